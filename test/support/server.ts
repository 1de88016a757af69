import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

interface ServerOptions {
  databaseUrl: string
  /** A free one unless given; give it to come back at the same address after a kill. */
  port?: number
  /** Run the timer jobs; off by default, so that a test decides when. */
  timers?: boolean
  /** Clock, secrets, files and messages; kept and reused when given, otherwise temporary. */
  dataFolder?: string
  env?: Record<string, string>
}

export interface TestServer {
  url: string
  dataFolder: string
  /** Lets running requests end. */
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

/** The local server as a process of its own, running the functions built in dist/. */
export async function startServer({ databaseUrl, port = 0, timers = false, dataFolder, env }: ServerOptions): Promise<TestServer> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'qicheng-server-'))
  chmodSync(folder, 0o755)
  const child = spawn(process.execPath, ['config/run.mjs', 'cloudfunctions/_local/serve-for-test.ts'], {
    cwd: resolve(__dirname, '../..'),
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      QICHENG_DATA: folder,
      QICHENG_TIMERS: timers ? 'on' : 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
    if (!dataFolder && signal === 'SIGTERM') rmSync(folder, { recursive: true, force: true })
  }
  return { url: await readyAt(child), dataFolder: folder, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    child.once('exit', (code) => failed(new Error(`the server ended with code ${code} before it was ready`)))
    if (!child.stdout) return
    createInterface(child.stdout).on('line', (line) => {
      const ready = /^\{"ready":"([^"]+)"\}$/.exec(line)?.[1]
      if (ready) done(ready)
    })
  })
}
