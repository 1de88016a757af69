import sql, { empty } from 'sql-template-tag'
import { levels } from '../../src/shared/codes/level'
import { type ClearanceState, clearanceWorkflow } from '../../src/shared/departure/workflow'
import { actorOf } from '../../src/shared/roles'
import { stateChip } from '../_kit/cases'
import { cursorOf, readCursor } from '../_kit/cursor'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { visibleTo } from '../_kit/scope'
import { likeSafe } from '../_kit/search'

const PAGE = 100

interface Row {
  case_id: string
  part: string
  name: string
  number: string
  college: string
  class_name: string
  level: string
  state: ClearanceState
  open: boolean
  reason: string | null
  entered_at: Date
}

/** Whom an advisor or an office has to decide about (S2-11). An advisor sees only the item that is the advisor's own. */
export const queue: QueryAction<'departure.queue'> = async ({ input, caller, db }) => {
  const policy = await policyOf(db, caller, 'departure')
  const labels = new Map(policy.items.map(({ code, label }) => [code, label]))
  const own = caller.role === 'advisor' ? sql`and c.part = 'advisor'` : empty
  const mine = sql`c.school_id = ${caller.schoolId} and c.subject = 'clearance' and c.season_id = ${caller.seasonId} and ${visibleTo(caller)} ${own}`
  const after = readCursor(input.after)
  const rows =
    await db.rows<Row>(sql`select c.case_id, c.part, p.name, p.number, c.college, c.class_name, g.level, c.state, c.entered_at, a.reason,
      (c.part = 'advisor' or coalesce(v.state, 'passed') = 'passed') as open
    from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    left join workflow_case v on v.school_id = c.school_id and v.season_id = c.season_id and v.student_id = c.student_id and v.subject = 'clearance' and v.part = 'advisor'
    left join audit a on a.school_id = c.school_id and a.case_id = c.case_id and a.seq = c.version
    where ${mine} ${input.state ? sql`and c.state = ${input.state}` : empty} ${input.item ? sql`and c.part = ${input.item}` : empty}
      ${input.search ? sql`and (p.name like ${`%${likeSafe(input.search)}%`} or p.number like ${`${likeSafe(input.search)}%`} or c.class_name like ${`%${likeSafe(input.search)}%`})` : empty}
      ${after ? sql`and (c.entered_at, c.case_id) > (${after.at}, ${after.id}::uuid)` : empty}
    order by c.entered_at, c.case_id limit ${PAGE + 1}`)
  const counted = await db.rows<{ state: string; part: string; count: number }>(
    sql`select c.state, c.part, count(*)::int as count from workflow_case c where ${mine} group by c.state, c.part`,
  )
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  const ofItem = counted.filter(({ part }) => !input.item || part === input.item)
  return {
    counts: Object.entries(clearanceWorkflow.states).map(([state, { label }]) => ({
      state,
      label,
      count: ofItem.filter((row) => row.state === state).reduce((sum, { count }) => sum + count, 0),
    })),
    items: policy.items.filter(({ code }) => counted.some(({ part }) => part === code)).map(({ code, label }) => ({ code, label })),
    rows: shown.map((row) => ({
      caseId: row.case_id,
      item: row.part,
      itemLabel: labels.get(row.part) ?? row.part,
      name: row.name,
      number: row.number,
      college: row.college,
      className: row.class_name,
      level: levels.nameOf(row.level) ?? row.level,
      state: stateChip(clearanceWorkflow, row.state),
      open: row.open,
      reason: row.state === 'not-passed' ? row.reason : null,
      since: row.entered_at.toISOString(),
    })),
    next: rows.length > PAGE && last ? cursorOf({ at: last.entered_at, id: last.case_id }) : null,
    mayImport: actorOf(caller.role) === 'office',
  }
}
