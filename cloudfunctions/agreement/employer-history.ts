import sql from 'sql-template-tag'
import type { EmployerChanges } from '../../src/shared/account/employer-changes'
import { employerWords } from '../../src/shared/account/wording'
import { NotFound } from '../../src/shared/errors'
import { roles } from '../../src/shared/roles'
import type { QueryAction } from '../_kit/handler'
import { employerOf } from './store'

interface Row {
  at: Date
  kind: string
  who: string | null
  role: string | null
  changes: EmployerChanges | null
  reason: string | null
}

/** Who changed what of an employer when, the newest first (S0-40). What agreements signed before say does not follow. */
export const employerHistory: QueryAction<'agreement.employerHistory'> = async ({ input, caller, db }) => {
  if (caller.role === 'employer-operator' && !caller.scopes.includes(input.employerId)) throw new NotFound()
  const employer = await employerOf(db, caller.schoolId, input.employerId)
  if (!employer) throw new NotFound()
  const rows =
    await db.rows<Row>(sql`select e.at, e.kind, p.name as who, e.role, e.detail -> 'changes' as changes, e.detail ->> 'reason' as reason
    from event e left join person p on p.school_id = e.school_id and p.person_id = e.actor_id
    where e.school_id = ${caller.schoolId} and e.detail ->> 'employerId' = ${input.employerId} and e.kind = any(${Object.keys(employerWords.history)})
    order by e.at desc, e.event_id limit 200`)
  return {
    name: employer.name,
    entries: rows.map(({ at, kind, who, role, changes, reason }) => ({
      at: at.toISOString(),
      who: who ?? '',
      role: role && role in roles ? roles[role as keyof typeof roles].name : '',
      label: employerWords.history[kind] ?? kind,
      reason,
      changes: Object.entries(changes ?? {}).map(([field, { from, to }]) => ({ field, from, to })),
    })),
  }
}
