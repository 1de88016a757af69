import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { migrate } from '../_kit/migrate'
import { ask, localDatabase } from './local-database'
import { beTheOnlyStart, CannotStart, recordStart, runningStart } from './only-start'
import { clusterFolder, PostgresBroken } from './postgres'
import { postmasterOf, stopPostmaster } from './postmaster'
import { importDemo } from './seed/import-demo'
import type { DemoAccount } from './seed/story/accounts'
import { serve } from './serve'

/** Prints a progress line and runs one part of the start. */
export type Stage = <T>(title: string, work: () => Promise<T>) => Promise<T>

const dataFolder = resolve(process.env.QICHENG_DATA ?? '.data')
const port = Number(process.env.PORT ?? 5180)

/** Nothing has been started yet: is there room? @throws CannotStart */
export async function checkRoom(): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotStart(`PORT=${process.env.PORT} is no port: use a number up to 65535, for instance PORT=5180 npm start.`)
  if (existsSync(join(dataFolder, 'postgres')) && !existsSync(join(dataFolder, 'secrets.json'))) {
    throw new CannotStart(
      `${join(dataFolder, 'secrets.json')} is missing, and without it the data cannot be read: put it back, or begin afresh with npm run demo:reset.`,
    )
  }
  await beTheOnlyStart(dataFolder, port)
}

/** Database, migrations, server, demo class. Runs until it is told to stop; answers the address. */
export async function start(stage: Stage): Promise<{ url: string; accounts: DemoAccount[]; stop(): Promise<void> }> {
  mkdirSync(dataFolder, { recursive: true })
  const database = await stage('PostgreSQL', () => localDatabase(dataFolder))
  try {
    await stage('Migrations', async () => {
      if (await isHalfDemo(database.url)) await database.empty()
      await migrate(database.url, resolve('cloudfunctions/_migrations'))
    })
    const wanted = process.env.QICHENG_DEMO !== 'off' && (await isEmpty(database.url))
    const server = await serve({ databaseUrl: database.url, dataFolder, port, timers: process.env.QICHENG_TIMERS !== 'off' })
    const forget = recordStart(dataFolder, server.url)
    const stop = async () => {
      forget()
      await server.stop()
      await database.stop()
    }
    const accounts = wanted ? await stage('Demo class', () => demo(database.url, server.url)) : knownAccounts()
    return { url: server.url, accounts, stop }
  } catch (error) {
    await database.stop()
    throw error
  }
}

const accountsFile = join(dataFolder, 'demo-accounts.json')

/** The mark tells a demo import that was killed half-way from a school that is really used. */
async function demo(url: string, origin: string): Promise<DemoAccount[]> {
  await ask(url, 'create table if not exists local_demo (finished_at timestamptz)')
  const accounts = await importDemo({ url, origin, story: process.env.QICHENG_STORY !== 'off' })
  writeFileSync(accountsFile, JSON.stringify(accounts, null, 2))
  await ask(url, 'insert into local_demo values (now())')
  return accounts
}

async function isHalfDemo(url: string): Promise<boolean> {
  const [found] = await ask(url, "select to_regclass('local_demo') is not null as begun")
  return found?.begun === true && (await ask(url, 'select 1 from local_demo')).length === 0
}

const isEmpty = async (url: string) => (await ask(url, 'select 1 from school limit 1')).length === 0

const knownAccounts = () => (existsSync(accountsFile) ? (JSON.parse(readFileSync(accountsFile, 'utf8')) as DemoAccount[]) : [])

/** Stops the database of the data folder, whoever started it; for an end in the middle of a start. */
export async function stopDatabase(): Promise<void> {
  const running = postmasterOf(join(clusterFolder(join(dataFolder, 'postgres')), 'data'))
  if (running) await stopPostmaster(running.pid)
}

/** Deletes the local data: database, files, messages, clock, secrets. @throws CannotStart while a start uses them */
export async function resetDemo(): Promise<void> {
  const running = await runningStart(dataFolder)
  if (running) throw new CannotStart(`Qicheng is running at ${running.url}: end it first with Ctrl-C there (kill ${running.pid}).`)
  if (!existsSync(dataFolder)) return
  await stopDatabase()
  const home = clusterFolder(join(dataFolder, 'postgres'))
  for (const folder of [home, dataFolder]) rmSync(folder, { recursive: true, force: true })
}

/** The sentence for a person, if the failure has one. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof CannotStart || error instanceof PostgresBroken) return error.message
  if (error instanceof SyntaxError && error.stack?.includes('JSON.parse'))
    return `A file in ${dataFolder} is not readable (${error.message}): restore it, or begin afresh with npm run demo:reset.`
  return null
}
