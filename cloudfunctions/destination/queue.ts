import sql, { empty } from 'sql-template-tag'
import { levels } from '../../src/shared/codes/level'
import { archiveProblems, type DestinationValues } from '../../src/shared/destination/check'
import { destinationWorkflow } from '../../src/shared/destination/workflow'
import { stateChip } from '../_kit/cases'
import { cursorOf, readCursor } from '../_kit/cursor'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { everybody, groupsOf, lists, narrowed } from './about'
import { reachesDeepest } from './store'
import { nameOf } from './view'

const PAGE = 50

interface Row {
  case_id: string
  name: string
  number: string
  college: string
  class_name: string
  level: string
  state: string
  entered_at: Date
  code: string | null
  values: DestinationValues | null
  archive: DestinationValues | null
  reminded_at: Date | null
}

/** Who is where in the registration, longest waiting first; with the reasons why an archive could not be sent. */
export const queue: QueryAction<'destination.queue'> = async ({ input, caller, db }) => {
  const policy = await policyOf(db, caller, 'destination')
  const list = lists[input.list]
  const after = readCursor(input.after)
  const rows =
    await db.rows<Row>(sql`select c.case_id, p.name, p.number, c.college, c.class_name, g.level, c.state, c.entered_at, d.code, d.values, d.archive, d.reminded_at
    from ${everybody(caller)} and ${list.rows} ${narrowed(input)}
      ${after ? sql`and (c.entered_at, c.case_id) > (${after.at}, ${after.id}::uuid)` : empty}
    order by c.entered_at, c.case_id limit ${PAGE + 1}`)
  const counted = await db.rows<{ state: string; code: string | null; incomplete: boolean; count: number }>(
    sql`select c.state, d.code, coalesce(not d.archive_complete, true) as incomplete, count(*)::int as count from ${everybody(caller)} group by 1, 2, 3`,
  )
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  const { colleges, classes } = await groupsOf(db, caller)
  return {
    counts: Object.entries(lists).map(([key, { label }]) => ({ list: key, label, count: countOf(key as keyof typeof lists, counted) })),
    codes: policy.codes
      .map(({ code }) => ({ code, name: nameOf(code) ?? code, people: sum(counted.filter((row) => row.code === code)) }))
      .filter(({ people }) => people > 0),
    colleges,
    classes,
    rows: shown.map((row) => ({
      caseId: row.case_id,
      name: row.name,
      number: row.number,
      college: row.college,
      className: row.class_name,
      level: levels.nameOf(row.level) ?? row.level,
      state: stateChip(destinationWorkflow, row.state),
      code: row.code,
      codeName: nameOf(row.code),
      where: whereTo(row.values ?? {}, row.code, policy.codes),
      since: row.entered_at.toISOString(),
      remindedAt: row.reminded_at?.toISOString() ?? null,
      archive: row.code
        ? archiveProblems(policy, { code: row.code, values: row.values ?? {}, archive: row.archive ?? {} }, reachesDeepest)
        : [],
    })),
    next: rows.length > PAGE && last ? cursorOf({ at: last.entered_at, id: last.case_id }) : null,
    mayReview: policy.reviewers.some((role) => role === caller.role),
    forSilent: policy.codes.filter(({ byCollege }) => byCollege).map(({ code }) => ({ code, name: nameOf(code) ?? code })),
  }
}

type Counted = { state: string; incomplete: boolean; count: number }

const sum = (rows: { count: number }[]) => rows.reduce((total, { count }) => total + count, 0)

function countOf(list: keyof typeof lists, counted: Counted[]): number {
  const within: Record<keyof typeof lists, (row: Counted) => boolean> = {
    submitted: ({ state }) => state === 'submitted',
    unregistered: ({ state }) => ['none', 'draft', 'rejected'].includes(state),
    approved: ({ state }) => state === 'approved',
    archive: ({ state, incomplete }) => ['submitted', 'approved'].includes(state) && incomplete,
    all: () => true,
  }
  return sum(counted.filter(within[list]))
}

/** Employer, school or whatever the code asks for first. */
function whereTo(values: DestinationValues, code: string | null, codes: { code: string; fields: { code: string }[] }[]): string {
  const asked = codes.find((rule) => rule.code === code)?.fields.map((field) => field.code) ?? []
  const name = ['employerName', 'ventureName', 'school', 'country', 'programme', 'trade'].find(
    (field) => asked.includes(field) && values[field],
  )
  return name ? (values[name] ?? '') : ''
}
