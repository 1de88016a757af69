/**
 * The sheet a release adds to an agreement (S0-64…77): a PDF of its own, one page, that names the agreement by its number and by
 * the hash of its filed PDF. The agreement itself is never drawn again.
 */
import { inShanghai, spokenDate, spokenMinute } from '../../src/shared/calendar'
import { drawTable, label, paper, type Row, renderPdf, type Sheet, value } from '../_kit/pdf'

export interface ReleaseSheetData {
  school: string
  season: string
  /** Of the agreement that is released; null: released before the college had approved it. */
  number: string | null
  /** Of the agreement's PDF, hex; null like the number. */
  sha256: string | null
  student: { name: string; number: string; college: string }
  employer: { name: string; creditCode: string }
  /** How it ended in words, e.g. `毕业生提出，双方协商一致解除`. */
  kind: string
  /** From when the agreement is void. */
  at: Date
  reason: string
  /** The steps of the release in order of time; up to 12 have room. */
  record: readonly { step: string; name: string; at: Date }[]
}

const left = 42
const width = paper.width - 2 * left
const labelWidth = 76

/** Said of an agreement that ended before the college had approved it: there is no number and no fixed file. */
const unapproved = {
  words: '下列就业协议在学院审核前已按规定程序解除，没有编号，也没有形成正式的协议书。',
  number: '未编号（学院审核前解除）',
  sha256: '没有：学院审核通过后才有正式的协议书文件。',
}

export function releaseSheet(data: ReleaseSheetData): Promise<Buffer> {
  return renderPdf((sheet) => draw(sheet, data), {
    title: `就业协议解除记录 ${data.number ?? data.student.number}`,
    at: data.at,
    footer: data.number ? `协议编号 ${data.number} · 解除记录，附于协议书之后` : '解除记录',
  })
}

function draw(sheet: Sheet, data: ReleaseSheetData): void {
  const below = sheet.paragraph({ x: left, y: 56, width }, '就业协议解除记录', { size: 20, weight: 'bold', align: 'center' })
  const words = data.number ? '下列就业协议已按规定程序解除。本记录与协议书一并保存；协议书原文不作改动。' : unapproved.words
  const top = sheet.paragraph({ x: left, y: below + 10, width }, words, { size: 10.5 }) + 10
  const afterFacts = drawFacts(sheet, top, data)
  const title = sheet.paragraph({ x: left, y: afterFacts + 14, width }, '解除办理记录', { size: 11, weight: 'bold' })
  const end = drawRecord(sheet, title + 5, data.record)
  const seal = { x: left, y: end + 24, width, height: 16 }
  sheet.text(seal, `${data.school}（盖章）　　　　　　年　　月　　日`, { name: 'school', label: '学校' }, { size: 10.5, align: 'right' })
}

function drawFacts(sheet: Sheet, top: number, data: ReleaseSheetData): number {
  const half = (width - 2 * labelWidth) / 2
  const one = (labelled: string, text: string, name: string, span?: number) => [label(labelled), value(text, name, labelled, { span })]
  const rows: Row[] = [
    { height: 28, cells: [...one('协议编号', data.number ?? unapproved.number, 'number'), ...one('届别', data.season, 'season')] },
    {
      height: 28,
      cells: [
        ...one('毕业生', `${data.student.name}（${data.student.number}）`, 'student'),
        ...one('学院', data.student.college, 'college'),
      ],
    },
    { height: 28, cells: [...one('用人单位', data.employer.name, 'employer'), ...one('信用代码', data.employer.creditCode, 'creditCode')] },
    { height: 28, cells: [...one('解除方式', data.kind, 'kind'), ...one('解除日期', spokenDate(data.at), 'releasedAt')] },
    { height: 44, cells: one('解除原因', data.reason, 'reason', 3) },
    { height: 36, cells: one('协议书文件\nSHA-256', data.sha256 ?? unapproved.sha256, 'sha256', 3) },
  ]
  const end = drawTable(sheet, { x: left, y: top }, [labelWidth, half, labelWidth, half], rows)
  sheet.frame({ x: left, y: top, width, height: end - top }, 1.2)
  return end
}

function drawRecord(sheet: Sheet, top: number, record: ReleaseSheetData['record']): number {
  const height = 24
  const rows: Row[] = record.slice(-12).map(({ step, name, at }, index) => ({
    height,
    cells: [
      value(step, `record.${index}.step`, '步骤'),
      value(name, `record.${index}.name`, '办理人'),
      value(`${inShanghai(at).year}年${spokenMinute(at)}`, `record.${index}.at`, '时间'),
    ],
  }))
  const end = drawTable(
    sheet,
    { x: left, y: top },
    [width - 300, 160, 140],
    [{ height, cells: ['步骤', '办理人', '时间'].map(label) }, ...rows],
  )
  sheet.frame({ x: left, y: top, width, height: end - top }, 1.2)
  return end
}
