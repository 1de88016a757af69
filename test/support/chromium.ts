import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface Chromium {
  executablePath: string
  /** What it needs to run without a screen, also as root, and to ask the network for nothing of its own. */
  args: string[]
}

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const onMac = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const quiet = '--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** The Chromium of the system, or `CHROMIUM`; where there is none, the one that comes inside npm. */
export function findChromium(): Chromium {
  const args = ['--no-sandbox', ...quiet.split(' ')]
  const inPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const own = [process.env.CHROMIUM ?? '', ...inPath, ...onMac].find(canRun)
  if (own) return { executablePath: own, args }
  const executablePath = execFileSync(process.execPath, ['--input-type=module', '--eval', askPackage], { encoding: 'utf8' }).trim()
  return { executablePath, args }
}

/**
 * The package is an ES module that jest cannot load, so a process of its own asks it. Unpacks the browser the first time. Its own
 * arguments are made for a cloud function and put everything into one process, in which pages get stuck once in a while.
 */
const askPackage = `import chromium from '@sparticuz/chromium'
console.log(await chromium.executablePath())`

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return file !== ''
  } catch {
    return false
  }
}
