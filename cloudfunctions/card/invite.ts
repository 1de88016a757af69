import sql from 'sql-template-tag'
import { agreementWords } from '../../src/shared/agreement/wording'
import { endOfDayAfter } from '../../src/shared/calendar'
import type { Terms } from '../../src/shared/card/contract'
import { cardWords } from '../../src/shared/card/wording'
import { invitationWorkflow } from '../../src/shared/card/workflow'
import { Invalid, NotFound } from '../../src/shared/errors'
import { offers } from '../../src/shared/workflow'
import { decided, offerViews } from '../_kit/cases'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep } from '../_kit/record-step'
import { partyOf } from '../roster/facts'
import { invitationFacts } from './invitation-facts'
import { employerRow, invitationCase, lockInvitation, saveTerms } from './invitation-store'
import { heldClaim } from './store'

/** What an operator writes an invitation with: the terms offered last, to this student or to another. */
export const form: QueryAction<'card.form'> = async ({ input, caller, db, now }) => {
  const claim = await heldClaim(db, caller, input.claimId, now)
  if (!claim) throw new NotFound('没有找到这张名片：毕业生可能已收回，或已过保留期。')
  const { studentId, employerId, endsAt } = claim
  const [party, employer, subject, last, policy] = await Promise.all([
    partyOf(db, caller.schoolId, caller.seasonId, studentId),
    employerRow(db, caller.schoolId, employerId),
    invitationCase(db, caller, claim),
    db.row<{ terms: Terms }>(sql`select i.terms from workflow_case c
      join invitation i on i.school_id = c.school_id and i.case_id = c.case_id
      where c.school_id = ${caller.schoolId} and c.subject = 'invitation' and c.employer_id = ${employerId}
      order by c.student_id = ${studentId} desc, c.entered_at desc limit 1`),
    policyOf(db, caller, 'card'),
  ])
  const question = { studentId, caseId: subject?.caseId ?? null, dueAt: null, employerState: employer.state, cardHeld: true, now }
  const facts = await invitationFacts(db, caller, question)
  const state = (subject?.state ?? invitationWorkflow.initial) as typeof invitationWorkflow.initial
  const offered = offerViews(offers(invitationWorkflow, { state, actor: 'employer', facts }))
  return {
    student: { name: party.name, school: caller.schoolName, major: party.major },
    employer: { employerId, name: employer.name, state: employer.state },
    terms: last?.terms ?? {},
    endsAt: endsAt.toISOString(),
    invite: offered.find(({ action }) => action === 'invite') ?? null,
    days: policy.inviteDays,
  }
}

/** The employer starts the agreement for a student whose card it holds; the student answers in time (邀约). */
export const invite: CommandAction<'card.invite'> = async (context) => {
  const { input, caller, tx, now } = context
  await refuseUnprintable(input.terms)
  const claim = await heldClaim(tx, caller, input.claimId, now)
  if (!claim) throw new NotFound('没有找到这张名片：毕业生可能已收回，或已过保留期。')
  const employer = await employerRow(tx, caller.schoolId, claim.employerId)
  const subject = await lockInvitation(tx, caller, claim, now)
  const { studentId } = claim
  const question = { studentId, caseId: subject.caseId, dueAt: null, employerState: employer.state, cardHeld: true, now }
  const facts = await invitationFacts(tx, caller, question)
  const step = decided(invitationWorkflow, { action: 'invite', state: subject.state, actor: 'employer', facts })
  await saveTerms(tx, subject, input.terms)
  const { inviteDays } = await policyOf(tx, caller, 'card')
  const due = { at: endOfDayAfter(now, inviteDays), remindAt: null }
  return recordStep(context, { case: subject, step, due, params: { employer: employer.name }, detail: { terms: input.terms } })
}

/** What the agreement could not print is refused while it can still be changed. @throws Invalid */
async function refuseUnprintable(terms: Terms): Promise<void> {
  const { missingGlyphs } = await import('../_kit/pdf')
  const problems = Object.keys(cardWords.terms).flatMap((field) => {
    const text = terms[field as keyof Terms]
    const missing = typeof text === 'string' ? missingGlyphs(text) : []
    return missing.length ? [[`terms.${field}`, agreementWords.unprintable(missing)] as const] : []
  })
  if (problems.length) throw new Invalid(Object.fromEntries(problems))
}
