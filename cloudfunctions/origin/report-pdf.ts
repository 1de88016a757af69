import { spokenDate } from '../../src/shared/calendar'
import type { CollegeReport } from '../../src/shared/origin/report'
import { type SummaryLine, summaryLines } from '../../src/shared/origin/summary-lines'
import { paper, renderPdf, type Sheet } from '../_kit/pdf'
import { reportWording as words } from './report-wording'

export interface Filler {
  name: string
  officePhone: string
  mobile: string
}

export interface ReportPaper {
  season: string
  school: string
  reports: readonly CollegeReport[]
  filler: Filler
  at: Date
}

const margin = 56
const width = paper.width - 2 * margin
const field = (label: string) => ({ name: label, label })

/** 函 (S1-40): one page for each college. */
export function letterPdf(data: ReportPaper): Promise<Buffer> {
  const draw = (sheet: Sheet) =>
    data.reports.forEach((report, index) => {
      if (index > 0) sheet.newPage()
      drawLetter(sheet, report, data)
    })
  return renderPdf(draw, { title: words.letterTitle(data.season), at: data.at, footer: `${data.school} · ${words.unsealed}` })
}

function drawLetter(sheet: Sheet, { letter, college }: CollegeReport, { season, at }: ReportPaper): void {
  const body = { size: 14 }
  const line = { x: margin, width }
  const title = { x: margin, y: 96, width, height: 60 }
  sheet.text(title, words.letterTitle(season), field('标题'), { size: 18, weight: 'bold', align: 'center' })
  let y = sheet.paragraph({ ...line, y: 190 }, words.letterTo, body) + 8
  y = sheet.paragraph({ ...line, y }, `　　${words.letterBody(season, letter)}`, body) + 8
  y = sheet.paragraph({ ...line, y }, `　　${words.letterEnd}`, body) + 80
  sheet.paragraph({ x: margin, y, width: width / 2 }, words.letterSigned, body)
  sheet.paragraph({ x: margin + width / 2, y, width: width / 2 }, `${words.letterSeal}${college}`, body)
  sheet.paragraph({ ...line, y: y + 72 }, spokenDate(at), { ...body, align: 'right' })
}

const columns = [46, 168, 68, 130, 71.28]
const rowHeight = 23
const rowsPerPage = 26

/** 资格审核汇总表 (S1-41): a college begins on a new page, a long table goes on under the same header. */
export function summaryPdf(data: ReportPaper): Promise<Buffer> {
  const draw = (sheet: Sheet) => {
    let first = true
    for (const report of data.reports) {
      const lines = summaryLines(report)
      for (let at = 0; at < lines.length; at += rowsPerPage) {
        if (!first) sheet.newPage()
        first = false
        drawSummaryPage(sheet, report.college, lines.slice(at, at + rowsPerPage), data)
      }
    }
  }
  return renderPdf(draw, { title: `${data.season}毕业生资格审核汇总表`, at: data.at, footer: `${data.school} · ${words.unsealed}` })
}

function drawSummaryPage(sheet: Sheet, college: string, lines: SummaryLine[], { season, filler, at }: ReportPaper): void {
  const line = { x: margin, width }
  const title = { ...line, y: 48, height: 40 }
  sheet.text(title, words.summaryTitle(college, season), field('标题'), { size: 16, weight: 'bold', align: 'center' })
  const head = { ...line, y: 94, height: 18 }
  sheet.text({ ...head, width: width - 170 }, words.summaryCollege(college), field('填报学院'))
  sheet.text({ ...head, x: margin + width - 170, width: 170 }, words.summaryDate(spokenDate(at)), field('填表时间'), { align: 'right' })
  for (const [column, text] of words.summaryHeader.entries()) cell(sheet, { column, row: 0, rows: 1, text, head: true })
  lines.forEach((one, index) => {
    cell(sheet, { column: 0, row: index + 1, rows: 1, text: one.index })
    cell(sheet, { column: 3, row: index + 1, rows: 1, text: one.className })
    cell(sheet, { column: 4, row: index + 1, rows: 1, text: String(one.people) })
    if (index > 0 && lines[index - 1]?.group === one.group) return
    const rows = lines.filter(({ group }) => group === one.group).length
    cell(sheet, { column: 1, row: index + 1, rows, text: one.major })
    cell(sheet, { column: 2, row: index + 1, rows, text: one.majorPeople })
  })
  const foot = { y: tableTop + (lines.length + 1) * rowHeight + 12, width: width / 3, height: 18 }
  const texts = [words.filler(filler.name), words.officePhone(filler.officePhone), words.mobile(filler.mobile)]
  for (const [index, text] of texts.entries()) sheet.text({ ...foot, x: margin + (index * width) / 3 }, text, field(text.slice(0, 3)))
}

const tableTop = 118

interface SummaryCell {
  column: number
  row: number
  /** Lines the cell reaches over. */
  rows: number
  text: string
  head?: boolean
}

function cell(sheet: Sheet, { column, row, rows, text, head = false }: SummaryCell): void {
  const box = {
    x: margin + columns.slice(0, column).reduce((sum, one) => sum + one, 0),
    y: tableTop + row * rowHeight,
    width: columns[column] ?? 0,
    height: rows * rowHeight,
  }
  if (head) sheet.shade(box)
  sheet.frame(box)
  const inside = { x: box.x + 4, y: box.y + 2, width: box.width - 8, height: box.height - 4 }
  sheet.text(inside, text, field(words.summaryHeader[column] ?? ''), { align: 'center', weight: head ? 'bold' : 'regular' })
}
