import sql, { empty } from 'sql-template-tag'
import type { RowProblem } from '../../src/shared/contract'
import { listWords as words } from '../../src/shared/departure/wording'
import { normaliseNumber } from '../../src/shared/identity'
import type { Caller } from '../_kit/caller'
import { type Case, caseColumns } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { visibleTo } from '../_kit/scope'
import { type Column, checkRows } from '../_kit/sheets/check-rows'
import type { Sheet } from '../_kit/sheets/sheet'

const NUMBER = '学号'
const REASON = '原因'
const columns: Column[] = [
  { header: NUMBER, required: true, asText: true },
  { header: REASON, required: true, problem: (text) => (text.length < 2 ? words.reasonTooShort : null) },
]

export interface CheckedList {
  rows: number
  /** Student number → reason, of rows without a fault of their own. */
  reasons: Map<string, string>
  /** Student number → line. */
  lines: Map<string, number>
  problems: RowProblem[]
}

/** A case of the item with the student's number. */
export type NumberedCase = Case & { number: string }

/** Header, formulas, rounded numbers, empty cells and repeated students; other columns than the two may be there. */
export function checkList(sheet: Sheet): CheckedList {
  const { lines, problems } = checkRows(sheet, columns, NUMBER)
  const wrong = new Set(problems.map(({ line }) => line))
  const right = lines
    .filter(({ line }) => !wrong.has(line))
    .map(({ line, cells }) => ({ line, number: normaliseNumber(cells[NUMBER] ?? ''), reason: cells[REASON] ?? '' }))
  return {
    rows: sheet.rows.length,
    reasons: new Map(right.map(({ number, reason }) => [number, reason])),
    lines: new Map(right.map(({ number, line }) => [number, line])),
    problems: right.length || problems.length ? problems : [{ line: 1, column: NUMBER, value: '', message: words.noRows }],
  }
}

/** Rows about nobody the caller decides about: unknown, of another office's scope, or not required. One sentence for all: existence is private (X-2). */
export function unknownRows({ lines }: CheckedList, cases: NumberedCase[]): RowProblem[] {
  const known = new Set(cases.map(({ number }) => number))
  return [...lines]
    .filter(([number]) => !known.has(number))
    .map(([number, line]) => ({ line, column: NUMBER, value: number.slice(0, 40), message: words.unknown }))
}

/**
 * The cases of one item in the caller's scope, in the one order in which bulk actions lock. `lock` null: only looked at;
 * otherwise held until the transaction ends, all of them or those of some students.
 */
export function casesOf(db: Db, caller: Caller, item: string, lock: { numbers: string[] | null } | null): Promise<NumberedCase[]> {
  return db.rows<NumberedCase>(sql`select ${caseColumns}, p.number from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    where c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and c.subject = 'clearance' and c.part = ${item} and ${visibleTo(caller)}
      ${lock?.numbers ? sql`and p.number = any(${lock.numbers})` : empty}
    order by c.case_id ${lock ? sql`for update of c` : empty}`)
}
