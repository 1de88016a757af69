import sql from 'sql-template-tag'
import { emptyContent } from '../../../src/shared/agreement/check'
import type { AgreementContent } from '../../../src/shared/agreement/contract'
import { Refused } from '../../../src/shared/errors'
import { refusal } from '../../../src/shared/refusals'
import type { Caller } from '../../_kit/caller'
import type { Tx } from '../../_kit/database'
import { partyOf } from '../../roster/facts'
import { agreementRecord, isWithStudent, lockOwnAgreement, saveContent } from '../store'

type InvitedTerms = Omit<AgreementContent, 'mobile' | 'email' | 'opinion'>

const none: InvitedTerms = {
  employerId: null,
  post: '',
  place: '',
  pay: '',
  probation: '',
  penalty: '',
  voidOnAdmission: false,
  remarks: '',
}

/** The student's draft holds exactly these terms from now on; contacts and opinion written before stay. */
export async function takeTerms(tx: Tx, caller: Caller, invitationId: string, terms: InvitedTerms, now: Date): Promise<void> {
  const own = await lockOwnAgreement(tx, caller, now)
  if (!isWithStudent(own.state)) throw new Refused(refusal('agreement-under-way'))
  const { mobile, email } = await partyOf(tx, caller.schoolId, caller.seasonId, caller.personId)
  const held = await agreementRecord(tx, own)
  // Under the lock: two invitations accepted at the same moment must not both believe that the draft is theirs.
  if (held?.invitationId && held.invitationId !== invitationId) throw new Refused(refusal('other-invitation-accepted'))
  const written = held?.content ?? emptyContent(mobile ?? '', email ?? '')
  await saveContent(tx, own, { ...written, ...terms })
  await tx.run(sql`update agreement set invitation_id = ${invitationId} where school_id = ${own.schoolId} and case_id = ${own.caseId}`)
}

/** The draft is the student's own again, without the terms of the invitation. */
export async function dropTerms(tx: Tx, caller: Caller, invitationId: string, now: Date): Promise<void> {
  const own = await lockOwnAgreement(tx, caller, now)
  const written = await agreementRecord(tx, own)
  if (written?.invitationId !== invitationId) return
  if (!isWithStudent(own.state)) throw new Refused(refusal('invitation-submitted'))
  await saveContent(tx, own, { ...written.content, ...none })
  await tx.run(sql`update agreement set invitation_id = null where school_id = ${own.schoolId} and case_id = ${own.caseId}`)
}
