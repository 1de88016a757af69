import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { type Database, openDatabase } from '../../cloudfunctions/_kit/database'
import { handle, type Ports } from '../../cloudfunctions/_kit/handler'
import { demoPeople } from '../../cloudfunctions/_local/seed/rosters'
import { actions } from '../../cloudfunctions/api/actions'
import { type ActionName, contracts, type Input, type Output } from '../../src/shared/contracts'
import { foundedSchool, importRoster, type School } from '../support/school'

/** Who is asked for is named by number; every person of a {@link openToEverybody} database has this session. */
export type Ask = <A extends ActionName>(number: string, action: A, data: Input<A>) => Promise<Output<A>>

export const tokenOf = (number: string) => `bench-session-token-${number}`

/**
 * A founded school of `graduates`, all of them leaving, with everybody signed in: passwords are not what is measured here.
 * Classes beyond the first sixty graduates' have no counselor; their college's officer decides.
 */
export async function classOf(graduates: number, employers: number): Promise<School> {
  const school = await foundedSchool({ graduates: FOUNDERS, employers })
  const people = demoPeople({ graduates, employers })
  const administrator = await school.as('T0002')
  if (graduates > FOUNDERS) await importRoster(administrator, school.ports, 'students', people.students)
  await administrator.call('departure.open', {})
  await openToEverybody(school.database)
  return { ...school, people }
}

const FOUNDERS = 60

/** Gives each person a session with {@link tokenOf} its number, and a password nobody can type. */
export async function openToEverybody(database: Database): Promise<void> {
  await database.run({ text: `update person set password_hash = '-' where password_hash is null`, values: [] })
  await database.run({
    text: `insert into session (school_id, token_hash, person_id, channel, created_at, expires_at)
      select school_id, sha256(convert_to($1 || number, 'UTF8')), person_id, 'phone', now(), 'infinity' from person on conflict do nothing`,
    values: [tokenOf('')],
  })
}

/** The feature code as the function runs it, without HTTP: the handler over `database`, each log line written to nowhere. */
export function askOver(ports: Ports, database: Database): Ask {
  const answer = handle(contracts, actions, { ...ports, database }, (line) => void JSON.stringify(line))
  return async <A extends ActionName>(number: string, action: A, data: Input<A>) => {
    const body = { action, data, requestId: randomUUID() }
    const got = await answer({ body, credentials: { token: tokenOf(number), openid: null }, channel: 'phone' })
    if (!got.ok) throw new Error(`${action}: ${got.error.code} ${got.error.message} ${JSON.stringify(got.error.fields ?? {})}`)
    return got.data as Output<A>
  }
}

/** A copy of the school's database as it is now. The school's own connections are idle here and are cut for it. */
export async function copyOf(school: School, name: string): Promise<string> {
  const source = new URL(school.url).pathname.slice(1)
  const client = new Client({ connectionString: Object.assign(new URL(school.url), { pathname: '/postgres' }).href })
  await client.connect()
  try {
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [source])
    await client.query(`create database ${name} template ${source}`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(school.url), { pathname: `/${name}` }).href
}

/** Opens a database for the time of `work`. */
export async function withDatabase<Answer>(
  url: string,
  connections: number,
  work: (database: Database) => Promise<Answer>,
): Promise<Answer> {
  const database = openDatabase(url, connections)
  try {
    return await work(database)
  } finally {
    await database.end()
  }
}

/** Runs the jobs from one queue, `width` at a time. */
export async function sideBySide<Job>(
  jobs: readonly Job[],
  width: number,
  run: (job: Job, place: number) => Promise<unknown>,
): Promise<void> {
  const queue = jobs.values()
  const worker = async (place: number) => {
    for (const job of queue) await run(job, place)
  }
  await Promise.all(Array.from({ length: width }, (_, place) => worker(place)))
}
