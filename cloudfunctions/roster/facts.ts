import sql from 'sql-template-tag'
import { NotFound } from '../../src/shared/errors'
import type { Db } from '../_kit/database'

/** Person and study data of a graduate, as documents print it (S0-30: confirmed, not edited). */
export interface Party {
  name: string
  number: string
  college: string
  className: string
  major: string
  level: string
  mobile: string | null
  email: string | null
  idNumberSealed: Buffer | null
  registry: Record<string, string>
}

/** A person's name, whatever has become of them. */
export async function nameOf(db: Db, schoolId: string, personId: string): Promise<string> {
  const row = await db.row<{ name: string }>(sql`select name from person where school_id = ${schoolId} and person_id = ${personId}`)
  return row?.name ?? ''
}

export async function partyOf(db: Db, schoolId: string, seasonId: string, personId: string): Promise<Party> {
  const row =
    await db.row<Party>(sql`select p.name, p.number, g.college, g.class_name as "className", g.major, g.level, p.mobile, p.email, p.id_number_sealed as "idNumberSealed", g.registry
    from graduate g join person p on p.school_id = g.school_id and p.person_id = g.person_id
    where g.school_id = ${schoolId} and g.season_id = ${seasonId} and g.person_id = ${personId} and g.state = 'active'`)
  if (!row) throw new NotFound('本届毕业生名单中没有您的信息，请联系学院老师补充。')
  return row
}

/** Whether a graduate of this season is at the same time one of another season that is still open. */
export async function livesInAnotherSeason(
  db: Db,
  { schoolId, seasonId, studentId }: { schoolId: string; seasonId: string; studentId: string },
): Promise<boolean> {
  const row = await db.row(sql`select 1 from graduate g
    join season s on s.school_id = g.school_id and s.season_id = g.season_id and s.state = 'open'
    where g.school_id = ${schoolId} and g.person_id = ${studentId} and g.season_id <> ${seasonId} and g.state = 'active'`)
  return row !== null
}
