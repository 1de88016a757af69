import {
  archiveProblems,
  askedFields,
  contentProblems,
  type DestinationValues,
  evidenceProblems,
  ruleOf,
} from '../../src/shared/destination/check'
import type { DestinationPolicy } from '../../src/shared/destination/policy'
import { destinationWords as words } from '../../src/shared/destination/wording'
import { type DestinationAction, destinationWorkflow } from '../../src/shared/destination/workflow'
import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { attachmentsOf, keepAttachment, removeAttachment } from '../_kit/attachments'
import type { Caller } from '../_kit/caller'
import { type Case, decided, ownCase } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep } from '../_kit/record-step'
import { destinationFacts } from './facts'
import { type Acting, unregistered } from './settle'
import { type DestinationRecord, keep, nextRound, pieceOf, reachesDeepest, recordOf } from './store'
import { destinationView, nameOf } from './view'

const writable = ['none', 'draft', 'rejected']

export const mine: QueryAction<'destination.mine'> = async ({ caller, db, now }) => {
  const own = await ownCase(db, caller, 'destination')
  if (!own) throw notOnRoster()
  const { fields, codes, archiveKeepers } = await policyOf(db, caller, 'destination')
  const named = codes.map((rule) => ({ ...rule, name: nameOf(rule.code) ?? rule.code }))
  return { ...(await destinationView(db, caller, own, now)), rules: { fields, codes: named, archiveKeepers } }
}

/** Keeps a draft, however incomplete; only the first one is a step. */
export const save: CommandAction<'destination.save'> = async (context) => {
  const own = await open(context)
  const record = written(own, context.input)
  await mayWrite(context, own, record)
  await keep(context.tx, own.policy, [{ case: own.subject, record }])
  return begun(context, own)
}

/** Submits what is on the screen; every field and paper that is missing or wrong is named (destination registration). */
export const submit: CommandAction<'destination.submit'> = async (context) => {
  const { tx, caller, now } = context
  const own = await open(context)
  const { subject, policy } = own
  const record = written(own, context.input)
  const facts = await destinationFacts(tx, subject, record, { policy, caller, now })
  if (facts.windowOpen && facts.statable && writable.includes(subject.state)) await nameProblems(tx, own, record)
  const step = decided(destinationWorkflow, { action: 'submit', state: subject.state, actor: 'student', facts })
  await keep(tx, policy, [{ case: subject, record: { ...record, fieldReasons: {} } }])
  return recordStep(context, { case: subject, step, detail: { code: record.code, round: record.round } })
}

/** Back to draft while nobody has reviewed it. */
export const withdraw: CommandAction<'destination.withdraw'> = async (context) => {
  const own = await open(context)
  return recordStep(context, { case: own.subject, step: await stepOf(context, own, 'withdraw') })
}

/** A destination that changes after approval begins another round with the old one as its draft; the clearance item waits again until it is reviewed. */
export const amend: CommandAction<'destination.amend'> = async (context) => {
  const { tx, now } = context
  const own = await open(context)
  const step = await stepOf(context, own, 'amend')
  const record = await nextRound(tx, { case: own.subject, record: own.record }, 'amended', now)
  await keep(tx, own.policy, [{ case: own.subject, record }])
  const answer = await recordStep(context, { case: own.subject, step, detail: { round: record.round } })
  await unregistered(context, own.policy, [own.subject])
  return answer
}

/** A paper for the code stated; it belongs to the round. */
export const addEvidence: CommandAction<'destination.addEvidence'> = async (context) => {
  const { input, tx } = context
  const own = await open(context)
  const { policy, record, subject } = own
  if (!ruleOf(policy, input.code)?.evidence.some(({ code }) => code === input.evidence))
    throw new Invalid({ evidence: words.unknownEvidence })
  const stated = { ...record, code: input.code }
  await mayWrite(context, own, stated)
  await keepAttachment(context, subject, { piece: pieceOf(record.round, input.evidence), fileId: input.fileId })
  await keep(tx, policy, [{ case: subject, record: stated }])
  await begun(context, own)
  return { done: true }
}

