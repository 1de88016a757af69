import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from './postgres'

const name = 'qicheng'

interface LocalDatabase {
  url: string
  /** It was running already: leave it running. */
  takenOver: boolean
  stop(): Promise<void>
  /** Deletes everything in it. */
  empty(): Promise<void>
}

/** The database of a local run: the one `DATABASE_URL` names, otherwise the PostgreSQL kept in the data folder. */
export async function localDatabase(dataFolder: string): Promise<LocalDatabase> {
  const given = process.env.DATABASE_URL
  if (given)
    return {
      url: given,
      takenOver: true,
      stop: async () => undefined,
      empty: () => Promise.reject(new Error('DATABASE_URL is yours: empty it yourself')),
    }
  const postgres = await startPostgres(join(dataFolder, 'postgres'))
  const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href
  const existing = await ask(postgres.url, `select 1 from pg_database where datname = '${name}'`)
  if (existing.length === 0) await ask(postgres.url, `create database ${name}`)
  const empty = async () => {
    await ask(postgres.url, `drop database ${name} with (force)`)
    await ask(postgres.url, `create database ${name}`)
  }
  return { url, takenOver: postgres.takenOver, stop: () => postgres.stop(), empty }
}

/** One statement on its own connection. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}
