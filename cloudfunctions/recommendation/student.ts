import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import type { RecommendationContent } from '../../src/shared/recommendation/check'
import { recommendationWords as words } from '../../src/shared/recommendation/wording'
import { recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import { refusal } from '../../src/shared/refusals'
import type { Caller } from '../_kit/caller'
import { type Case, decided, ownCase } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep } from '../_kit/record-step'
import { recommendationFacts } from './facts'
import { paperOf } from './paper'
import { contentProblems, textsOf } from './printable'
import { isWritable, lockOwnForm, policyFor, recommendationRecord, saveContent } from './store'
import { recommendationView } from './view'

export const mine: QueryAction<'recommendation.mine'> = async ({ caller, db, now }) =>
  recommendationView(db, caller, await ownCase(db, caller, 'recommendation'), now)

/** Keeps a draft, however incomplete, and tells what does not fit on the page yet (S0-20). */
export const save: CommandAction<'recommendation.save'> = async ({ input, caller, tx, now }) => {
  const own = await lockOwnForm(tx, caller, now)
  const { texts, problems, facts } = await written(tx, caller, own, input.content, now)
  for (const code of ['origin-not-approved', 'recommendation-window-closed'] as const)
    if (!open(facts, code)) throw new Refused(refusal(code))
  if (!isWritable(own.state)) throw new Refused(refusal('wrong-state'))
  await saveContent(tx, own, texts, caller.policyVersion)
  return { caseId: own.caseId, state: own.state, version: own.version, problems }
}

/** Submits what is on the screen; every text that is missing, unprintable or too long is named (S0-19, S0-20). */
export const submit: CommandAction<'recommendation.submit'> = async (context) => {
  const { input, caller, tx, now } = context
  const own = await lockOwnForm(tx, caller, now)
  const { texts, problems, facts } = await written(tx, caller, own, input.content, now)
  // Field by field only where the person may submit at all; otherwise the rule that forbids it comes first.
  if (isWritable(own.state) && facts.originApproved && facts.windowOpen && facts.surveyAnswered && !facts.complete)
    throw new Invalid(
      Object.fromEntries(Object.entries(problems).map(([code, message]) => [`content.${code}`, message])),
      refusal('recommendation-incomplete').message,
    )
  const step = decided(recommendationWorkflow, { action: 'submit', state: own.state, actor: 'student', facts })
  await saveContent(tx, own, texts, caller.policyVersion)
  return recordStep(context, { case: own, step, params: { student: caller.name } })
}

/** Back to the draft while nobody has reviewed it. */
export const withdraw: CommandAction<'recommendation.withdraw'> = async (context) => {
  const { caller, tx, now } = context
  const own = await ownCase(tx, caller, 'recommendation', true)
  if (!own) throw new NotFound(words.notBegun)
  const record = await recommendationRecord(tx, own)
  const policy = await policyFor(tx, caller, own.state, record)
  const facts = await recommendationFacts(tx, caller, own, { policy, record, complete: true, now })
  const step = decided(recommendationWorkflow, { action: 'withdraw', state: own.state, actor: 'student', facts })
  return recordStep(context, { case: own, step })
}

/** Content about to be kept: tidied, measured on the page, with the facts that follow. */
async function written(tx: Tx, caller: Caller, own: Case, content: RecommendationContent, now: Date) {
  const policy = await policyOf(tx, caller, 'recommendation')
  const texts = textsOf(policy.sections, content)
  const record = { ...(await recommendationRecord(tx, own)), content: texts }
  const { data } = await paperOf(tx, caller, own, { policy, record })
  const problems = await contentProblems(policy.sections, data)
  const facts = await recommendationFacts(tx, caller, own, { policy, record, complete: Object.keys(problems).length === 0, now })
  return { texts, problems, facts }
}

const open = (facts: { originApproved: boolean; windowOpen: boolean }, code: 'origin-not-approved' | 'recommendation-window-closed') =>
  code === 'origin-not-approved' ? facts.originApproved : facts.windowOpen
