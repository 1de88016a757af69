import type { InvitationFacts } from '../../src/shared/card/workflow'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import { signingGate } from '../agreement/facts'
import { liveAgreement } from '../agreement/invited/facts'

export interface FactQuestion {
  studentId: string
  /** Null before there is an invitation. */
  caseId: string | null
  dueAt: Date | null
  employerState: string
  cardHeld: boolean
  now: Date
}

/** What the guards of one invitation look at, for whoever acts now. */
export async function invitationFacts(db: Db, caller: Caller, question: FactQuestion): Promise<InvitationFacts> {
  const { studentId, caseId, dueAt, employerState, cardHeld, now } = question
  const side = caller.role === 'student' ? 'student' : 'employer'
  const gate = await signingGate(db, { ...caller, studentId }, { personId: caller.personId, side }, now)
  const agreement = await liveAgreement(db, { ...caller, studentId })
  const others = agreement?.invitationId != null && agreement.invitationId !== caseId
  return {
    ...gate,
    employerApproved: employerState === 'approved',
    cardHeld,
    freeToSign: agreement === null || agreement.withStudent,
    noOtherAccepted: !(agreement?.withStudent && others),
    submitted: agreement !== null && !agreement.withStudent && agreement.invitationId === caseId,
    deadlinePassed: dueAt !== null && now >= dueAt,
  }
}
