import sql, { empty, join } from 'sql-template-tag'
import type { Input, Output } from '../../src/shared/contracts'
import { recommendationWords as words } from '../../src/shared/recommendation/wording'
import { type ChecklistItem, type RecommendationState, recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import { type Actor, actorOf } from '../../src/shared/roles'
import { stateChip } from '../_kit/cases'
import { cursorOf, readCursor } from '../_kit/cursor'
import type { QueryAction } from '../_kit/handler'
import { visibleTo } from '../_kit/scope'
import { likeSafe } from '../_kit/search'

const PAGE = 100

type List = Input<'recommendation.queue'>['list']

const listStates: Record<Exclude<List, 'all'>, RecommendationState[]> = {
  'to-review': ['submitted'],
  'to-print': ['approved'],
  'to-sign': ['printed'],
  'to-seal': ['signed'],
  'to-stamp': ['sealed'],
  effective: ['effective'],
  rejected: ['rejected'],
}
const statesOf = (list: List): readonly string[] => (list === 'all' ? Object.keys(recommendationWorkflow.states) : listStates[list])

/** What is ticked on which list. */
const ticks: Partial<Record<List, ChecklistItem>> = { 'to-sign': 'opinion', 'to-seal': 'collegeSeal', 'to-stamp': 'universitySeal' }

interface Row {
  case_id: string
  name: string
  number: string
  college: string
  class_name: string
  major: string
  state: RecommendationState
  entered_at: Date
  prints: number
}

/** Lists of the college and the career centre (S0-26), longest waiting first. */
export const queue: QueryAction<'recommendation.queue'> = async ({ input, caller, db }) => {
  const mine = sql`c.school_id = ${caller.schoolId} and c.subject = 'recommendation' and c.season_id = ${caller.seasonId} and ${visibleTo(caller)}`
  const after = readCursor(input.after)
  const rows =
    await db.rows<Row>(sql`select c.case_id, p.name, p.number, c.college, c.class_name, g.major, c.state, c.entered_at, coalesce(r.prints, 0) as prints
    from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    left join recommendation r on r.school_id = c.school_id and r.case_id = c.case_id
    where ${mine} and c.state in (${join([...statesOf(input.list)])})
      ${input.search ? sql`and (p.name like ${`%${likeSafe(input.search)}%`} or p.number like ${`${likeSafe(input.search)}%`} or c.class_name like ${`%${likeSafe(input.search)}%`})` : empty}
      ${after ? sql`and (c.entered_at, c.case_id) > (${after.at}, ${after.id}::uuid)` : empty}
    order by c.entered_at, c.case_id limit ${PAGE + 1}`)
  const counted = await db.rows<{ state: string; count: number }>(
    sql`select c.state, count(*)::int as count from workflow_case c where ${mine} group by c.state`,
  )
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    counts: (Object.keys(words.lists) as List[]).map((list) => ({
      list,
      label: words.lists[list],
      count: counted.filter(({ state }) => statesOf(list).includes(state)).reduce((sum, { count }) => sum + count, 0),
    })),
    rows: shown.map(rowView),
    next: rows.length > PAGE && last ? cursorOf({ at: last.entered_at, id: last.case_id }) : null,
    tick: tickOn(input.list, actorOf(caller.role)),
  }
}

function rowView(row: Row): Output<'recommendation.queue'>['rows'][number] {
  return {
    caseId: row.case_id,
    name: row.name,
    number: row.number,
    college: row.college,
    className: row.class_name,
    major: row.major,
    state: stateChip(recommendationWorkflow, row.state),
    since: row.entered_at.toISOString(),
    printed: row.prints,
  }
}

function tickOn(list: List, actor: Actor | null): Output<'recommendation.queue'>['tick'] {
  const item = ticks[list]
  const rule = item && recommendationWorkflow.actions[item]
  return rule && (rule.by as readonly (Actor | null)[]).includes(actor) ? { item, label: rule.label } : null
}
