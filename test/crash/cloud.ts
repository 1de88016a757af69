import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { migrate } from '../../cloudfunctions/_kit/migrate'
import { freePort, type RunningPostgres, startPostgres } from '../../cloudfunctions/_local/postgres'
import { foundedSchool, type School } from '../support/school'
import { startServer, type TestServer } from '../support/server'

/** A school on a durable PostgreSQL of its own, and the server in a process of its own; each can be killed and brought back at its address. */
export interface Cloud {
  school: School
  url: string
  postgres: { stop(): Promise<void>; kill(): Promise<void>; start(): Promise<void> }
  server: { kill(): Promise<void>; start(): Promise<void>; isAlive(): Promise<boolean> }
  post(path: string, body: object): Promise<Response>
  end(): Promise<void>
}

export async function cloud(options: { graduates?: number } = {}): Promise<Cloud> {
  const folder = mkdtempSync(join(tmpdir(), 'qicheng-crash-'))
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'server'))
  const [databasePort, serverPort] = [await freePort(), await freePort()]
  let postgres: RunningPostgres = await startPostgres(join(folder, 'postgres'), { port: databasePort })
  const databaseUrl = await emptyDatabase(postgres.url)
  await migrate(databaseUrl, resolve(__dirname, '../../cloudfunctions/_migrations'))
  const school = await foundedSchool({ ...options, employers: 1, on: databaseUrl })
  const begin = () => startServer({ databaseUrl, port: serverPort, dataFolder: join(folder, 'server') })
  let server: TestServer = await begin()
  const post = (path: string, body: object) =>
    fetch(server.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  await post('/local/clock', { now: school.clock.now.toISOString() })
  return {
    school,
    url: server.url,
    post,
    postgres: {
      stop: () => postgres.stop(),
      async kill() {
        process.kill(postgres.pid, 'SIGKILL')
      },
      async start() {
        postgres = await eventually(() => startPostgres(join(folder, 'postgres'), { port: databasePort }))
      },
    },
    server: {
      kill: () => server.kill(),
      async start() {
        server = await begin()
      },
      isAlive: () =>
        fetch(`${server.url}/healthz`)
          .then(({ ok }) => ok)
          .catch(() => false),
    },
    async end() {
      await server.stop()
      await school.end()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The processes of a killed PostgreSQL take a moment to notice; until then a new one refuses to start. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 20) throw error
      await pause(250)
    }
  }
}

async function emptyDatabase(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('create database qicheng')
  await client.end()
  return Object.assign(new URL(url), { pathname: '/qicheng' }).href
}
