import sql from 'sql-template-tag'
import type { ClearanceFacts } from '../../src/shared/departure/workflow'
import type { Role } from '../../src/shared/roles'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'

const ADVISOR = 'advisor'

/** What the guards of clearance items look at, for any number of items in one query (S2-13). */
export async function clearanceFacts(db: Db, items: Case[], role: Role | 'system'): Promise<Map<string, ClearanceFacts>> {
  const rows = await db.rows<{ student_id: string }>(sql`select student_id from workflow_case
    where school_id = ${items[0]?.schoolId ?? ''} and season_id = ${items[0]?.seasonId ?? ''} and subject = 'clearance' and part = ${ADVISOR} and state <> 'passed'
      and student_id = any(${[...new Set(items.map(({ studentId }) => studentId))]}::uuid[])`)
  const blocked = new Set(rows.map((row) => row.student_id))
  return new Map(
    items.map((item) => [
      item.caseId,
      { ownItem: decides(role, item.part), advisorPassed: item.part === ADVISOR || !blocked.has(item.studentId) },
    ]),
  )
}

/** The advisor's item is the advisor's alone; offices are cut to their own rows by scope. */
function decides(role: Role | 'system', part: string): boolean {
  return role === 'system' || (role === 'advisor') === (part === ADVISOR)
}
