import sql from 'sql-template-tag'
import { type AgreementAction, agreementWorkflow } from '../../src/shared/agreement/workflow'
import { endOfDayAfter, span } from '../../src/shared/calendar'
import { NotFound } from '../../src/shared/errors'
import { decide } from '../../src/shared/workflow'
import { type Case, decided, lockCase, lockCases } from '../_kit/cases'
import type { AgreementPolicy } from '../../src/shared/agreement/policy'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep, recordSteps, type StepToRecord } from '../_kit/record-step'
import type { Tx } from '../_kit/database'
import { bulkAnswer } from '../_kit/bulk'
import { agreementFacts, factsOfOne } from './facts'
import { employerOf } from './store'

export const myEmployer: QueryAction<'agreement.myEmployer'> = async ({ caller, db }) => {
  const employer = await employerOf(db, caller.schoolId, caller.scopes[0] ?? '')
  if (!employer) throw new NotFound()
  const { employerId, name, creditCode, details, verifiedAt } = employer
  return { employerId, name, creditCode, details, verifiedAt: verifiedAt?.toISOString() ?? null }
}

/** The operator has checked the employer's own details (S0-40); name and credit code are the career centre's to change. */
export const verifyEmployer: CommandAction<'agreement.verifyEmployer'> = async ({ input, caller, tx, now }) => {
  await tx.run(sql`update employer set details = details || ${JSON.stringify(input.details)}::jsonb, details_verified_at = ${now}
    where school_id = ${caller.schoolId} and employer_id = ${caller.scopes[0]}`)
  return { done: true }
}

/** The employer's clear acceptance; the student's days to confirm begin (S0-42, S0-48). */
export const sign: CommandAction<'agreement.sign'> = async (context) => {
  const { input, caller, tx, now } = context
  const subject = await lockCase(tx, caller, 'agreement', input.caseId)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await factsOfOne(tx, subject, { policy, now, reader: { personId: caller.personId, side: 'employer' } })
  const step = decided(agreementWorkflow, { action: 'sign', state: subject.state, actor: 'employer', facts })
  await saveOpinions(tx, [subject], input, now)
  return recordStep(context, { case: subject, step, due: confirmDue(policy, now), params: { employer: await employerName(tx, subject) } })
}

/** Up to 1,000 at once (S0-44, X-9): each row has its own result, and one that cannot be signed spoils none of the others. */
export const signMany: CommandAction<'agreement.signMany'> = async (context) => {
  const { input, caller, tx, now } = context
  const subjects = await lockCases(tx, caller, 'agreement', input.caseIds)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await agreementFacts(tx, subjects, { policy, now, reader: { personId: caller.personId, side: 'employer' } })
  const due = confirmDue(policy, now)
  const employer = subjects[0] ? await employerName(tx, subjects[0]) : ''
  const steps: StepToRecord[] = []
  const refused = new Map<string, string>()
  for (const subject of subjects) {
    const known = facts.get(subject.caseId)
    if (!known) continue
    const decision = decide(agreementWorkflow, { action: 'sign', state: subject.state as 'with-employer', actor: 'employer', facts: known })
    if (decision.ok) steps.push({ case: subject, step: decision.step, due, params: { employer } })
    else refused.set(subject.caseId, decision.code)
  }
  await saveOpinions(tx, steps.map((step) => step.case), input, now)
  const answer = bulkAnswer(input.caseIds, steps, refused)
  await recordSteps(context, steps, answer)
  return answer
}

export const returnToStudent: CommandAction<'agreement.return'> = async (context) => employerStep(context, 'return', context.input.reason)
export const takeBack: CommandAction<'agreement.takeBack'> = async (context) => employerStep(context, 'takeBack')

async function employerStep(context: Parameters<CommandAction<'agreement.takeBack'>>[0], action: AgreementAction, reason?: string) {
  const { input, caller, tx, now } = context
  const subject = await lockCase(tx, caller, 'agreement', input.caseId)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await factsOfOne(tx, subject, { policy, now, reader: { personId: caller.personId, side: 'employer' } })
  const step = decided(agreementWorkflow, { action, state: subject.state, actor: 'employer', facts, reason })
  return recordStep(context, { case: subject, step, reason, params: { employer: await employerName(tx, subject) } })
}

/** Until 24:00 of the n-th day after the signature, with the first reminder still to come (S0-48, S0-51). */
export function confirmDue(policy: AgreementPolicy, signedAt: Date): { at: Date; remindAt: Date | null } {
  const at = endOfDayAfter(signedAt, policy.confirmDays)
  return { at, remindAt: nextReminder(policy, at, signedAt) }
}

/** The next reminder strictly after `after`, or null when none is left. */
export function nextReminder(policy: AgreementPolicy, due: Date, after: Date): Date | null {
  const instants = policy.remindHours.map((hours) => due.getTime() - hours * span.hour).sort((a, b) => a - b)
  const next = instants.find((instant) => instant > after.getTime())
  return next === undefined ? null : new Date(next)
}

async function saveOpinions(tx: Tx, subjects: Case[], { opinion, superiorOpinion }: { opinion: string; superiorOpinion: string }, now: Date): Promise<void> {
  if (!subjects[0]) return
  await tx.run(sql`update agreement set employer_opinion = ${opinion}, superior_opinion = ${superiorOpinion}, signed_at = ${now}
    where school_id = ${subjects[0].schoolId} and case_id = any(${subjects.map(({ caseId }) => caseId)}::uuid[])`)
}

export async function employerName(tx: Tx, subject: Case): Promise<string> {
  return (subject.employerId && (await employerOf(tx, subject.schoolId, subject.employerId))?.name) || '用人单位'
}
