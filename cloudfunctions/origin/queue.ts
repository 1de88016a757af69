import sql, { empty } from 'sql-template-tag'
import { differsFromRegistry, type OriginValues } from '../../src/shared/origin/check'
import { originWords } from '../../src/shared/origin/wording'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { actorOf } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import { stateChip } from '../_kit/cases'
import { cursorOf, readCursor } from '../_kit/cursor'
import type { QueryAction } from '../_kit/handler'
import { removedFor, visibleTo } from '../_kit/scope'
import { likeSafe } from '../_kit/search'
import { formsByVersion } from './kept-policy'
import type { OriginRecord } from './store'

const PAGE = 50

interface Row {
  case_id: string
  name: string
  number: string
  class_name: string
  college: string
  state: string
  entered_at: Date
  registry: OriginValues
  values: OriginValues | null
  level: OriginRecord['level']
  policyVersion: number | null
}

/** The review list, longest waiting first (S1-26). */
export const queue: QueryAction<'origin.queue'> = async ({ input, caller, db }) => {
  const season = sql`c.school_id = ${caller.schoolId} and c.subject = 'origin' and c.season_id = ${caller.seasonId}`
  const mine = sql`${season} and ${input.state === 'removed' ? removedFor(caller) : visibleTo(caller)}`
  const state = input.state === 'removed' || input.state === 'asked' ? undefined : input.state
  const after = readCursor(input.after)
  const rows =
    await db.rows<Row>(sql`select c.case_id, p.name, p.number, c.class_name, c.college, c.state, c.entered_at, g.registry, f.values, g.level, f.policy_version as "policyVersion"
    from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    left join origin_form f on f.school_id = c.school_id and f.case_id = c.case_id
    where ${mine} ${state ? sql`and c.state = ${state}` : empty} ${input.state === 'asked' ? sql`and ${withOpenAsk}` : empty}
      ${input.search ? sql`and (p.name like ${`%${likeSafe(input.search)}%`} or p.number like ${`${likeSafe(input.search)}%`})` : empty}
      ${after ? sql`and (c.entered_at, c.case_id) > (${after.at}, ${after.id}::uuid)` : empty}
    order by c.entered_at, c.case_id limit ${PAGE + 1}`)
  const counts = await db.rows<{ state: string; count: number }>(
    sql`select case when c.removed then 'removed' else c.state end as state, count(*)::int as count from workflow_case c
      where ${season} and (${visibleTo(caller)} or ${removedFor(caller)}) group by 1
      union all select 'asked', count(*)::int from workflow_case c where ${season} and ${visibleTo(caller)} and ${withOpenAsk}`,
  )
  const formOf = await formsByVersion(
    db,
    caller,
    rows.map(({ policyVersion }) => policyVersion),
  )
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    counts: tabsFor(caller).map(({ state, label }) => ({ state, label, count: counts.find((row) => row.state === state)?.count ?? 0 })),
    rows: shown.map((row) => ({
      caseId: row.case_id,
      name: row.name,
      number: row.number,
      className: row.class_name,
      college: row.college,
      state: stateChip(originWorkflow, row.state),
      since: row.entered_at.toISOString(),
      differs: differsFromRegistry(formOf(row).fields, row.values ?? {}, row.registry).length,
    })),
    next: rows.length > PAGE && last ? cursorOf({ at: last.entered_at, id: last.case_id }) : null,
    mayApprove: actorOf(caller.role) === 'college',
  }
}

/** A student waits for a locked value to be corrected (S1-9). */
const withOpenAsk = sql`exists (select 1 from origin_ask a where a.school_id = c.school_id and a.case_id = c.case_id and a.closed_at is null)`

/** Every state, what students ask to have corrected, and for those who may restore them the removed (S1-19). */
function tabsFor({ role }: Caller): { state: string; label: string }[] {
  const states = [
    ...Object.entries(originWorkflow.states).map(([state, { label }]) => ({ state, label })),
    { state: 'asked', label: originWords.asked },
  ]
  return role === 'career-centre' ? [...states, { state: 'removed', label: originWords.removed }] : states
}
