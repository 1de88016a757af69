import type { Terms } from '../../src/shared/card/contract'
import type { Client } from './school'

export const terms: Terms = {
  post: '算法工程师',
  place: '江城市光谷',
  pay: '每月 12000 元',
  probation: '3 个月',
  penalty: '3000 元',
  voidOnAdmission: true,
  remarks: '提供宿舍',
}

/** Makes a card and answers its ticket. */
export async function ticketOfCard(student: Client, hours = 24): Promise<string> {
  await student.call('card.make', { hours })
  return (await student.call('card.mine', {})).card?.ticket ?? ''
}

/** The student shows a card, the operator takes it; answers the claim. */
export async function claimedBy(student: Client, operator: Client): Promise<string> {
  return (await operator.call('card.claim', { ticket: await ticketOfCard(student) })).claimId
}

/** The same up to the invitation; answers its case. */
export async function invitedBy(student: Client, operator: Client, more: Partial<Terms> = {}): Promise<string> {
  const claimId = await claimedBy(student, operator)
  await operator.call('agreement.readNotes', {})
  return (await operator.call('card.invite', { claimId, terms: { ...terms, ...more } })).caseId
}
