import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { type OriginValues, originProblems } from '../../src/shared/origin/check'
import type { OriginPolicy } from '../../src/shared/origin/policy'
import { originWords } from '../../src/shared/origin/wording'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { refusal } from '../../src/shared/refusals'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import { decided, ownCase } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep } from '../_kit/record-step'
import { originFacts, reachesDeepest } from './facts'
import { originRecord, saveFieldReasons, saveValues } from './store'
import { effectiveValues, originView } from './view'

export const mine: QueryAction<'origin.mine'> = async ({ caller, db, now }) => {
  const own = await ownCase(db, caller, 'origin')
  if (!own) throw new NotFound('本届名单中没有您的生源信息，请联系学院老师补充。')
  return originView(db, caller, own, now)
}

/** Keeps a draft, however incomplete; only the first one is a step. */
export const save: CommandAction<'origin.save'> = async (context) => {
  const { tx, caller, input, now } = context
  const own = await lockOwn(tx, caller)
  const policy = await policyOf(tx, caller, 'origin')
  const values = fillable(policy, input.values)
  const facts = await originFacts(tx, own, caller.policyVersion, policy, values, now)
  if (!facts.windowOpen) throw new Refused(refusal('origin-window-closed'))
  if (!['not-started', 'draft', 'rejected'].includes(own.state)) throw new Refused(refusal('wrong-state'))
  await saveValues(tx, own, values, caller.policyVersion)
  if (own.state !== 'not-started') return { caseId: own.caseId, state: own.state, version: own.version }
  const step = decided(originWorkflow, { action: 'start', state: own.state, actor: 'student', facts })
  return recordStep(context, { case: own, step })
}

/** Submits what is on the screen; every field that is missing or wrong is named (S1-11, S1-28). */
export const submit: CommandAction<'origin.submit'> = async (context) => {
  const { tx, caller, input, now } = context
  const own = await lockOwn(tx, caller)
  const policy = await policyOf(tx, caller, 'origin')
  const record = await originRecord(tx, own)
  const filled = { ...record.values, ...fillable(policy, input.values) }
  const values = effectiveValues(policy, { ...record, values: filled })
  const facts = await originFacts(tx, own, caller.policyVersion, policy, values, now)
  const problems = originProblems(policy.fields, values, reachesDeepest)
  if (facts.windowOpen && facts.surveyAnswered && Object.keys(problems).length)
    throw new Invalid(prefixed(problems), refusal('origin-incomplete').message)
  const step = decided(originWorkflow, { action: 'submit', state: own.state, actor: 'student', facts })
  await saveValues(tx, own, unlocked(policy, values), caller.policyVersion)
  return recordStep(context, { case: own, step })
}

/** Back to draft while unreviewed or rejected (S1-34). */
export const withdraw: CommandAction<'origin.withdraw'> = async (context) => {
  const { tx, caller, now } = context
  const own = await lockOwn(tx, caller)
  const policy = await policyOf(tx, caller, 'origin')
  const facts = await originFacts(tx, own, caller.policyVersion, policy, {}, now)
  const step = decided(originWorkflow, { action: 'withdraw', state: own.state, actor: 'student', facts })
  await saveFieldReasons(tx, own, {})
  return recordStep(context, { case: own, step })
}

async function lockOwn(tx: Tx, caller: Caller): Promise<Case> {
  const own = await ownCase(tx, caller, 'origin', true)
  if (!own) throw new NotFound('本届名单中没有您的生源信息，请联系学院老师补充。')
  return own
}

/** The values as they came; a locked or unknown field is refused by name, not dropped in silence (S1-8). */
function fillable(policy: OriginPolicy, values: OriginValues): OriginValues {
  const known = new Map(policy.fields.map((field) => [field.code, field]))
  const problems = Object.keys(values)
    .filter((code) => known.get(code)?.locked !== false)
    .map((code) => [code, known.has(code) ? originWords.lockedHint : '没有这个字段，请刷新页面后重试'])
  if (problems.length) throw new Invalid(prefixed(Object.fromEntries(problems)))
  return values
}

function unlocked(policy: OriginPolicy, values: OriginValues): OriginValues {
  const locked = new Set(policy.fields.filter((field) => field.locked).map(({ code }) => code))
  return Object.fromEntries(Object.entries(values).filter(([code]) => !locked.has(code)))
}

const prefixed = (problems: Record<string, string>) =>
  Object.fromEntries(Object.entries(problems).map(([code, message]) => [`values.${code}`, message]))
