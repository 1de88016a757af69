import sql from 'sql-template-tag'
import { employerChanges } from '../../src/shared/account/employer-changes'
import { confirmDue } from '../../src/shared/agreement/deadline'
import { agreementWords as words } from '../../src/shared/agreement/wording'
import { type AgreementAction, agreementWorkflow } from '../../src/shared/agreement/workflow'
import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { decide } from '../../src/shared/workflow'
import { bulkAnswer } from '../_kit/bulk'
import { keepBulk } from '../_kit/bulk-undo'
import { type Case, decided, lockCase, lockCases } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep, recordSteps, type StepToRecord } from '../_kit/record-step'
import { agreementFacts, factsOfOne } from './facts'
import { handledByOthers, sayWhoWasFirst } from './handled'
import { refuseUnprintable } from './printable'
import { beforeSignature } from './sign-undo'
import { employerOf } from './store'

/** The operator's employer; of several the one asked for, or the first whose details nobody has checked yet. */
export const myEmployer: QueryAction<'agreement.myEmployer'> = async ({ input, caller, db }) => {
  const own = await Promise.all(caller.scopes.map((id) => employerOf(db, caller.schoolId, id)))
  const employers = own.filter((one) => one !== null)
  const employer = input.employerId
    ? employers.find(({ employerId }) => employerId === input.employerId)
    : (employers.find(({ verifiedAt }) => !verifiedAt) ?? employers[0])
  if (!employer) throw new NotFound()
  const { employerId, name, creditCode, details, verifiedAt } = employer
  return { employerId, name, creditCode, details, verifiedAt: verifiedAt?.toISOString() ?? null }
}

/** The operator has checked the employer's own details (S0-40); name and credit code are the career centre's to change. */
export const verifyEmployer: CommandAction<'agreement.verifyEmployer'> = async ({ input, caller, author, tx, now }) => {
  refuseUnprintable(input.details, 'details.')
  const employerId = input.employerId ?? (caller.scopes.length === 1 ? caller.scopes[0] : undefined)
  if (!employerId) throw new Invalid({ employerId: '请选择要核对的单位' })
  if (!caller.scopes.includes(employerId)) throw new NotFound()
  const before = await tx.row<{
    details: Record<string, string>
    verified: Date | null
  }>(sql`select details, details_verified_at as verified
    from employer where school_id = ${caller.schoolId} and employer_id = ${employerId} for update`)
  if (input.seen !== undefined && input.seen !== (before?.verified?.toISOString() ?? null)) throw new Refused(refusal('changed-meanwhile'))
  const changes = employerChanges(before?.details ?? {}, input.details)
  await tx.run(sql`update employer set details = details || ${JSON.stringify(input.details)}::jsonb, details_verified_at = ${now}
    where school_id = ${caller.schoolId} and employer_id = ${employerId}`)
  await record(tx, { schoolId: caller.schoolId, author, kind: 'employer-verified', detail: { employerId, changes }, now })
  return { done: true }
}

/** The employer's clear acceptance; the student's days to confirm begin (S0-42, S0-48). */
export const sign: CommandAction<'agreement.sign'> = async (context) => {
  const { input, caller, tx, now } = context
  refuseUnprintable(opinionsOf(input))
  const subject = await lockCase(tx, caller, 'agreement', input.caseId)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await factsOfOne(tx, subject, { policy, now, reader: { personId: caller.personId, side: 'employer' } })
  const step = await sayWhoWasFirst(tx, subject, caller.personId, () =>
    decided(agreementWorkflow, { action: 'sign', state: subject.state, actor: 'employer', facts }),
  )
  await saveOpinions(tx, [subject], input, now)
  return recordStep(context, { case: subject, step, due: confirmDue(policy, now), ...(await signature(tx, subject)) })
}

