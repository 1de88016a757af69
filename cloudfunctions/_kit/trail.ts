import sql from 'sql-template-tag'
import { type Actor, roles } from '../../src/shared/roles'
import type { Workflow } from '../../src/shared/workflow'
import { type Case, stateChip } from './cases'
import type { Db } from './database'

/** Steps that belong to no workflow's table. */
const generalLabels: Record<string, string> = { undo: '撤销批量办理' }

const actorNames: Record<string, string> = { clock: '系统（到期）', system: '系统' }

/** Who did what when and why, oldest first; to the student in the student's words. */
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
    where a.school_id = ${schoolId} and a.case_id = ${caseId} order by a.seq`)
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
