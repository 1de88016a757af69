import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { type RunningPostgres, startPostgres } from '../../cloudfunctions/_local/postgres'
import { isAlive, postmasterOf, stopPostmaster } from '../../cloudfunctions/_local/postmaster'

const prefix = 'qicheng-test-'
const template = 'qicheng_template'
const variable = 'QICHENG_TEST_CLUSTER'

/**
 * One PostgreSQL for a whole test run, with a template database that `migrate` prepares; called by jest's globalSetup.
 * Its address reaches the test files through the environment. Returns how to end it, for globalTeardown.
 * What is measured wants it `durable`, as in production.
 */
export async function startCluster(migrate: (url: string) => Promise<unknown>, { durable = false } = {}): Promise<() => Promise<void>> {
  await sweepLeftovers()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'owner'), String(process.pid))
  const postgres = await startPostgres(join(folder, 'postgres'), { durable })
  process.env[variable] = postgres.url
  await query(postgres.url, `create database ${template}`)
  await migrate(withDatabase(postgres.url, template))
  return () => end(postgres, folder)
}

async function end(postgres: RunningPostgres, folder: string): Promise<void> {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** A migrated, empty database of its own for one test file. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const cluster = process.env[variable]
  if (!cluster) throw new Error('No test cluster: run through config/jest.config.cjs, whose globalSetup starts one.')
  const name = `t_${randomBytes(8).toString('hex')}`
  await createFromTemplate(cluster, name)
  return { url: withDatabase(cluster, name), drop: () => query(cluster, `drop database if exists ${name} with (force)`) }
}

/** Two test files that start in the same moment can meet at the template; the loser tries again. */
async function createFromTemplate(cluster: string, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await query(cluster, `create database ${name} template ${template}`)
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || tries === 20) throw error
      await pause(100)
    }
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

/** Clusters of test runs that were killed. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    const owner = join(folder, 'owner')
    if (!existsSync(owner) || isAlive(Number(readFileSync(owner, 'utf8')))) continue
    const left = postmasterOf(join(folder, 'postgres', 'data'))
    if (left) await stopPostmaster(left.pid)
    rmSync(folder, { recursive: true, force: true })
  }
}