/** Up to 1,000 at once (S0-44, X-9): each row has its own result, and one that cannot be signed spoils none of the others. */
export const signMany: CommandAction<'agreement.signMany'> = async (context) => {
  const { input, caller, tx, now } = context
  refuseUnprintable(opinionsOf(input))
  const subjects = await lockCases(tx, caller, 'agreement', input.caseIds)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await agreementFacts(tx, subjects, { policy, now, reader: { personId: caller.personId, side: 'employer' } })
  const due = confirmDue(policy, now)
  const signatures = new Map<string | null, Signature>()
  for (const subject of new Map(subjects.map((one) => [one.employerId, one])).values())
    signatures.set(subject.employerId, await signature(tx, subject))
  const steps: StepToRecord[] = []
  const refused = new Map<string, string>()
  for (const subject of subjects) {
    const known = facts.get(subject.caseId)
    if (!known) continue
    const decision = decide(agreementWorkflow, { action: 'sign', state: subject.state as 'with-employer', actor: 'employer', facts: known })
    if (decision.ok) steps.push({ case: subject, step: decision.step, due, ...signatures.get(subject.employerId) })
    else refused.set(subject.caseId, decision.code)
  }
  const signed = steps.map((step) => step.case)
  const before = await beforeSignature(tx, signed)
  await saveOpinions(tx, signed, input, now)
  const undo = await keepBulk(context, 'agreement.signMany', steps, ({ caseId }) => before.get(caseId))
  const late = subjects.filter(({ caseId }) => refused.get(caseId) === 'wrong-state')
  const told = await handledByOthers(tx, late, caller.personId)
  const { results, ...counts } = bulkAnswer(input.caseIds, steps, refused)
  const named = results.map((row) => {
    const message = told.get(row.caseId)
    return message ? { ...row, code: 'handled-by-colleague', message } : row
  })
  const answer = { results: named, ...counts, ...undo }
  await recordSteps(context, steps, answer)
  return answer
}

/** With one of the policy's reasons and what there is to add; the student reads both, the code stays on record (S0-43). */
export const returnToStudent: CommandAction<'agreement.return'> = async (context) => {
  const { code = 'other', reason } = context.input
  const { returnReasons } = await policyOf(context.tx, context.caller, 'agreement')
  const chosen = returnReasons.find((one) => one.code === code)
  if (!chosen) throw new Invalid({ code: words.returnUnknown })
  if (chosen.needsText && Array.from(reason).length < 2) throw new Invalid({ reason: words.returnMissing })
  const told = code === 'other' ? reason : [chosen.label, reason].filter(Boolean).join('：')
  return letGo(context, 'return', told, { code })
}

/** The employer withdraws its signature to sign anew (S0-46); until it does, the student is free again. */
export const takeBack: CommandAction<'agreement.takeBack'> = (context) => letGo(context, 'takeBack')

/** After either the employer is not bound any more. */
async function letGo(context: EmployerContext, action: AgreementAction, reason?: string, detail?: object) {
  const answer = await employerStep(context, action, reason, detail)
  await context.tx.run(
    sql`update agreement set signed_at = null, bound_at = null where school_id = ${context.schoolId} and case_id = ${answer.caseId}`,
  )
  return answer
}

type EmployerContext = Parameters<CommandAction<'agreement.takeBack'>>[0]

async function employerStep(context: EmployerContext, action: AgreementAction, reason?: string, detail?: object) {
  const { input, caller, tx, now } = context
  const subject = await lockCase(tx, caller, 'agreement', input.caseId)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await factsOfOne(tx, subject, { policy, now, reader: { personId: caller.personId, side: 'employer' } })
  const step = await sayWhoWasFirst(tx, subject, caller.personId, () =>
    decided(agreementWorkflow, { action, state: subject.state, actor: 'employer', facts, reason }),
  )
  return recordStep(context, { case: subject, step, reason, detail, params: { employer: await employerName(tx, subject) } })
}

type Signature = Pick<StepToRecord, 'params' | 'detail'>

/** Who signs, as told to the student, and as the trail keeps it: what the agreement says of the employer does not change afterwards. */
async function signature(tx: Tx, subject: Case): Promise<Signature> {
  const employer = subject.employerId && (await employerOf(tx, subject.schoolId, subject.employerId))
  if (!employer) throw new Error('an agreement to sign without an employer')
  const { name, creditCode, details } = employer
  return { params: { employer: name }, detail: { employer: { name, creditCode, details } } }
}

const opinionsOf = ({ opinion, superiorOpinion }: { opinion: string; superiorOpinion: string }) => ({ opinion, superiorOpinion })

async function saveOpinions(
  tx: Tx,
  subjects: Case[],
  { opinion, superiorOpinion }: { opinion: string; superiorOpinion: string },
  now: Date,
): Promise<void> {
  if (!subjects[0]) return
  await tx.run(sql`update agreement set employer_opinion = ${opinion}, superior_opinion = ${superiorOpinion}, signed_at = ${now}, bound_at = ${now}
    where school_id = ${subjects[0].schoolId} and case_id = any(${subjects.map(({ caseId }) => caseId)}::uuid[])`)
}

export async function employerName(tx: Tx, subject: Case): Promise<string> {
  return (subject.employerId && (await employerOf(tx, subject.schoolId, subject.employerId))?.name) || '用人单位'
}
