import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { isAlive } from './postmaster'

/** A start that cannot go on. The message is one sentence with a way out. */
export class CannotStart extends Error {}

interface Running {
  pid: number
  url: string
}

/** The start that uses this data folder now; a record left by a killed one does not count. */
export async function runningStart(dataFolder: string): Promise<Running | null> {
  const record = readRecord(join(dataFolder, 'running.json'))
  if (!record || record.pid === process.pid || !isAlive(record.pid)) return null
  const answers = await fetch(`${record.url}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  )
  return answers ? record : null
}

function readRecord(file: string): Running | null {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Running) : null
  } catch {
    return null
  }
}

/** @throws CannotStart when another start uses the folder, or another program the port */
export async function beTheOnlyStart(dataFolder: string, port: number): Promise<void> {
  const other = await runningStart(dataFolder)
  if (other)
    throw new CannotStart(
      `Qicheng is already running at ${other.url} (process ${other.pid}): open that, or end it with Ctrl-C there (kill ${other.pid}).`,
    )
  if (port && !(await isFree(port)))
    throw new CannotStart(`Port ${port} is used by another program: choose another, for instance PORT=${port + 1} npm start.`)
}

export function recordStart(dataFolder: string, url: string): () => void {
  const file = join(dataFolder, 'running.json')
  writeFileSync(file, JSON.stringify({ pid: process.pid, url }))
  return () => rmSync(file, { force: true })
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}
