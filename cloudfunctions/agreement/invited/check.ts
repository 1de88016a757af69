import type { AgreementContent } from '../../../src/shared/agreement/contract'
import { Refused } from '../../../src/shared/errors'
import { refusal } from '../../../src/shared/refusals'
import type { Case } from '../../_kit/cases'
import type { Tx } from '../../_kit/database'
import { agreementRecord } from '../store'

/** What an accepted invitation fixes; the student gives own contacts and opinion only (S0-36). */
const fixed = ['employerId', 'post', 'place', 'pay', 'probation', 'penalty', 'voidOnAdmission', 'remarks'] as const

/** @throws Refused when a draft that holds an invitation's terms would hold others */
export async function refuseOtherTerms(tx: Tx, subject: Case, content: AgreementContent): Promise<void> {
  const held = await agreementRecord(tx, subject)
  if (held?.invitationId && fixed.some((field) => held.content[field] !== content[field])) throw new Refused(refusal('invited-terms-fixed'))
}
