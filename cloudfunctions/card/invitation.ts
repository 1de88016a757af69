import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { type InvitationAction, type InvitationState, invitationWorkflow } from '../../src/shared/card/workflow'
import { employerNatures } from '../../src/shared/codes/employer-nature'
import { actorOf } from '../../src/shared/roles'
import { offers } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, decided, findCase, lockCase, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { recordStep, type StepContext } from '../_kit/record-step'
import { trailOf } from '../_kit/trail'
import { liveAgreement } from '../agreement/invited/facts'
import { dropTerms, takeTerms } from '../agreement/invited/steps'
import { nameOf, partyOf } from '../roster/facts'
import { invitationFacts } from './invitation-facts'
import { claimFor, type EmployerRow, employerRow, termsOf } from './invitation-store'

/** One invitation as either side sees it. */
export const invitation: QueryAction<'card.invitation'> = async ({ input, caller, db, now }) => {
  const subject = await findCase(db, caller, ['invitation'], input.caseId)
  const employer = await employerRow(db, subject.schoolId, subject.employerId ?? '')
  const [party, terms, trail, agreement, claimId, facts] = await Promise.all([
    partyOf(db, subject.schoolId, subject.seasonId, subject.studentId),
    termsOf(db, subject),
    trailOf(db, invitationWorkflow, subject),
    liveAgreement(db, subject),
    claimFor(db, subject, now),
    factsOf(db, caller, subject, employer, now),
  ])
  const state = subject.state as InvitationState
  const actor = actorOf(caller.role)
  const { nature, ...known } = employer
  const held = agreement?.invitationId === subject.caseId ? agreement : null
  const isStudent = caller.role === 'student'
  return {
    caseId: subject.caseId,
    version: subject.version,
    state: stateChip(invitationWorkflow, state),
    student: { name: party.name, school: caller.schoolName, major: party.major },
    employer: { ...known, nature: employerNatures.nameOf(nature) ?? nature },
    terms,
    reason: state === 'declined' ? (trail.at(-1)?.reason ?? null) : null,
    dueAt: subject.dueAt?.toISOString() ?? null,
    agreement: held && (isStudent || !held.withStudent) ? stateChip(agreementWorkflow, held.state) : null,
    replacesDraft: isStudent && state === 'invited' && agreement?.withStudent === true && agreement.begun,
    claimId: isStudent ? null : claimId,
    mayI: actor ? offerViews(offers(invitationWorkflow, { state, actor, facts })) : [],
    trail,
    now: now.toISOString(),
  }
}

/** The draft now holds exactly the terms invited with; the student adds contacts and opinion, and submits. */
export const accept: CommandAction<'card.accept'> = async (context) => {
  const { caller, tx, now } = context
  const { subject, step, params } = await decideOn(context, 'accept')
  const terms = await termsOf(tx, subject)
  await takeTerms(tx, caller, subject.caseId, { ...terms, employerId: subject.employerId }, now)
  return recordStep(context, { case: subject, step, params, detail: { terms } })
}

/** Also after acceptance, while nothing has been submitted: the draft is the student's own again. */
export const decline: CommandAction<'card.decline'> = async (context) => {
  const { input, caller, tx, now } = context
  const { subject, step, params } = await decideOn(context, 'decline', input.reason)
  if (subject.state === 'accepted') await dropTerms(tx, caller, subject.caseId, now)
  return recordStep(context, { case: subject, step, reason: input.reason, params })
}

export const withdraw: CommandAction<'card.withdraw'> = async (context) => {
  const { subject, step, params } = await decideOn(context, 'withdraw')
  return recordStep(context, { case: subject, step, params })
}

type Context = StepContext & { caller: Caller; input: { caseId: string } }

async function decideOn({ tx, caller, input, now }: Context, action: InvitationAction, reason?: string) {
  const subject = await lockCase(tx, caller, 'invitation', input.caseId)
  const employer = await employerRow(tx, subject.schoolId, subject.employerId ?? '')
  const facts = await factsOf(tx, caller, subject, employer, now)
  const actor = caller.role === 'student' ? 'student' : 'employer'
  const step = decided(invitationWorkflow, { action, state: subject.state, actor, facts, reason })
  const student = await nameOf(tx, subject.schoolId, subject.studentId)
  return { subject, step, params: { student, employer: employer.name } }
}

async function factsOf(db: Db, caller: Caller, subject: Case, employer: EmployerRow, now: Date) {
  const cardHeld = (await claimFor(db, subject, now)) !== null
  const { studentId, caseId, dueAt } = subject
  return invitationFacts(db, caller, { studentId, caseId, dueAt, employerState: employer.state, cardHeld, now })
}