export const removeEvidence: CommandAction<'destination.removeEvidence'> = async (context) => {
  const own = await open(context)
  await mayWrite(context, own, own.record)
  const files = await attachmentsOf(context.tx, context.caller.schoolId, own.subject.caseId)
  // Papers of an earlier round are its evidence and stay.
  const file = files.find(({ attachmentId }) => attachmentId === context.input.attachmentId)
  if (!file?.piece.startsWith(`${own.record.round}:`)) throw new NotFound()
  await removeAttachment(context, own.subject, file.attachmentId)
  return { done: true }
}

/** Where the archive goes (档案转递): kept however incomplete, because it may be filled before the destination is reviewed and long after. */
export const saveArchive: CommandAction<'destination.saveArchive'> = async (context) => {
  const { input, tx } = context
  const own = await open(context)
  const step = await stepOf(context, own, 'archive')
  const record = { ...own.record, archive: input.archive }
  await keep(tx, own.policy, [{ case: own.subject, record }])
  return recordStep(context, { case: own.subject, step }, { problems: archiveProblems(own.policy, record, reachesDeepest) })
}

interface Own {
  subject: Case
  policy: DestinationPolicy
  record: DestinationRecord
}

type StudentContext = Acting & { caller: Caller }

/** The caller's own case, locked, with what it says. */
async function open({ tx, caller }: StudentContext): Promise<Own> {
  const subject = await ownCase(tx, caller, 'destination', true)
  if (!subject) throw notOnRoster()
  return { subject, policy: await policyOf(tx, caller, 'destination'), record: await recordOf(tx, subject) }
}

const notOnRoster = () => new NotFound('本届毕业生名单中没有您的信息，请联系学院老师补充。')

async function stepOf({ tx, caller, now }: StudentContext, { subject, policy, record }: Own, action: DestinationAction) {
  const facts = await destinationFacts(tx, subject, record, { policy, caller, now })
  return decided(destinationWorkflow, { action, state: subject.state, actor: 'student', facts })
}

/** @throws Refused outside the window or while the college has it */
async function mayWrite({ tx, caller, now }: StudentContext, { subject, policy }: Own, record: DestinationRecord): Promise<void> {
  const facts = await destinationFacts(tx, subject, record, { policy, caller, now })
  if (!facts.windowOpen) throw new Refused(refusal('destination-window-closed'))
  if (!writable.includes(subject.state)) throw new Refused(refusal('wrong-state'))
}

/** The first thing written makes a draft of it. */
async function begun(context: StudentContext, own: Own) {
  const { subject } = own
  if (subject.state !== 'none') return { caseId: subject.caseId, state: subject.state, version: subject.version }
  return recordStep(context, { case: subject, step: await stepOf(context, own, 'start') })
}

/** What is on the screen over what is kept; an unknown code or field is refused by name. What another code asked for stays. */
function written({ policy, record }: Own, input: { code: string | null; values: DestinationValues }): DestinationRecord {
  if (input.code && !ruleOf(policy, input.code)) throw new Invalid({ code: words.unknownCode })
  const known = new Set(policy.fields.map(({ code }) => code))
  const unknown = Object.keys(input.values).filter((code) => !known.has(code))
  if (unknown.length) throw new Invalid(Object.fromEntries(unknown.map((code) => [`values.${code}`, words.unknownField])))
  return { ...record, code: input.code, values: { ...record.values, ...input.values }, source: 'student', agreementId: null }
}

async function nameProblems(tx: Tx, { policy, subject }: Own, record: DestinationRecord): Promise<void> {
  const { code, ...fields } = contentProblems(policy, record.code, record.values, reachesDeepest)
  const files = await attachmentsOf(tx, subject.schoolId, subject.caseId)
  const evidence = ruleOf(policy, record.code)?.evidence ?? []
  const there = evidence.filter((one) => files.some(({ piece }) => piece === pieceOf(record.round, one.code))).map((one) => one.code)
  const missing = evidenceProblems(policy, record.code, there)
  const asked = new Set(askedFields(policy, record.code).map((field) => field.code))
  const named = {
    ...(code && { code }),
    ...Object.fromEntries(Object.entries(fields).map(([name, message]) => [asked.has(name) ? `values.${name}` : name, message])),
    ...Object.fromEntries(Object.entries(missing).map(([name, message]) => [`evidence.${name}`, message])),
  }
  if (Object.keys(named).length) throw new Invalid(named, refusal('destination-incomplete').message)
}
