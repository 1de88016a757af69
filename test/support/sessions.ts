import { createHash, randomBytes, randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Role } from '../../src/shared/roles'
import { type Client, type School, schoolId } from './school'

/** A person of the demo rosters by student number, staff number or operator account. */
export async function personIdOf({ database }: School, number: string): Promise<string> {
  const row = await database.row<{ person_id: string }>(
    sql`select person_id from person where school_id = ${schoolId} and number = ${number}`,
  )
  if (!row) throw new Error(`nobody has the number ${number}`)
  return row.person_id
}

/**
 * A session made straight in the database, where the sign-in itself is not what is tested: no password has to be hashed. The password
 * counts as given again a moment ago, so that exports and overrides answer; `school.as` has sessions without that.
 */
export async function sessionOf({ database, clock }: School, personId: string, role: Role | null = null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const until = new Date(clock.now.getTime() + 30 * 86_400_000)
  await database.run(
    sql`update person set password_hash = coalesce(password_hash, 'set'), initial_password_used = true where school_id = ${schoolId} and person_id = ${personId}`,
  )
  await database.run(sql`insert into session (school_id, token_hash, person_id, acting_role, channel, created_at, expires_at, confirmed_until)
    values (${schoolId}, ${createHash('sha256').update(token).digest()}, ${personId}, ${role}, 'web', ${clock.now}, ${until}, ${until})`)
  return token
}

/** The person of that number, in a browser. */
export async function inBrowser(school: School, number: string, role: Role | null = null): Promise<Client> {
  return school.web(await sessionOf(school, await personIdOf(school, number), role))
}

/** The same session, its password not given again of late. */
export async function unconfirmed({ database }: School, client: Client): Promise<Client> {
  const tokenHash = createHash('sha256').update(client.token).digest()
  await database.run(sql`update session set confirmed_until = null where school_id = ${schoolId} and token_hash = ${tokenHash}`)
  return client
}

/** Somebody new who holds one role with one scope, in a browser. */
export async function newcomer(school: School, role: Role, scopeId: string): Promise<Client> {
  const personId = randomUUID()
  const number = `N${personId.slice(0, 8)}`
  await school.database.run(
    sql`insert into person (school_id, person_id, number, name) values (${schoolId}, ${personId}, ${number}, '新来的')`,
  )
  await school.database.run(
    sql`insert into role_grant (school_id, person_id, role, scope_id) values (${schoolId}, ${personId}, ${role}, ${scopeId})`,
  )
  return school.web(await sessionOf(school, personId, role))
}
