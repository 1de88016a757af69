import type { RecommendationContent } from '../../src/shared/recommendation/check'
import { passOrigin } from '../support/agreements'
import type { Client, School } from '../support/school'

/** Texts that may be submitted. */
export const texts: RecommendationContent = {
  intention: '软件开发，武汉或长沙',
  posts: '2024.09–2026.06 学习委员',
  awards: '2025 年国家励志奖学金',
  practice: '2026 年暑期在湘江智能公司实习，参与仓储系统开发',
  skills: '英语六级；熟悉 TypeScript',
  evaluation: '踏实认真，善于合作。',
}

/** Two students of one college, a student of another, the colleges' officers, and the career centre. */
export const people = {
  student: '2023010001',
  fellow: '2023010002',
  stranger: '2023020001',
  officer: 'T0004',
  otherOfficer: 'T0005',
  career: 'T0001',
}

/** A student of this number whose origin the college has approved. */
export async function verifiedStudent(school: School, officer: Client, number: string): Promise<Client> {
  const student = await school.as(number)
  await passOrigin(student, officer)
  return student
}

export const submitForm = async (student: Client, content = texts) => (await student.call('recommendation.submit', { content })).caseId

/** Submitted, approved and printed. */
export async function printForm(student: Client, officer: Client): Promise<string> {
  const caseId = await submitForm(student)
  await officer.call('recommendation.approve', { caseId })
  await student.call('recommendation.document', { caseId })
  return caseId
}

/** The bytes behind a link of the test school's file store. */
export async function pdfAt(school: School, url: string): Promise<Buffer> {
  return school.ports.files.get(`folder:/${decodeURIComponent(new URL(url).pathname)}`)
}
