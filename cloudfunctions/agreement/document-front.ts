/** Front of the agreement: who the parties are, what they say, where the school is reached. */
import { spokenDate } from '../../src/shared/calendar'
import { drawTable, label, paper, type Row, type Sheet, stretch, value } from '../_kit/pdf'
import type { AgreementDocumentData, Opinion } from './document-data'
import { documentWording } from './document-wording'

const left = 42
const width = paper.width - 2 * left
const bottom = paper.height - 42
/** Width of the column that names the party; its words stand upright in it. */
const partyWidth = 26
const labelWidth = 62
const valueWidth = (width - partyWidth - 3 * labelWidth) / 3
const columns = [labelWidth, valueWidth, labelWidth, valueWidth, labelWidth, valueWidth]

const line = 26
const opinionHeight = 66

export function drawFront(sheet: Sheet, data: AgreementDocumentData): void {
  const top = drawHeading(sheet, data)
  const blocks = [
    { party: '甲方 毕业生', rows: studentRows(data.student) },
    { party: '乙方 用人单位', rows: employerRows(data.employer) },
    { party: '鉴证登记', rows: schoolRows(data.school) },
  ]
  const rows = stretch(
    blocks.flatMap((block) => block.rows),
    bottom - top,
  )
  let y = top
  for (const { party, rows: own } of blocks) {
    y = drawBlock(sheet, y, party, rows.splice(0, own.length))
  }
  sheet.frame({ x: left, y: top, width, height: bottom - top }, 1.2)
}

function drawHeading(sheet: Sheet, { number, season }: AgreementDocumentData): number {
  const half = { y: 34, width: width / 2, height: 14 }
  sheet.text({ ...half, x: left }, season, { name: 'season', label: '届别' }, { size: 9.5 })
  sheet.text({ ...half, x: left + width / 2 }, `协议编号：${number}`, { name: 'number', label: '协议编号' }, { size: 9.5, align: 'right' })
  const below = sheet.paragraph({ x: left, y: 56, width }, documentWording.title, { size: 20, weight: 'bold', align: 'center' })
  return sheet.paragraph({ x: left, y: below + 8, width }, documentWording.preamble, { size: 9.5 }) + 8
}

function drawBlock(sheet: Sheet, top: number, party: string, rows: Row[]): number {
  const end = drawTable(sheet, { x: left + partyWidth, y: top }, columns, rows)
  const box = { x: left, y: top, width: partyWidth, height: end - top }
  sheet.shade(box)
  sheet.frame(box)
  sheet.text(box, [...party].join('\n'), { name: 'party', label: '当事人' }, { weight: 'bold', align: 'center' })
  sheet.line(left, end, left + width, end, 1.2)
  return end
}

function studentRows(student: AgreementDocumentData['student']): Row[] {
  const own = (key: keyof typeof student & string, labelled: string, span?: number) => [
    label(labelled),
    value(String(student[key]), `student.${key}`, labelled, { span }),
  ]
  return [
    { height: line, cells: [...own('name', '姓名'), ...own('gender', '性别'), ...own('number', '学号')] },
    { height: line, cells: [...own('maskedId', '身份证号', 3), ...own('level', '学历')] },
    { height: line, cells: [...own('major', '专业', 3), ...own('duration', '学制')] },
    { height: line, cells: [...own('origin', '生源地', 3), ...own('trainingMode', '培养方式')] },
    { height: line, cells: [...own('phone', '手机'), ...own('email', '电子邮箱', 3)] },
    opinionRow('甲方意见', 'student.opinion', student.opinion),
  ]
}

function employerRows(employer: AgreementDocumentData['employer']): Row[] {
  const own = (key: keyof typeof employer & string, labelled: string, span?: number) => [
    label(labelled),
    value(String(employer[key]), `employer.${key}`, labelled.replace('\n', ''), { span }),
  ]
  return [
    { height: line, cells: own('name', '单位名称', 5) },
    { height: line, cells: [...own('creditCode', '统一社会\n信用代码', 3), ...own('nature', '单位性质')] },
    { height: line, cells: [...own('industry', '所属行业', 3), ...own('contact', '联系人')] },
    { height: line, cells: own('address', '通信地址', 5) },
    { height: line, cells: [...own('phone', '联系电话'), ...own('email', '电子邮箱', 3)] },
    { height: line, cells: own('archive', '档案接收地', 5) },
    opinionRow('乙方意见', 'employer.opinion', employer.opinion),
    opinionRow('上级主管\n部门意见', 'employer.superior', employer.superior ?? { text: documentWording.noSuperior }),
  ]
}

function schoolRows(school: AgreementDocumentData['school']): Row[] {
  const own = (key: keyof typeof school, labelled: string, span?: number) => [
    label(labelled),
    value(school[key], `school.${key}`, labelled, { span }),
  ]
  return [
    { height: line, cells: [...own('name', '学校名称', 3), ...own('college', '学院')] },
    { height: line, cells: [...own('contact', '学校联系人'), ...own('phone', '联系电话'), ...own('postcode', '邮政编码')] },
    { height: line, cells: own('address', '邮寄地址', 5) },
  ]
}

function opinionRow(labelled: string, name: string, opinion?: Opinion): Row {
  const { text = '', signed } = opinion ?? {}
  const foot = signed ? `线上签署：${signed.name}　${spokenDate(signed.at)}` : undefined
  return { height: opinionHeight, cells: [label(labelled), value(text, name, labelled.replace('\n', ''), { span: 5, foot })] }
}
