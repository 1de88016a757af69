import { dateOf, spokenDate } from '../../src/shared/calendar'
import type { Output } from '../../src/shared/contracts'
import { type SummaryLine, summaryLines } from '../../src/shared/origin/summary-lines'
import type { SheetToWrite } from '../_kit/sheets/write-sheet'
import type { ReportPaper } from './report-pdf'
import { reportWording as words } from './report-wording'

const columns = words.summaryHeader.map((header, index) => ({ header, width: [8, 30, 12, 24, 14][index] }))

/** 资格审核汇总表 in the layout of its template (S1-41): one block for each college under the other. */
export function summarySheet({ reports, season, filler, at }: ReportPaper): SheetToWrite {
  const above = (college: string) => [
    [words.summaryTitle(college, season), null, null, null, null],
    [words.summaryCollege(college), null, null, words.summaryDate(spokenDate(at)), null],
  ]
  const foot = [words.filler(filler.name), null, words.officePhone(filler.officePhone), words.mobile(filler.mobile), null]
  const rows = reports.flatMap((report, index) => [
    ...(index > 0 ? [...above(report.college), words.summaryHeader] : []),
    ...summaryLines(report).map(summaryRow),
    foot,
  ])
  return { title: '资格审核汇总表', above: above(reports[0]?.college ?? ''), columns, rows }
}

/** A major and its number stand once, in the first of its lines. */
function summaryRow({ index, major, majorPeople, className, people, group }: SummaryLine, at: number, lines: SummaryLine[]) {
  const first = lines[at - 1]?.group !== group
  return [numeric(index), first ? major : null, first ? numeric(majorPeople) : null, className, people]
}

const numeric = (text: string) => (text === '/' ? text : Number(text))

/** One line for each paper of each 定向 graduate (S1-42, S1-43). */
export function directedSheet(directed: Output<'origin.report'>['directed'], season: string): SheetToWrite {
  const lines = directed.flatMap((person) => person.attachments.map((attachment) => ({ ...person, attachment })))
  return {
    title: words.directedTitle(season),
    columns: words.directedHeader.map((header, index) => ({ header, width: [8, 20, 18, 16, 12, 8, 26, 28][index] })),
    rows: lines.map(({ college, className, number, name, level, attachment: { label, at, by } }, index) => [
      index + 1,
      college,
      className,
      number,
      name,
      level,
      label,
      at ? words.ticked(by ?? '', dateOf(new Date(at))) : words.notTicked,
    ]),
  }
}
