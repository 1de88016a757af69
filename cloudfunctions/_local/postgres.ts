import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { platform, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { type Account, canReach, postgresAccount } from './postgres-account'
import { postgresBinaries } from './postgres-binaries'
import { isAlive, postmasterOf, stopPostmaster } from './postmaster'

export interface RunningPostgres {
  /** Of the database `postgres`; exchange the path for another database. */
  url: string
  port: number
  pid: number
  /** It was running already. */
  takenOver: boolean
  stop(): Promise<void>
}

interface PostgresOptions {
  port?: number
  /** False for tests only: no fsync, no password; a power cut loses the data. */
  durable?: boolean
}

/** A database that does not start. The message is one sentence with a way out. */
export class PostgresBroken extends Error {}

/**
 * A real PostgreSQL 18 on 127.0.0.1 with its data in `folder`, made when it is empty.
 * A server still running there, after its starter was killed, is taken over; one that was killed itself recovers.
 * It runs in its own process group: a Ctrl-C in the terminal reaches only the starter, which must call `stop`.
 */
export async function startPostgres(folder: string, { port, durable = true }: PostgresOptions = {}): Promise<RunningPostgres> {
  const account = postgresAccount()
  const home = clusterFolder(folder, account)
  const data = join(home, 'data')
  const binaries = postgresBinaries(account)
  if (!existsSync(data)) makeCluster(binaries.initdb, home, account, durable)
  if (!existsSync(join(data, 'PG_VERSION'))) throw broken(folder, 'PG_VERSION is missing')
  const password = readFileSync(join(home, 'password'), 'utf8')
  const urlAt = (at: number) => `postgres://postgres:${password}@127.0.0.1:${at}/postgres`

  const running = postmasterOf(data)
  if (running) {
    await untilReady(urlAt(running.port), () => isAlive(running.pid), folder, home)
    return { url: urlAt(running.port), ...running, takenOver: true, stop: () => stopPostmaster(running.pid) }
  }
  // Either a killed server left it, or its number now belongs to another program; PostgreSQL would refuse the latter.
  rmSync(join(data, 'postmaster.pid'), { force: true })
  const at = port ?? (await freePort())
  const pid = launch(binaries.postgres, home, at, account, durable)
  await untilReady(urlAt(at), () => isAlive(pid), folder, home)
  return { url: urlAt(at), port: at, pid, takenOver: false, stop: () => stopPostmaster(pid) }
}

/** Where the data of `folder` really is: run as root, a place the database's user can reach. */
export function clusterFolder(folder: string, account = postgresAccount()): string {
  const wanted = resolve(folder)
  mkdirSync(wanted, { recursive: true })
  if (canReach(wanted, account)) return wanted
  const elsewhere = join('/var/lib', `qicheng-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`)
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
  return elsewhere
}

function makeCluster(initdb: string, home: string, account: Account, durable: boolean): void {
  const password = randomBytes(18).toString('base64url')
  writeFileSync(join(home, 'password'), password, { mode: 0o600 })
  const passwordFile = join(tmpdir(), `qicheng-${randomBytes(8).toString('hex')}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  const half = join(home, 'data.half')
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  for (const place of [passwordFile, half]) giveTo(account, place)
  const locale = platform() === 'darwin' ? ['--lc-collate=C', '--lc-ctype=en_US.UTF-8'] : ['--locale=C.UTF-8']
  const flags = [
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    `--auth=${durable ? 'scram-sha-256' : 'trust'}`,
    '--encoding=UTF8',
    '--lc-messages=C',
    ...locale,
  ]
  const made = spawnSync(initdb, [`--pgdata=${half}`, ...flags, ...(durable ? [] : ['--no-sync'])], { ...account, cwd: '/' })
  rmSync(passwordFile)
  if (made.status !== 0)
    throw new PostgresBroken(`PostgreSQL could not make its data folder: ${lastLine(String(made.stderr)) || String(made.error)}`)
  // A cluster interrupted half-way is never taken for a whole one.
  renameSync(half, join(home, 'data'))
}

function giveTo({ uid, gid }: Account, place: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(place, uid, gid)
}

const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB']
const always = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=300',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  'jit=off',
]

function launch(postgres: string, home: string, port: number, account: Account, durable: boolean): number {
  const data = join(home, 'data')
  chmodSync(data, 0o700)
  const log = openSync(join(home, 'postgres.log'), 'w')
  const settings = [...always, ...(durable ? [] : fast)].flatMap((setting) => ['-c', setting])
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...settings], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  child.on('error', () => undefined)
  return child.pid ?? 0
}

/** Recovery after a crash may take a while, so the wait ends when the server does, or after two minutes. */
async function untilReady(url: string, alive: () => boolean, folder: string, home: string): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await pause(50)) {
    const answer = await knock(url)
    if (answer === 'ready') return
    if (answer === 'wrong-password' || !alive())
      throw broken(folder, answer === 'wrong-password' ? answer : reasonIn(join(home, 'postgres.log')))
  }
  throw broken(folder, 'no answer within two minutes')
}

async function knock(url: string): Promise<'ready' | 'wrong-password' | 'not-yet'> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'wrong-password' : 'not-yet'
  } finally {
    await client.end().catch(() => undefined)
  }
}

function broken(folder: string, reason: string): PostgresBroken {
  return new PostgresBroken(
    `The database in ${folder} does not start (${reason}). Way out: npm run demo:reset deletes it and begins afresh.`,
  )
}

function reasonIn(logFile: string): string {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n') : []
  const reason = lines.find((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? 'it wrote no log'
  return reason.replace(/^.*?(FATAL|PANIC|LOG|postgres): */, '')
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''

/** A port nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}
