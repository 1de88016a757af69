import type { Input } from '../../../../src/shared/contracts'
import type { Actor, Stage } from './stage'

/** Operators of the employers that sign in the story; E0001 is left to the visitor. */
export const operators = ['E0002', 'E0003'] as const

/** What both parties agree on. */
export const terms = {
  post: '技术支持工程师',
  place: '武汉市东湖新技术开发区',
  pay: '每月 9000 元',
  probation: '3 个月',
  penalty: '5000 元',
  voidOnAdmission: false,
  remarks: '',
}

const schoolContact = { contact: '就业工作办公室', phone: '027-60000001', postcode: '430074', address: '武汉市鲁磨路 388 号' }
const opinions = { opinion: '同意接收', superiorOpinion: '' }

/** Before its first signature an operator reads the notes and verifies the employer's details. */
export async function prepareEmployer(operator: Actor): Promise<void> {
  const { details } = await operator.call('agreement.myEmployer', {})
  await operator.call('agreement.readNotes', {})
  await operator.call('agreement.verifyEmployer', {
    details: { ...known(details), archiveAddress: '武汉市公共就业人才服务中心' },
  })
}

const known = (details: Partial<Details>): Details => ({ ...emptyDetails, ...details })
type Details = Input<'agreement.verifyEmployer'>['details']
const emptyDetails: Details = { nature: '', industry: '', address: '', contact: '', phone: '', email: '', archiveAddress: '' }

/** A draft for the employer of this operator, everything filled in. */
export async function draftFor(stage: Stage, number: string, operator: string): Promise<Input<'agreement.saveDraft'>> {
  const { name } = await stage.as(operator).call('agreement.myEmployer', {})
  const student = stage.as(number)
  const { employers } = await student.call('agreement.searchEmployers', { text: name })
  const { content } = await student.call('agreement.mine', {})
  const own = { mobile: content.mobile || '13900000002', email: `s${number}@qicheng.example`, opinion: '同意' }
  return { content: { ...content, ...terms, ...own, employerId: employers[0]?.employerId ?? null } }
}

/** Submits to the employer of this operator; answers the agreement's case. */
export async function submitAgreement(stage: Stage, number: string, operator: string, agreesToDefault = true): Promise<string> {
  const student = stage.as(number)
  await student.call('agreement.readNotes', {})
  const { content } = await draftFor(stage, number, operator)
  await student.call('agreement.saveDraft', { content })
  return (await student.call('agreement.submit', { content, agreesToDefault })).caseId
}

export const sign = ({ as }: Stage, caseId: string, operator: string) => as(operator).call('agreement.sign', { caseId, ...opinions })

/** Submitted, signed and confirmed. */
export async function confirmed(stage: Stage, number: string, operator: string): Promise<string> {
  const caseId = await submitAgreement(stage, number, operator)
  await sign(stage, caseId, operator)
  await stage.as(number).call('agreement.confirm', {})
  return caseId
}

/** The same and approved by the counselor. */
export async function approved(stage: Stage, number: string, operator: string): Promise<string> {
  const caseId = await confirmed(stage, number, operator)
  await stage.counselorOf(number).call('agreement.approve', { caseId, schoolContact })
  return caseId
}
