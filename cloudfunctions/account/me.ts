import sql from 'sql-template-tag'
import type { Me } from '../../src/shared/account/me'
import { Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { roles } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { templateIds } from '../notice/facts'
import { seasonsOf } from '../season/facts'
import { campusesOf, unreadOf } from './facts'

/** Who I am, which roles I hold, and what must be done first. */
export async function meOf(db: Db, caller: Caller, now: Date): Promise<Me> {
  const bound = await db.row(sql`select 1 from wechat_binding where school_id = ${caller.schoolId} and person_id = ${caller.personId}`)
  const held = [...new Set(caller.grants.map(({ role }) => role))]
  const employers = await employerNames(db, caller)
  const seasons = await seasonsOf(db, caller)
  // Only a campus of one's work can be chosen; a student's is the roster's.
  const campuses = held.some((role) => roles[role].scope === 'campus') ? await campusesOf(db, caller.schoolId) : []
  return {
    personId: caller.personId,
    name: caller.name,
    number: caller.number,
    role: caller.role,
    roles: held.map((role) => ({
      role,
      roleName: roles[role].name,
      scopes: caller.grants
        .filter((grant) => grant.role === role && grant.scopeId !== 'self')
        .map(({ scopeId }) => employers.get(scopeId) ?? (scopeId === 'university' ? '全校' : scopeId)),
    })),
    mustChangePassword: caller.mustChangePassword,
    bound: bound !== null,
    school: { id: caller.schoolId, name: caller.schoolName },
    season: {
      id: caller.seasonId,
      name: caller.seasonName,
      state: caller.seasonState,
      current: seasons.some(({ seasonId, current }) => current && seasonId === caller.seasonId),
      others: seasons.some(({ seasonId }) => seasonId !== caller.seasonId),
    },
    campus: caller.campus,
    campuses: campuses.length > 1 ? campuses : [],
    templates: templateIds(),
    unread: await unreadOf(db, caller),
    now: now.toISOString(),
  }
}

async function employerNames(db: Db, { schoolId, grants }: Caller): Promise<Map<string, string>> {
  const ids = grants.filter(({ role }) => role === 'employer-operator').map(({ scopeId }) => scopeId)
  if (ids.length === 0) return new Map()
  const rows = await db.rows<{ employer_id: string; name: string }>(
    sql`select employer_id, name from employer where school_id = ${schoolId} and employer_id = any(${ids}::uuid[])`,
  )
  return new Map(rows.map(({ employer_id, name }) => [employer_id, name]))
}

export const me: QueryAction<'account.me'> = ({ db, caller, now }) => meOf(db, caller, now)

/** One tap to another role held; remembered with the session. */
export const actAs: CommandAction<'account.actAs'> = async ({ input, caller, tx, now }) => {
  if (!caller.grants.some(({ role }) => role === input.role)) throw new Refused(refusal('role-not-yours'))
  await tx.run(
    sql`update session set acting_role = ${input.role} where school_id = ${caller.schoolId} and token_hash = ${caller.tokenHash}`,
  )
  const scopes = caller.grants.filter(({ role }) => role === input.role).map(({ scopeId }) => scopeId)
  return meOf(tx, { ...caller, role: input.role, scopes }, now)
}
