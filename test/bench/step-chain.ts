import type { Database } from '../../cloudfunctions/_kit/database'
import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { trainingModes } from '../../src/shared/codes/training-mode'
import type { School } from '../support/school'
import { type Ask, sideBySide } from './class'

/** One graduate on the way from origin to a filed agreement, with those who decide. */
export interface Walker {
  student: string
  officer: string
  operator: string
  employerId: string
  originCase: string
  mobile: string
  division: string
}

/** Cases made by the walk itself, student number → agreement; each walk over a database has its own. */
export type Agreements = Map<string, string>

type Stage = (ask: Ask, walker: Walker, agreements: Agreements) => Promise<unknown>

const agreementOf = (agreements: Agreements, { student }: Walker) => agreements.get(student) ?? ''

/** The steps of the spine in their order: each is one workflow step in one transaction, by whoever takes it in life. */
export const stages: Record<string, Stage> = {
  'origin.submit': (ask, { student, mobile, division }) => ask(student, 'origin.submit', { values: { ...originValues, mobile, division } }),
  'origin.approve': (ask, { officer, originCase }) => ask(officer, 'origin.approve', { caseId: originCase }),
  'agreement.submit': async (ask, { student, employerId, mobile }, agreements) => {
    const content = { ...agreementContent, employerId, mobile }
    const { caseId } = await ask(student, 'agreement.submit', { content, agreesToDefault: true })
    agreements.set(student, caseId)
  },
  'agreement.sign': (ask, walker, agreements) =>
    ask(walker.operator, 'agreement.sign', { caseId: agreementOf(agreements, walker), opinion: '同意接收', superiorOpinion: '' }),
  'agreement.confirm': (ask, { student }) => ask(student, 'agreement.confirm', {}),
  'agreement.approve': (ask, walker, agreements) =>
    ask(walker.officer, 'agreement.approve', { caseId: agreementOf(agreements, walker), schoolContact }),
  'agreement.file': (ask, walker, agreements) =>
    ask(walker.officer, 'agreement.file', { caseId: agreementOf(agreements, walker), sealsSeen: ['college', 'university', 'employer'] }),
}

const originValues = {
  email: 'someone@qicheng.example',
  homeAddress: '江城市南湖区创业路 12 号 3 栋 502 室',
  postcode: '430070',
  emergencyName: '王建国',
  emergencyPhone: '19900000001',
}

const agreementContent = {
  email: 'someone@qicheng.example',
  opinion: '同意',
  post: '软件工程师',
  place: '江城市',
  pay: '每月 9000 元',
  probation: '三个月',
  penalty: '3000 元',
  voidOnAdmission: false,
  remarks: '',
}

const schoolContact = { contact: '李老师', phone: '027-60000000', postcode: '430070', address: '江城市南湖区学府路 1 号' }

/** Those graduates of the school who may sign an agreement, with all that must be read and checked before done. */
export async function readyWalkers(school: School, ask: Ask, wanted: number): Promise<Walker[]> {
  const { students, staff, employers } = school.people
  const excluded = new Set<string>(defaultAgreementPolicy.excludedTrainingModes)
  const eligible = students.filter((row) => row.层次 === '本科' && !excluded.has(trainingModes.codeOf(row.培养方式) ?? '')).slice(0, wanted)
  if (eligible.length < wanted) throw new Error(`only ${eligible.length} of ${wanted} graduates may sign an agreement`)
  const originCases = await casesByNumber(school.database, 'origin')
  const officers = new Map(staff.filter((row) => row.角色 === '学院审核员').map((row) => [row.范围, row.工号]))
  const operators = await Promise.all(employers.map(({ 操作员账号: operator }) => verified(ask, operator)))
  await sideBySide(eligible, 8, ({ 学号: student }) => ask(student, 'agreement.readNotes', {}))
  return eligible.map((row, index) => ({
    student: row.学号,
    officer: officers.get(row.学院) ?? '',
    ...(operators[index % operators.length] ?? { operator: '', employerId: '' }),
    originCase: originCases.get(row.学号) ?? '',
    mobile: row.手机,
    division: row.生源地代码,
  }))
}

async function verified(ask: Ask, operator: string): Promise<{ operator: string; employerId: string }> {
  const { employerId, details } = await ask(operator, 'agreement.myEmployer', {})
  const { nature = '', industry = '', address = '', contact = '', phone = '', email = '' } = details
  await ask(operator, 'agreement.verifyEmployer', {
    details: { nature, industry, address, contact, phone, email, archiveAddress: address },
  })
  await ask(operator, 'agreement.readNotes', {})
  return { operator, employerId }
}

async function casesByNumber(database: Database, subject: string): Promise<Map<string, string>> {
  const rows = await database.rows<{ number: string; case_id: string }>({
    text: `select p.number, c.case_id from workflow_case c join person p on p.school_id = c.school_id and p.person_id = c.student_id where c.subject = $1`,
    values: [subject],
  })
  return new Map(rows.map((row) => [row.number, row.case_id]))
}
