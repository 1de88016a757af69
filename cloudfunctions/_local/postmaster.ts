import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A PostgreSQL server process, as its `postmaster.pid` tells. */
export interface Postmaster {
  pid: number
  port: number
}

/** The server running on a data folder, or null: no file, or one left behind by a killed server. */
export function postmasterOf(data: string): Postmaster | null {
  const [pid, , , port] = linesOf(join(data, 'postmaster.pid')).map(Number)
  return pid && port && isAlive(pid) && isPostgres(pid) ? { pid, port } : null
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

/** Whether a process has this number; one of another user counts, one that ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(linesOf(`/proc/${pid}/stat`).join(''))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The number of a killed server may have gone to another program. */
function isPostgres(pid: number): boolean {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .includes('postgres')
  } catch {
    return linesOf(`/proc/${pid}/comm`).join('').includes('postgres')
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    for (let tries = 0; tries < 200 && isAlive(pid); tries++) await pause(50)
  }
}
