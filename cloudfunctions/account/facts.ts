import sql from 'sql-template-tag'
import type { Caller } from '../_kit/caller'
import type { Db, Tx } from '../_kit/database'
import { blindIndex, unseal } from '../_kit/secrets'

/** Binds a sealed ID number to its person, so that a row copied to another person does not open. */
export const idNumberContext = (schoolId: string, personId: string) => `${schoolId}/${personId}/id-number`

/** The plain ID number of a person, or null; callers mask it before it leaves the server. */
export async function idNumberOf(db: Db, schoolId: string, personId: string): Promise<string | null> {
  const row = await db.row<{ id_number_sealed: Buffer | null }>(
    sql`select id_number_sealed from person where school_id = ${schoolId} and person_id = ${personId}`,
  )
  return row?.id_number_sealed ? unseal(row.id_number_sealed, idNumberContext(schoolId, personId)) : null
}

/** Where failures of a sign-in number are counted, whether or not such a person exists. */
export const guardIndex = (schoolId: string, number: string) => blindIndex(`${schoolId}/sign-in/${number}`)

export async function unreadOf(db: Db, { schoolId, personId }: Pick<Caller, 'schoolId' | 'personId'>): Promise<number> {
  const row = await db.row<{ unread: number }>(
    sql`select count(*)::int as unread from notice where school_id = ${schoolId} and person_id = ${personId} and read_at is null`,
  )
  return row?.unread ?? 0
}

/** How many employers wait for the career centre. */
export async function employersWaiting(db: Db, schoolId: string): Promise<number> {
  const row = await db.row<{ count: number }>(
    sql`select count(*)::int as count from employer where school_id = ${schoolId} and state = 'registered' and registered_at is not null`,
  )
  return row?.count ?? 0
}

/** The operator's employers with which nobody can sign yet. */
export async function unapprovedOf(
  db: Db,
  { schoolId, scopes, role }: Caller,
): Promise<{ name: string; state: 'registered' | 'rejected' }[]> {
  if (role !== 'employer-operator') return []
  return db.rows(sql`select name, state from employer
    where school_id = ${schoolId} and employer_id = any(${scopes}::uuid[]) and state <> 'approved' order by name, employer_id`)
}

/** Signs a person out everywhere who is a student and nothing else. */
export async function endStudentSessions(tx: Tx, schoolId: string, personId: string, now: Date): Promise<void> {
  await tx.run(sql`update session s set revoked_at = ${now} where s.school_id = ${schoolId} and s.person_id = ${personId} and s.revoked_at is null
    and not exists (select 1 from role_grant g where g.school_id = s.school_id and g.person_id = s.person_id and g.role <> 'student')`)
}

/** Whether this is a graduate taken off the roster of every season they were in (S1-19), who plays no other part. */
export async function onlyRemoved(db: Db, schoolId: string, personId: string): Promise<boolean> {
  const row = await db.row(sql`select 1 from graduate g
    where g.school_id = ${schoolId} and g.person_id = ${personId} and g.state = 'removed'
      and not exists (select 1 from graduate o where o.school_id = g.school_id and o.person_id = g.person_id and o.state <> 'removed')
      and not exists (select 1 from role_grant r where r.school_id = g.school_id and r.person_id = g.person_id and r.role <> 'student')`)
  return row !== null
}

/** The campuses of the current season's graduates, by name. */
export async function campusesOf(db: Db, schoolId: string): Promise<string[]> {
  const rows = await db.rows<{ campus: string }>(sql`select distinct g.campus from graduate g
    join season s on s.school_id = g.school_id and s.season_id = g.season_id and s.is_current
    where g.school_id = ${schoolId} and g.state = 'active' order by g.campus`)
  return rows.map(({ campus }) => campus)
}
