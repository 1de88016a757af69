import sql from 'sql-template-tag'
import { contentProblems } from '../../src/shared/agreement/check'
import { searchable } from '../../src/shared/agreement/search'
import { type AgreementAction, agreementWorkflow } from '../../src/shared/agreement/workflow'
import type { Moved } from '../../src/shared/contract'
import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Caller } from '../_kit/caller'
import { decided } from '../_kit/cases'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep, type StepContext } from '../_kit/record-step'
import { likeSafe } from '../_kit/search'
import { entryRules, factsOfOne, liveAgreement, notesKey } from './facts'
import { refuseOtherTerms } from './invited/check'
import { unprintable } from './printable'
import { employerOf, endedAgreements, lockOwnAgreement, saveContent } from './store'
import { agreementView } from './view'

export const mine: QueryAction<'agreement.mine'> = async ({ caller, db, now }) => {
  const policy = await policyOf(db, caller, 'agreement')
  const own = await liveAgreement(db, caller)
  const read = await db.row(
    sql`select 1 from notes_read where school_id = ${caller.schoolId} and person_id = ${caller.personId} and notes = ${notesKey(policy, 'student')}`,
  )
  return {
    ...(await agreementView(db, caller, own, now)),
    notes: policy.studentNotes,
    notesRead: read !== null,
    defaultConsent: policy.defaultConsent,
    ended: await endedAgreements(db, caller),
  }
}

/** Any part of the name, pinyin or code (S0-31); names that begin with it first, then shorter ones. */
export const searchEmployers: QueryAction<'agreement.searchEmployers'> = async ({ input, caller, db }) => {
  const text = likeSafe(searchable(input.text))
  const employers = await db.rows<{ employerId: string; name: string; creditCode: string; address: string }>(sql`
    select employer_id as "employerId", name, credit_code as "creditCode", coalesce(details ->> 'address', '') as address from employer
    where school_id = ${caller.schoolId} and state = 'approved' and search_text like ${`%${text}%`}
    order by search_text not like ${`${text}%`}, length(name), name limit 20`)
  return { employers }
}

export const readNotes: CommandAction<'agreement.readNotes'> = async ({ caller, tx, now }) => {
  const policy = await policyOf(tx, caller, 'agreement')
  const notes = notesKey(policy, caller.role === 'employer-operator' ? 'employer' : 'student')
  await tx.run(
    sql`insert into notes_read (school_id, person_id, notes, at) values (${caller.schoolId}, ${caller.personId}, ${notes}, ${now}) on conflict do nothing`,
  )
  return { done: true }
}

/** An editable draft (S0-34), however incomplete. */
export const saveDraft: CommandAction<'agreement.saveDraft'> = async ({ input, caller, tx, now }) => {
  const own = await lockOwnAgreement(tx, caller, now)
  if (own.state !== 'draft' && own.state !== 'returned') throw new Refused(refusal('wrong-state'))
  await refuseOtherTerms(tx, own, input.content)
  await saveContent(tx, own, input.content)
  return { caseId: own.caseId, state: own.state, version: own.version }
}

/** Signing begins (S0-36). The rule agreed to is stored with its wording (S0-49). */
export const submit: CommandAction<'agreement.submit'> = async (context) => {
  const { input, caller, tx, now } = context
  const own = await lockOwnAgreement(tx, caller, now)
  await refuseOtherTerms(tx, own, input.content)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await factsOfOne(tx, own, {
    policy,
    now,
    reader: { personId: caller.personId, side: 'student' },
    content: input.content,
    entry: await entryRules(tx, caller),
  })
  const problems = { ...contentProblems(input.content), ...unprintable(input.content) }
  // Field by field only where the person may submit at all; otherwise the rule that forbids it comes first.
  if (facts.eligible && facts.originApproved && facts.windowOpen && facts.surveyAnswered && Object.keys(problems).length)
    throw new Invalid(contentFields(problems), refusal('agreement-incomplete').message)
  const step = decided(agreementWorkflow, { action: 'submit', state: own.state, actor: 'student', facts })
  const employer = await employerOf(tx, caller.schoolId, input.content.employerId ?? '')
  if (!employer) throw new NotFound('没有找到这家单位，请重新选择。')
  await saveContent(tx, own, input.content)
  await tx.run(sql`update agreement set consent_wording = ${input.agreesToDefault ? policy.defaultConsent : null}, consented_at = ${input.agreesToDefault ? now : null},
    employer_opinion = '', superior_opinion = '', signed_at = null where school_id = ${own.schoolId} and case_id = ${own.caseId}`)
  return recordStep(context, {
    case: own,
    step,
    employerId: employer.employerId,
    params: { student: caller.name, employer: employer.name },
    detail: { agreesToDefault: input.agreesToDefault, employerId: employer.employerId },
  })
}

export const withdraw: CommandAction<'agreement.withdraw'> = (context) => studentStep(context, 'withdraw')
/** A word to the employer before it signs, at most once a day (S0-65); the student may as well withdraw. */
export const askReturn: CommandAction<'agreement.askReturn'> = (context) => studentStep(context, 'askReturn')
export const confirm: CommandAction<'agreement.confirm'> = (context) => studentStep(context, 'confirm')
export const object: CommandAction<'agreement.object'> = (context) => studentStep(context, 'object', context.input.reason)

async function studentStep(context: StepContext & { caller: Caller }, action: AgreementAction, reason?: string): Promise<Moved> {
  const { tx, caller, now } = context
  const own = await liveAgreement(tx, caller, true)
  if (!own) throw new NotFound('您还没有就业协议。')
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await factsOfOne(tx, own, { policy, now, reader: { personId: caller.personId, side: 'student' } })
  const step = decided(agreementWorkflow, { action, state: own.state, actor: 'student', facts, reason })
  return recordStep(context, { case: own, step, reason, params: { student: caller.name } })
}

const contentFields = (problems: Record<string, string>) =>
  Object.fromEntries(Object.entries(problems).map(([field, message]) => [`content.${field}`, message]))
