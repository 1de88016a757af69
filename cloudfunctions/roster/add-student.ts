import sql from 'sql-template-tag'
import { Invalid } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import type { Caller } from '../_kit/caller'
import type { Tx } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { blindIndex } from '../_kit/secrets'
import { checkRows, type Line } from '../_kit/sheets/check-rows'
import { takenNumbers } from './people'
import { students } from './students'

/** Every field of the roster; the college's own name is a choice, not typed. */
export const studentForm: QueryAction<'roster.studentForm'> = async ({ caller }) => ({
  season: caller.seasonName,
  fields: students.columns.map(({ header, required, choices }, index) => ({
    name: header,
    required,
    choices: header === '学院' ? caller.scopes : choices ? [...choices] : null,
    example: students.example[index] ?? '',
  })),
})

/** One line of the roster, written like an imported one; a later import of the same line changes nothing. */
export const addStudent: CommandAction<'roster.addStudent'> = async ({ input, caller, author, tx, now }) => {
  await tx.row(sql`select 1 from season where school_id = ${caller.schoolId} and season_id = ${caller.seasonId} for update`)
  const line = await checkedLine(tx, caller, input.cells)
  const number = normaliseNumber(line.cells.学号 ?? '')
  await students.write(tx, caller, [{ line, digest: blindIndex(JSON.stringify(line.cells)) }], now)
  const added = await tx.row<{ case_id: string; student_id: string }>(sql`select c.case_id, c.student_id from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    where c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and c.subject = 'origin' and p.number = ${number}`)
  if (!added) throw new Error('a graduate without an origin case')
  await record(tx, { schoolId: caller.schoolId, author, personId: added.student_id, kind: 'student-added', now })
  return { caseId: added.case_id }
}

/** @throws Invalid naming every field that the import would have named */
async function checkedLine(tx: Tx, caller: Caller, cells: Record<string, string>): Promise<Line> {
  const headers = students.columns.map(({ header }) => header)
  const unknown = Object.keys(cells).filter((name) => !headers.includes(name))
  if (unknown.length) throw new Invalid(Object.fromEntries(unknown.map((name) => [`cells.${name}`, '没有这个字段，请刷新页面后重试'])))
  const row = { line: 1, cells: headers.map((header) => ({ text: cells[header] ?? '', kind: 'text' as const })) }
  const { lines, problems } = checkRows({ header: headers, rows: [row] }, students.columns, students.key)
  const line = lines[0] as Line
  const found = problems.length ? problems : [...((await students.crossCheck?.(tx, caller, lines)) ?? [])]
  const wrong = Object.fromEntries(found.map(({ column, message }) => [`cells.${column}`, message]))
  if (line.cells.学院 && !caller.scopes.includes(line.cells.学院)) wrong['cells.学院'] = '只能新增本学院的毕业生'
  if (Object.keys(wrong).length === 0) Object.assign(wrong, await strangerProblems(tx, caller, line))
  if (Object.keys(wrong).length) throw new Invalid(wrong)
  return line
}

/** A form must not reach people who are there already: a graduate of this season, or somebody else under the same number. */
async function strangerProblems(tx: Tx, caller: Caller, line: Line): Promise<Record<string, string>> {
  const number = normaliseNumber(line.cells.学号 ?? '')
  if ((await students.stored(tx, caller, [number])).size)
    return { 'cells.学号': '这个学号已在本届名单中或已被移出名单。如需转入或恢复，请联系招生就业处' }
  const [taken] = await takenNumbers(tx, caller.schoolId, [], [line], { number: '学号', idNumber: '身份证号' })
  if (taken) return { 'cells.学号': '学校已登记这个学号，但身份证号不同，请核对；确认无误请联系招生就业处' }
  const known = await tx.row<{ name: string }>(sql`select name from person where school_id = ${caller.schoolId} and number = ${number}`)
  return known && known.name !== line.cells.姓名 ? { 'cells.姓名': '与学校登记的姓名不一致，请核对；确认无误请联系招生就业处' } : {}
}
