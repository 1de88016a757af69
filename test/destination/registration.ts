import sql from 'sql-template-tag'
import type { Input } from '../../src/shared/contracts'
import { photograph, sendAttachment } from '../support/attachments'
import type { Client, School } from '../support/school'

/** What a student states, by code: fields that pass the checks. */
export const stated: Record<string, Record<string, string>> = {
  '11': { employerName: '江城精密机械有限公司', creditCode: '91420100MA4K12345X', nature: '39', industry: '制造业', place: '420111' },
  '12': { employerName: '江城实验中学', creditCode: '12420100MA4K12345X', nature: '22', industry: '教育', place: '420111' },
  '70': {},
  '72': { statement: '准备公务员考试' },
  '76': { trade: '翻译', place: '420111', statement: '接受委托翻译科技资料' },
  '80': { school: '江城大学', degree: '硕士研究生', studyMajor: '软件工程' },
}

export const goodArchive: Input<'destination.saveArchive'>['archive'] = {
  kind: 'talent-centre',
  unit: '江城市公共就业人才服务中心',
  place: '420111',
  address: '洪山区和平路 1 号',
  postcode: '430074',
  contact: '刘老师',
  phone: '027-60000009',
}

export async function caseOf(
  { database }: School,
  number: string,
  subject = 'destination',
  part = '',
): Promise<{ caseId: string; state: string; version: number }> {
  const row = await database.row<{ caseId: string; state: string; version: number }>(
    sql`select c.case_id as "caseId", c.state, c.version from workflow_case c join person p on p.school_id = c.school_id and p.person_id = c.student_id
      where p.number = ${number} and c.subject = ${subject} and c.part = ${part}`,
  )
  if (!row) throw new Error(`${number} has no ${subject} ${part}`)
  return row
}

/** Hands in the papers the code wants, then the destination. */
export async function register(school: School, student: Client, code: string, more: Record<string, string> = {}): Promise<string> {
  const { rules } = await student.call('destination.mine', {})
  for (const { code: evidence } of rules.codes.find((rule) => rule.code === code)?.evidence ?? []) {
    const fileId = await sendAttachment(school, student, await photograph(60, 80))
    await student.call('destination.addEvidence', { code, evidence, fileId })
  }
  return (await student.call('destination.submit', { code, values: { ...stated[code], ...more } })).caseId
}
