import { existsSync, readFileSync } from 'node:fs'
import { command, stage } from './stages.mjs'

/** Installs when what npm installed is not what the lockfile names. `npm install`, because `npm ci` insists on other platforms' binaries. */
export async function install() {
  if (!isInstalled())
    await stage('Packages', () => command('npm', ['install', '--no-audit', '--no-fund'], { env: { NODE_ENV: 'development' } }))
}

function isInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false
  const wanted = packagesIn('package-lock.json')
  const have = packagesIn('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([place, { version, optional }]) => place === '' || optional || have[place]?.version === version)
}

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
