import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { type OriginValues, originProblems, stillAsMarked } from '../../src/shared/origin/check'
import type { OriginForm } from '../../src/shared/origin/form'
import { originWords } from '../../src/shared/origin/wording'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { refusal } from '../../src/shared/refusals'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import { decided, ownCase } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { recordStep } from '../_kit/record-step'
import { originFacts, reachesDeepest } from './facts'
import { policyFor } from './kept-policy'
import { keepRound, lastReturned } from './rounds'
import { type OriginRecord, originRecord, saveValues } from './store'
import { effectiveValues, originView } from './view'

export const mine: QueryAction<'origin.mine'> = async ({ caller, db, now, ports }) => {
  const own = await ownCase(db, caller, 'origin')
  if (!own) throw new NotFound('本届名单中没有您的生源信息，请联系学院老师补充。')
  return originView(db, ports, caller, own, now)
}

/** Keeps a draft, however incomplete; only the first one is a step. */
export const save: CommandAction<'origin.save'> = async (context) => {
  const { tx, caller, input, now } = context
  const { own, policy, form } = await lockOwn(tx, caller)
  const values = fillable(form, input.values)
  const facts = await originFacts(tx, own, caller.policyVersion, policy, form, values, now)
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
  const { own, record, policy, form } = await lockOwn(tx, caller)
  const filled = { ...record.values, ...fillable(form, input.values) }
  const values = effectiveValues(form, { ...record, values: filled })
  const facts = await originFacts(tx, own, caller.policyVersion, policy, form, values, now)
  const problems = originProblems(form, values, reachesDeepest)
  if (facts.windowOpen && facts.surveyAnswered && Object.keys(problems).length)
    throw new Invalid(prefixed(problems), refusal('origin-incomplete').message)
  const step = decided(originWorkflow, { action: 'submit', state: own.state, actor: 'student', facts })
  if (!input.evenUnchanged) await refuseUnchanged(tx, own, record, form, values)
  await saveValues(tx, own, typedValues(form, values), caller.policyVersion)
  await keepRound(tx, own, values, now)
  return recordStep(context, { case: own, step })
}

/** A form that comes back as it was sent back costs everybody another round: it is asked about first. */
async function refuseUnchanged(tx: Tx, own: Case, { fieldReasons }: OriginRecord, form: OriginForm, now: OriginValues): Promise<void> {
  if (!Object.keys(fieldReasons).length) return
  const returned = await lastReturned(tx, own)
  if (returned && stillAsMarked(form.fields, fieldReasons, { before: returned.values, now }).length)
    throw new Refused(refusal('origin-unchanged'))
}

/** Back to draft while unreviewed or rejected (S1-34); what the college asked stays at the fields. */
export const withdraw: CommandAction<'origin.withdraw'> = async (context) => {
  const { tx, caller, now } = context
  const { own, policy, form } = await lockOwn(tx, caller)
  const facts = await originFacts(tx, own, caller.policyVersion, policy, form, {}, now)
  const step = decided(originWorkflow, { action: 'withdraw', state: own.state, actor: 'student', facts })
  return recordStep(context, { case: own, step })
}

async function lockOwn(tx: Tx, caller: Caller) {
  const own = await ownCase(tx, caller, 'origin', true)
  if (!own) throw new NotFound('本届名单中没有您的生源信息，请联系学院老师补充。')
  const record = await originRecord(tx, own)
  return { own, record, ...(await policyFor(tx, caller, own, record)) }
}

/** The values as they came; a locked or unknown field is refused by name, not dropped in silence (S1-8). */
function fillable({ fields }: OriginForm, values: OriginValues): OriginValues {
  const known = new Map(fields.map((field) => [field.code, field]))
  const problems = Object.keys(values).flatMap((code) => {
    const field = known.get(code)
    if (!field) return [[code, '没有这个字段，请刷新页面后重试']]
    if (field.locked) return [[code, originWords.lockedHint]]
    return field.kind === 'photo' ? [[code, originWords.photo.byUpload]] : []
  })
  if (problems.length) throw new Invalid(prefixed(Object.fromEntries(problems)))
  return values
}

function typedValues({ fields }: OriginForm, values: OriginValues): OriginValues {
  const typed = fields.filter(({ locked, kind }) => !locked && kind !== 'photo')
  return Object.fromEntries(typed.map(({ code }) => [code, values[code] ?? '']))
}

const prefixed = (problems: Record<string, string>) =>
  Object.fromEntries(Object.entries(problems).map(([code, message]) => [`values.${code}`, message]))
