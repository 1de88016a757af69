import sql, { empty, type Sql } from 'sql-template-tag'
import { type Actor, roles } from '../../src/shared/roles'
import type { Workflow } from '../../src/shared/workflow'
import { type Case, stateChip } from './cases'
import type { Db } from './database'

/** Steps that belong to no workflow's table. */
const generalLabels: Record<string, string> = { undo: '撤销批量办理' }

const actorNames: Record<string, string> = { clock: '系统（到期）', system: '系统' }

/**
 * A condition over `audit a`: what an employer may read of a case is what has happened since it was submitted to this employer; whom the
 * student had turned to before, and why that came to nothing, is not its affair (X-2).
 */
export const sinceSubmittedTo = (schoolId: string, caseId: string): Sql => sql`a.seq >= coalesce((select min(s.seq) from audit s
    where s.school_id = ${schoolId} and s.case_id = ${caseId} and s.action = 'submit'
      and s.seq > coalesce((select max(o.seq) from audit o join workflow_case k on k.school_id = o.school_id and k.case_id = o.case_id
        where o.school_id = ${schoolId} and o.case_id = ${caseId} and o.action = 'submit' and o.detail ->> 'employerId' <> k.employer_id::text), 0)), 0)`

/** Who did what when and why, oldest first (X-7); to the student in the student's words, to an employer from its own beginning on. */
export async function trailOf(
  db: Db,
  table: Workflow<never>,
  { schoolId, caseId }: Pick<Case, 'schoolId' | 'caseId'>,
  reader?: Actor | null,
) {
  const rows = await db.rows<{
    at: Date
    name: string | null
    on_behalf_of: string | null
    role: string
    action: string
    to_state: string
    reason: string | null
  }>(sql`
    select a.at, p.name, b.name as on_behalf_of, a.role, a.action, a.to_state, a.reason from audit a
    left join person p on p.school_id = a.school_id and p.person_id = a.actor_id
    left join person b on b.school_id = a.school_id and b.person_id = a.on_behalf_of
    where a.school_id = ${schoolId} and a.case_id = ${caseId} ${reader === 'employer' ? sql`and ${sinceSubmittedTo(schoolId, caseId)}` : empty} order by a.seq`)
  return rows.map((row) => ({
    at: row.at.toISOString(),
    who: row.name ?? actorNames[row.role] ?? '系统',
    role: row.role in roles ? roles[row.role as keyof typeof roles].name : (actorNames[row.role] ?? row.role),
    onBehalfOf: row.on_behalf_of,
    label: table.actions[row.action]?.label ?? generalLabels[row.action] ?? row.action,
    state: table.states[row.to_state] ? stateChip(table, row.to_state, reader).label : row.to_state,
    reason: row.reason,
  }))
}
