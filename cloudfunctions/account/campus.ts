import sql from 'sql-template-tag'
import { campusWords as words } from '../../src/shared/account/wording'
import { type Contact, Invalid } from '../../src/shared/errors'
import { roles } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import type { CommandAction, OpenAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { campusesOf } from './facts'
import { meOf } from './me'

/** For the sign-in page: nothing to choose where the school has one campus. */
export const campuses: OpenAction<'account.campuses'> = async ({ ports: { database, schoolId } }) => {
  const names = await campusesOf(database, schoolId)
  if (names.length < 2) return { campuses: [] }
  const desks = await helpDesks(database, schoolId)
  return {
    campuses: names.map((name) => {
      const { office, phone, place } = desks.find(({ campus }) => campus === name) ?? {}
      return { name, help: office ? { office, phone: phone ?? '', place: place ?? '' } : null }
    }),
  }
}

async function helpDesks(db: Db, schoolId: string) {
  const season = await db.row<{ season_id: string; policy_version: number }>(
    sql`select season_id, policy_version from season where school_id = ${schoolId} and is_current`,
  )
  if (!season) return []
  return (await policyOf(db, { schoolId, seasonId: season.season_id, policyVersion: season.policy_version }, 'account')).helpDesks
}

/** Whom to call at a campus when signing in fails; null where the school has not said. */
export async function helpAt(db: Db, schoolId: string, campus: string | undefined): Promise<Contact | null> {
  const desk = campus && (await helpDesks(db, schoolId)).find((one) => one.campus === campus)
  return desk ? { office: desk.office, phone: desk.phone || undefined, place: desk.place || undefined } : null
}

/** The campus a session gets for the one chosen, and what has to be said about it: a wrong one is corrected, never refused. */
export async function settledCampus(
  db: Db,
  schoolId: string,
  personId: string,
  chosen: string | undefined,
): Promise<{ campus: string | null; note: string | null }> {
  const own = await db.row<{ campus: string | null; mine: string[] | null }>(sql`select
    (select g.campus from graduate g join season s on s.school_id = g.school_id and s.season_id = g.season_id
      where g.school_id = ${schoolId} and g.person_id = ${personId} and g.state <> 'removed'
        and not exists (select 1 from role_grant r where r.school_id = g.school_id and r.person_id = g.person_id and r.role <> 'student')
      order by s.is_current desc, s.season_id desc limit 1) as campus,
    (select array_agg(distinct scope_id order by scope_id) from role_grant
      where school_id = ${schoolId} and person_id = ${personId} and role = any(${campusRoles})) as mine`)
  if (own?.campus) return { campus: own.campus, note: chosen && chosen !== own.campus ? words.corrected(own.campus) : null }
  if (!chosen) return { campus: null, note: null }
  if (!(await campusesOf(db, schoolId)).includes(chosen)) return { campus: null, note: words.unknown(chosen) }
  const outside = own?.mine && !own.mine.includes(chosen)
  return { campus: chosen, note: outside ? words.outside(chosen, own.mine?.join('、') ?? '') : null }
}

const campusRoles = Object.entries(roles)
  .filter(([, { scope }]) => scope === 'campus')
  .map(([role]) => role)

/** Staff move to another campus without signing in again. */
export const chooseCampus: CommandAction<'account.chooseCampus'> = async ({ input, caller, tx, now }) => {
  const known = await campusesOf(tx, caller.schoolId)
  if (!known.includes(input.campus)) throw new Invalid({ campus: words.unknown(input.campus) })
  if (!isStaff(caller)) throw new Invalid({ campus: words.rosterDecides })
  await tx.run(sql`update session set campus = ${input.campus} where school_id = ${caller.schoolId} and token_hash = ${caller.tokenHash}`)
  return meOf(tx, { ...caller, campus: input.campus }, now)
}

const isStaff = ({ grants }: Pick<Caller, 'grants'>) => grants.some(({ role }) => role !== 'student')
