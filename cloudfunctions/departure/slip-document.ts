/** The departure slip 离校单 (S2-12, S2-34): one A4 page with every item of the clearance, for a graduate who has passed all of them. */
import { spokenDate } from '../../src/shared/calendar'
import { drawTable, ink, label, paper, type Row, renderPdf, type Sheet, value } from '../_kit/pdf'

/** One item of the clearance sheet: passed by somebody (or by itself, then `officer` says so), or not required of this person. */
export type SlipItem =
  | { name: string; office: string; result: 'passed'; officer: string; at: Date }
  | { name: string; office: string; result: 'not-required' }

export interface DepartureSlipData {
  school: string
  student: { name: string; number: string; college: string; class: string }
  /** Season, e.g. `2026届`. */
  season: string
  /** In the order of the sheet; up to 24 have room. */
  items: readonly SlipItem[]
  /** When the last item passed; also the date inside the file. */
  at: Date
  /** What the QR code says. */
  qr: string
}

const left = 48
const width = paper.width - 2 * left
const footHeight = 130
const footGap = 26
const resultColumn = { from: 34 + 128, width: 64 }
const columns = [34, 128, resultColumn.width, 74, 84, width - 34 - 128 - resultColumn.width - 74 - 84]
const tallestRow = 34

/** The PDF. Throws TextTooLong (`invalid`) with the field when a text does not fit its cell even at 7 pt. */
export function departureSlip(data: DepartureSlipData): Promise<Buffer> {
  return renderPdf((sheet) => drawSlip(sheet, data), {
    title: `离校单 ${data.student.number}`,
    at: data.at,
    footer: `${data.school} · 毕业生离校单 · ${data.student.number}`,
  })
}

function drawSlip(sheet: Sheet, data: DepartureSlipData): void {
  const afterSchool = sheet.paragraph({ x: left, y: 50, width }, data.school, { size: 14, align: 'center' })
  const afterTitle = sheet.paragraph({ x: left, y: afterSchool + 4, width }, '毕业生离校单', { size: 22, weight: 'bold', align: 'center' })
  const afterPerson = drawPerson(sheet, afterTitle + 16, data)
  const afterItems = drawItems(sheet, afterPerson + 14, data.items)
  drawFoot(sheet, afterItems + footGap, data)
}

function drawPerson(sheet: Sheet, top: number, { student, season }: DepartureSlipData): number {
  const name = 110
  const number = 100
  const own = (text: string, key: string, labelled: string, span?: number) => [label(labelled), value(text, key, labelled, { span })]
  const widths = [50, name, 50, number, 50, width - name - number - 150]
  const end = drawTable(sheet, { x: left, y: top }, widths, [
    {
      height: 30,
      cells: [
        ...own(student.name, 'student.name', '姓名'),
        ...own(student.number, 'student.number', '学号'),
        ...own(season, 'season', '届别'),
      ],
    },
    { height: 30, cells: [...own(student.college, 'student.college', '学院', 3), ...own(student.class, 'student.class', '班级')] },
  ])
  sheet.frame({ x: left, y: top, width, height: end - top }, 1.2)
  return end
}

function drawItems(sheet: Sheet, top: number, items: readonly SlipItem[]): number {
  const room = paper.height - 42 - footHeight - footGap - top
  const height = Math.min(tallestRow, room / (items.length + 1))
  const heading: Row = { height, cells: ['序号', '事项', '结果', '经办人', '日期', '办理部门'].map(label) }
  const end = drawTable(sheet, { x: left, y: top }, columns, [heading, ...items.map((item, index) => itemRow(item, index, height))])
  for (const [index, item] of items.entries()) {
    const y = top + (index + 1) * height
    if (item.result === 'passed') sheet.checkBox(left + resultColumn.from + 11, y + height / 2 - 4.5, 9, true)
  }
  sheet.frame({ x: left, y: top, width, height: end - top }, 1.2)
  return end
}

function itemRow(item: SlipItem, index: number, height: number): Row {
  const passed = item.result === 'passed'
  const faint = passed ? undefined : ink.faint
  const own = (text: string, key: string, labelled: string, align?: 'center') =>
    value(text, `items.${index}.${key}`, labelled, { style: { align, color: faint, size: 10 } })
  return {
    height,
    cells: [
      own(String(index + 1), 'order', '序号', 'center'),
      own(item.name, 'name', '事项'),
      own(passed ? '　 通过' : '无需办理', 'result', '结果', 'center'),
      own(passed ? item.officer : '—', 'officer', '经办人', 'center'),
      own(passed ? spokenDate(item.at) : '—', 'at', '日期', 'center'),
      own(item.office, 'office', '办理部门'),
    ],
  }
}

function drawFoot(sheet: Sheet, top: number, { school, student, at, qr }: DepartureSlipData): void {
  const side = 92
  sheet.qr(left + 8, top + 8, side, qr)
  const caption = { x: left - 12, y: top + side + 14, width: side + 40, height: 14 }
  sheet.text(caption, '扫码验真', { name: 'qr', label: '二维码' }, { size: 9.5, align: 'center' })
  const words = { x: left + side + 40, width: width - side - 40 }
  const statement = `　　经核对，${student.name}（学号 ${student.number}）离校事项全部办结，准予离校。`
  sheet.paragraph({ ...words, y: top + 8 }, statement, { size: 10.5 })
  sheet.paragraph({ ...words, y: top + 60 }, school, { size: 11, align: 'right' })
  sheet.paragraph({ ...words, y: top + 80 }, spokenDate(at), { size: 11, align: 'right' })
}
