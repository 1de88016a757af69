import sql from 'sql-template-tag'
import type { AgreementContent } from '../../src/shared/agreement/contract'
import { type Client, type School, schoolId } from './school'

/** What a student adds to the registry's values; the rest stands there already. */
export const originValues = {
  mobile: '13912345678',
  email: 'graduate@qicheng.example',
  homeAddress: '江城市和平路 1 号',
  postcode: '430074',
  emergencyName: '张父',
  emergencyPhone: '13912345679',
  teacherCategory: '3',
  urbanRural: '1',
  division: '110101',
}

export const opinions = { opinion: '同意接收', superiorOpinion: '' }

/** Every seal of the default policy, as whoever files sees them on the paper. */
export const sealsSeen: ('college' | 'university' | 'employer')[] = ['college', 'university', 'employer']

export const schoolContact = { contact: '王老师', phone: '027-60000001', postcode: '430074', address: '江城市大学路 1 号' }

/** Content that may be submitted. */
export const contentFor = (employerId: string, more: Partial<AgreementContent> = {}): AgreementContent => ({
  employerId,
  mobile: '13912345678',
  email: 'graduate@qicheng.example',
  opinion: '同意',
  post: '软件工程师',
  place: '江城市',
  pay: '10000 元',
  probation: '3 个月',
  penalty: '5000 元',
  voidOnAdmission: false,
  remarks: '',
  ...more,
})

export async function employerIdOf({ database }: School, operator: string): Promise<string> {
  const row = await database.row<{
    scope_id: string
  }>(sql`select g.scope_id from role_grant g join person p on p.school_id = g.school_id and p.person_id = g.person_id
    where g.school_id = ${schoolId} and g.role = 'employer-operator' and p.number = ${operator}`)
  if (!row) throw new Error(`${operator} is no operator`)
  return row.scope_id
}

/** Origin filled, submitted and approved. */
export async function passOrigin(student: Client, officer: Client): Promise<string> {
  const { caseId } = await student.call('origin.submit', { values: originValues })
  await officer.call('origin.approve', { caseId })
  return caseId
}

/** What a student does once before the first submission, then the submission itself; origin must have passed. */
export async function submitAgreement(student: Client, employerId: string, agreesToDefault = true): Promise<string> {
  await student.call('agreement.readNotes', {})
  const { caseId } = await student.call('agreement.submit', { content: contentFor(employerId), agreesToDefault })
  return caseId
}

/** What an operator does once before the first signature (S0-38, S0-40). */
export async function prepareEmployer(operator: Client): Promise<void> {
  const { details } = await operator.call('agreement.myEmployer', {})
  await operator.call('agreement.readNotes', {})
  const known = {
    nature: '31',
    industry: '制造业',
    address: '江城市创业路 1 号',
    contact: '李经理',
    phone: '027-60000002',
    email: 'hr@qicheng.example',
  }
  await operator.call('agreement.verifyEmployer', { details: { ...known, ...details, archiveAddress: '江城市人才中心' } })
}
