/** Back of the agreement: what was agreed, the terms for everybody, the online record, room for the seals. */
import { inShanghai, spokenMinute } from '../../src/shared/calendar'
import { type Box, drawTable, ink, label, paper, type Row, type Sheet, value } from '../_kit/pdf'
import type { AgreementDocumentData } from './document-data'
import { documentWording } from './document-wording'

const left = 42
const width = paper.width - 2 * left
const bottom = paper.height - 42
const labelWidth = 62
/** Rows of the terms are generous while the online record is short, and give way to it when it is long. */
const termHeight = ({ record, terms }: AgreementDocumentData) =>
  Math.min(terms.remarks ? 36 : 42, Math.max(leastTermRow, 60 - 4.5 * record.length))
/** Two lines of the smallest print: the longest of most terms (40 characters in half the width). */
const leastTermRow = 26
/** Three lines: the longest place of work (60 characters). */
const leastPlace = 33
/** Four lines of the smallest print: the longest remarks (200 characters). */
const leastRemarks = 43
/** A round seal is 42 mm, 119 points. */
const sealHeight = 134
const codeWidth = 118
/** A code with all terms has up to 97 modules a side: 0.37 mm each. */
const codeSide = 102
const tallestRecordRow = 32

export function drawBack(sheet: Sheet, data: AgreementDocumentData): void {
  const afterTerms = drawTerms(sheet, drawSection(sheet, 36, '一、双方约定'), termHeight(data), data.terms)
  const afterClauses = drawClauses(sheet, drawSection(sheet, afterTerms + 12, '二、共同条款'))
  const sealTop = bottom - sealHeight
  const recordTop = drawSection(sheet, afterClauses + 10, '三、线上签署记录')
  drawRecord(sheet, recordTop, sealTop - 30, data.record)
  drawSection(sheet, sealTop - 22, '四、盖章（按次序）')
  drawSeals(sheet, sealTop, data.seals ?? ['学院', '学校', '用人单位'])
  drawCode(sheet, { x: left + width - codeWidth, y: sealTop, width: codeWidth, height: sealHeight }, data.qr)
}

function drawSection(sheet: Sheet, y: number, title: string): number {
  return sheet.paragraph({ x: left, y, width }, title, { size: 11, weight: 'bold' }) + 5
}

function drawTerms(sheet: Sheet, top: number, height: number, terms: AgreementDocumentData['terms']): number {
  const half = (width - 2 * labelWidth) / 2
  const own = (key: Exclude<keyof typeof terms, 'voidOnAdmission'>, labelled: string, span?: number) => [
    label(labelled),
    value(terms[key], `terms.${key}`, labelled, { span }),
  ]
  const end = drawTable(
    sheet,
    { x: left, y: top },
    [labelWidth, half, labelWidth, half],
    [
      { height: Math.max(height, leastPlace), cells: [...own('post', '岗位'), ...own('place', '工作地点')] },
      { height, cells: own('pay', '薪酬', 3) },
      { height, cells: [...own('probation', '试用期'), ...own('penalty', '违约金')] },
      ...(terms.remarks ? [{ height: Math.max(height, leastRemarks), cells: own('remarks', '其他约定', 3) }] : []),
      { height, cells: [label('升学后\n自动失效'), value('', 'terms.voidOnAdmission', '升学后自动失效', { span: 3 })] },
    ],
  )
  drawChoices(sheet, { x: left + labelWidth + 6, y: end - height, width: width - labelWidth, height }, terms.voidOnAdmission)
  sheet.frame({ x: left, y: top, width, height: end - top }, 1.2)
  return end
}

function drawChoices(sheet: Sheet, box: Box, yes: boolean): void {
  const { voidMeans, keepMeans } = documentWording
  drawChoice(sheet, { ...box, width: 210 }, voidMeans, yes)
  drawChoice(sheet, { ...box, x: box.x + 220, width: 210 }, keepMeans, !yes)
}

function drawChoice(sheet: Sheet, box: Box, words: string, chosen: boolean): void {
  sheet.checkBox(box.x, box.y + box.height / 2 - 5.5, 11, chosen)
  sheet.text({ ...box, x: box.x + 17, width: box.width - 17 }, words, { name: 'terms.voidOnAdmission', label: '升学后自动失效' })
}

function drawClauses(sheet: Sheet, top: number): number {
  const size = 9.75
  let y = top
  for (const [index, clause] of documentWording.clauses.entries()) {
    sheet.paragraph({ x: left, y, width: 16 }, `${index + 1}.`, { size })
    y = sheet.paragraph({ x: left + 16, y, width: width - 16 }, clause, { size }) + 2.5
  }
  return y
}

function drawRecord(sheet: Sheet, top: number, end: number, record: AgreementDocumentData['record']): void {
  const columns = [30, width - 30 - 214 - 124, 214, 124]
  const height = Math.min(tallestRecordRow, (end - top) / (record.length + 1))
  const rows: Row[] = record.map(({ step, name, at }, index) => ({
    height,
    cells: [
      value(String(index + 1), `record.${index}`, '序号', { style: { align: 'center' } }),
      value(step, `record.${index}.step`, '步骤'),
      value(name, `record.${index}.name`, '签署人'),
      value(`${inShanghai(at).year}年${spokenMinute(at)}`, `record.${index}.at`, '时间'),
    ],
  }))
  const heading = { height, cells: ['序号', '步骤', '签署人', '时间'].map(label) }
  const below = drawTable(sheet, { x: left, y: top }, columns, [heading, ...rows])
  sheet.frame({ x: left, y: top, width, height: below - top }, 1.2)
}

function drawSeals(sheet: Sheet, top: number, seals: readonly string[]): void {
  const each = (width - codeWidth) / seals.length
  for (const [index, seal] of seals.entries()) {
    const box = { x: left + index * each, y: top, width: each, height: sealHeight }
    sheet.frame(box)
    sheet.checkBox(box.x + 7, top + 8, 10, false)
    const words = `${index + 1}. ${seal}（盖章）`
    sheet.text({ x: box.x + 22, y: top + 5, width: each - 26, height: 16 }, words, { name: `seals.${index}`, label: '盖章' }, { size: 10 })
    const date = { x: box.x, y: top + sealHeight - 20, width: each - 8, height: 14 }
    sheet.text(date, '年　　月　　日', { name: `seals.${index}`, label: '日期' }, { size: 9.5, align: 'right' })
  }
}

function drawCode(sheet: Sheet, box: Box, content: string | undefined): void {
  sheet.frame({ x: left, y: box.y, width, height: box.height }, 1.2)
  if (!content) {
    sheet.text(box, documentWording.noCode, { name: 'qr', label: '二维码' }, { size: 9, align: 'center', color: ink.faint })
    return
  }
  const space = (box.width - codeSide) / 2
  sheet.qr(box.x + space, box.y + space, codeSide, content)
  const caption = { x: box.x, y: box.y + space + codeSide + 7, width: box.width, height: 15 }
  sheet.text(caption, documentWording.scan, { name: 'qr', label: '二维码' }, { size: 10, align: 'center' })
}
