import sql, { empty, type Sql } from 'sql-template-tag'
import { levels } from '../../src/shared/codes/level'
import type { Input } from '../../src/shared/contracts'
import { departureWords as words } from '../../src/shared/departure/wording'
import { type ClearanceState, clearanceWorkflow } from '../../src/shared/departure/workflow'
import { actorOf } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import { stateChip } from '../_kit/cases'
import { cursorOf, readCursor } from '../_kit/cursor'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { visibleTo } from '../_kit/scope'
import { likeSafe } from '../_kit/search'

const PAGE = 100
/** What one bulk decision takes (X-9). */
const AT_ONCE = 1000

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

/** The caller's items of the season; an advisor's are only those that are the advisor's own. */
const itemsOf = (
  caller: Caller,
): Sql => sql`c.school_id = ${caller.schoolId} and c.subject = 'clearance' and c.season_id = ${caller.seasonId}
  and ${visibleTo(caller)} ${caller.role === 'advisor' ? sql`and c.part = 'advisor'` : empty}`

/** The advisor's item of the same graduate, where there is one. */
const withAdvisor = sql`left join workflow_case v on v.school_id = c.school_id and v.season_id = c.season_id and v.student_id = c.student_id
  and v.subject = 'clearance' and v.part = 'advisor'`

/** Whether an item can be decided now: the advisor's always, the others once that has passed (S2-13). */
const isOpen = sql`(c.part = 'advisor' or coalesce(v.state, 'passed') = 'passed')`

/** `waiting` is what can be decided; what waits for the advisor first has its own list, and is found by searching. */
function inState({ state, search }: Pick<Input<'departure.queue'>, 'state' | 'search'>): Sql {
  if (!state) return empty
  if (state === 'held') return sql`and c.state = 'waiting' and not ${isOpen}`
  return sql`and c.state = ${state} ${state === 'waiting' && !search ? sql`and ${isOpen}` : empty}`
}

function found(search: string | undefined): Sql {
  if (!search) return empty
  const text = likeSafe(search)
  return sql`and (p.name like ${`%${text}%`} or p.number like ${`${text}%`} or c.class_name like ${`%${text}%`})`
}

/** Whom an advisor or an office has to decide about (S2-11). */
export const queue: QueryAction<'departure.queue'> = async ({ input, caller, db }) => {
  const policy = await policyOf(db, caller, 'departure')
  const labels = new Map(policy.items.map(({ code, label }) => [code, label]))
  const after = readCursor(input.after)
  const rows =
    await db.rows<Row>(sql`select c.case_id, c.part, p.name, p.number, c.college, c.class_name, g.level, c.state, c.entered_at, a.reason,
      ${isOpen} as open
    from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    ${withAdvisor}
    left join audit a on a.school_id = c.school_id and a.case_id = c.case_id and a.seq = c.version
    where ${itemsOf(caller)} ${inState(input)} ${input.item ? sql`and c.part = ${input.item}` : empty} ${found(input.search)}
      ${after ? sql`and (c.entered_at, c.case_id) > (${after.at}, ${after.id}::uuid)` : empty}
    order by c.entered_at, c.case_id limit ${PAGE + 1}`)
  const counted = await db.rows<{ state: string; part: string; count: number }>(
    sql`select case when c.state = 'waiting' and not ${isOpen} then 'held' else c.state end as state, c.part, count(*)::int as count
      from workflow_case c ${withAdvisor} where ${itemsOf(caller)} group by 1, 2`,
  )
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  const ofItem = counted.filter(({ part }) => !input.item || part === input.item)
  const tab = (state: string, label: string) => ({
    state,
    label,
    count: ofItem.filter((row) => row.state === state).reduce((sum, { count }) => sum + count, 0),
  })
  const held = tab('held', words.held)
  return {
    counts: [
      ...Object.entries(clearanceWorkflow.states).map(([state, { label }]) => tab(state, label)),
      ...(held.count > 0 || input.state === 'held' ? [held] : []),
    ],
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

/** The first 1,000 of a list that can be decided, to be ticked without turning pages (X-9): an office with 8,000 is done in eight rounds. */
export const choose: QueryAction<'departure.choose'> = async ({ input, caller, db }) => {
  const policy = await policyOf(db, caller, 'departure')
  const labels = new Map(policy.items.map(({ code, label }) => [code, label]))
  const rows = await db.rows<Pick<Row, 'case_id' | 'part' | 'name' | 'number' | 'state'> & { total: number }>(sql`
    select c.case_id, c.part, p.name, p.number, c.state, count(*) over ()::int as total
    from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    ${withAdvisor}
    where ${itemsOf(caller)} ${inState(input)} and ${isOpen} ${input.item ? sql`and c.part = ${input.item}` : empty} ${found(input.search)}
    order by c.entered_at, c.case_id limit ${AT_ONCE}`)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      caseId: row.case_id,
      itemLabel: labels.get(row.part) ?? row.part,
      name: row.name,
      number: row.number,
      state: row.state,
    })),
  }
}
