import sql, { empty, join } from 'sql-template-tag'
import { divisionName } from '../../src/shared/codes/divisions'
import type { Input, Output } from '../../src/shared/contracts'
import { emptyOpening, type OpeningContent, provinceWarning } from '../../src/shared/opening/check'
import { openingWords as words } from '../../src/shared/opening/wording'
import { type OpeningState, openingWorkflow } from '../../src/shared/opening/workflow'
import { stateChip } from '../_kit/cases'
import { cursorOf, readCursor } from '../_kit/cursor'
import type { QueryAction } from '../_kit/handler'
import { visibleTo } from '../_kit/scope'
import { likeSafe } from '../_kit/search'

const PAGE = 100

type List = Input<'opening.queue'>['list']

/** A draft is the student's alone. */
const statesOf = (list: List): string[] => (list === 'all' ? ['submitted', 'approved', 'rejected'] : [list])

interface Row {
  case_id: string
  name: string
  number: string
  college: string
  class_name: string
  division: string | null
  content: Partial<OpeningContent> | null
  state: OpeningState
  entered_at: Date
}

/** Applications to open signing (S0-4), longest waiting first. */
export const queue: QueryAction<'opening.queue'> = async ({ input, caller, db }) => {
  const mine = sql`c.school_id = ${caller.schoolId} and c.subject = 'opening' and c.season_id = ${caller.seasonId} and ${visibleTo(caller)}`
  const after = readCursor(input.after)
  const rows =
    await db.rows<Row>(sql`select c.case_id, p.name, p.number, c.college, c.class_name, g.registry ->> 'division' as division, o.content, c.state, c.entered_at
    from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    left join opening o on o.school_id = c.school_id and o.case_id = c.case_id
    where ${mine} and c.state in (${join(statesOf(input.list))})
      ${input.search ? sql`and (p.name like ${`%${likeSafe(input.search)}%`} or p.number like ${`${likeSafe(input.search)}%`})` : empty}
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
  }
}

function rowView(row: Row): Output<'opening.queue'>['rows'][number] {
  const { employer, province } = { ...emptyOpening, ...row.content }
  return {
    caseId: row.case_id,
    name: row.name,
    number: row.number,
    college: row.college,
    className: row.class_name,
    employer,
    provinceName: divisionName(province) ?? '',
    warning: provinceWarning(row.division ?? '', province),
    state: stateChip(openingWorkflow, row.state),
    since: row.entered_at.toISOString(),
  }
}
