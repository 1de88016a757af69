import { ruleOf } from '../../src/shared/destination/check'
import type { DestinationPolicy } from '../../src/shared/destination/policy'
import { destinationWords as words } from '../../src/shared/destination/wording'
import { type DestinationAction, destinationWorkflow } from '../../src/shared/destination/workflow'
import { Invalid } from '../../src/shared/errors'
import { decide } from '../../src/shared/workflow'
import { bulkAnswer } from '../_kit/bulk'
import { type BulkKind, keepBulk } from '../_kit/bulk-undo'
import { lockCases } from '../_kit/cases'
import type { CommandAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordSteps, type StepToRecord } from '../_kit/record-step'
import { reviewFacts } from './facts'
import { type Acting, registered, unregistered } from './settle'
import { type DestinationRecord, keep, recordsOf } from './store'
import { nameOf } from './view'

/** Approves up to 1,000 at once; each row has its own result. */
export const approveMany: CommandAction<'destination.approveMany'> = async (context) => {
  const { steps, refused, records, policy } = await decideMany(context, 'approve')
  const undo = await keepBulk(context, 'destination.approveMany', steps, ({ caseId }) => records.get(caseId))
  const answer = { ...bulkAnswer(context.input.caseIds, steps, refused), ...undo }
  await keepAll(context, policy, steps, records, (record) => ({ ...record, fieldReasons: {} }))
  await recordSteps(context, steps, answer)
  await registered(
    context,
    policy,
    steps.map((step) => step.case),
  )
  return answer
}

/** States a code for those who stay silent, one by one on whose behalf; it counts as reviewed, because the reviewer stated it. */
export const stateMany: CommandAction<'destination.stateMany'> = async (context) => {
  const { code, caseIds } = context.input
  const { steps, refused, records, policy } = await decideMany(context, 'stateFor', code)
  if (!ruleOf(policy, code)) throw new Invalid({ code: words.unknownCode })
  const undo = await keepBulk(context, 'destination.stateMany', steps, ({ caseId }) => records.get(caseId))
  const answer = { ...bulkAnswer(caseIds, steps, refused), ...undo }
  await keepAll(context, policy, steps, records, (record) => ({ ...record, code, source: 'college', agreementId: null, fieldReasons: {} }))
  await recordSteps(
    context,
    steps.map((step) => ({ ...step, onBehalfOf: step.case.studentId })),
    answer,
  )
  await registered(
    context,
    policy,
    steps.map((step) => step.case),
  )
  return answer
}

/** Reminds the silent, each at most once in the time policy gives. */
export const remindMany: CommandAction<'destination.remindMany'> = async (context) => {
  const { steps, refused, records, policy } = await decideMany(context, 'remind')
  const answer = bulkAnswer(context.input.caseIds, steps, refused)
  await keepAll(context, policy, steps, records, (record) => ({ ...record, remindedAt: context.now }))
  await recordSteps(context, steps, answer)
  return answer
}

/** What a bulk decision wrote goes back; the clearance items it passed wait again. */
const putBack: BulkKind['putBack'] = async (context, undone) => {
  const policy = await policyOf(context.tx, context.caller, 'destination')
  const kept = undone.map(({ case: subject, before }) => ({ case: subject, record: revived(before as DestinationRecord) }))
  if (kept.length) await keep(context.tx, policy, kept)
  await unregistered(
    context,
    policy,
    undone.map((one) => one.case),
  )
}

export const manyUndo: BulkKind = { subject: 'destination', title: destinationWorkflow.title, putBack }

/** Instants come back from JSON as text. */
const revived = (record: DestinationRecord): DestinationRecord => ({
  ...record,
  remindedAt: record.remindedAt && new Date(record.remindedAt),
})

type Bulk = Acting & { input: { caseIds: string[] } }

async function decideMany(context: Bulk, action: DestinationAction, stating?: string) {
  const { input, caller, tx, now } = context
  const cases = await lockCases(tx, caller, 'destination', input.caseIds)
  const policy = await policyOf(tx, caller, 'destination')
  const records = await recordsOf(tx, cases)
  const steps: StepToRecord[] = []
  const refused = new Map<string, string>()
  for (const subject of cases) {
    const record = records.get(subject.caseId) as DestinationRecord
    const facts = reviewFacts(record, { policy, caller, now, stating })
    const decision = decide(destinationWorkflow, { action, state: subject.state as 'submitted', actor: 'college', facts })
    const code = stating ?? record.code
    if (decision.ok)
      steps.push({ case: subject, step: decision.step, detail: { code, round: record.round }, params: { item: nameOf(code) ?? '' } })
    else refused.set(subject.caseId, decision.code)
  }
  return { steps, refused, records, policy }
}

async function keepAll(
  { tx }: Acting,
  policy: DestinationPolicy,
  steps: StepToRecord[],
  records: Map<string, DestinationRecord>,
  change: (record: DestinationRecord) => DestinationRecord,
): Promise<void> {
  const kept = steps.map(({ case: subject }) => ({ case: subject, record: change(records.get(subject.caseId) as DestinationRecord) }))
  if (kept.length) await keep(tx, policy, kept)
}
