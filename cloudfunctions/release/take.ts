import sql from 'sql-template-tag'
import type { Moved } from '../../src/shared/contract'
import type { PieceCode, ReleasePath, ReleasePolicy } from '../../src/shared/release/policy'
import { type ReleaseAction, type ReleaseState, releaseWorkflow } from '../../src/shared/release/workflow'
import { actorOf } from '../../src/shared/roles'
import type { Step } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, decided } from '../_kit/cases'
import { policyOf } from '../_kit/policies'
import { recordStep, type StepContext } from '../_kit/record-step'
import { fixReleaseSheet, lockReleased, type ReleaseStep, takeReleaseStep } from '../agreement/steps'
import { agreementReleased } from '../destination/steps'
import { groundOf, releaseFacts, windowOpenFor } from './facts'
import { type Packet, packetOf } from './store'

export type Context = StepContext & { caller: Caller }

/** A step that may be taken: decided, and not yet recorded. */
export interface Taken {
  subject: Case
  packet: Packet
  policy: ReleasePolicy
  step: Step<ReleaseState, ReleaseAction>
}

/** Decides a step about a release that is locked; its agreement is locked after it, so that what the guards saw stays so. */
export async function allowed(
  { tx, caller, now }: Context,
  subject: Case,
  action: ReleaseAction,
  { reason, piece, path }: { reason?: string; piece?: PieceCode; path?: ReleasePath } = {},
): Promise<Taken> {
  const policy = await policyOf(tx, caller, 'release')
  const packet = await packetOf(tx, subject)
  await lockReleased(tx, subject.schoolId, packet.agreementId)
  const ground = await groundOf(tx, { schoolId: subject.schoolId, caseId: packet.agreementId, studentId: subject.studentId })
  const windowOpen = await windowOpenFor(tx, caller, subject.studentId, policy, now)
  const actor = actorOf(caller.role)
  // What begins, begins anew: the packet of an earlier try says nothing about it.
  const facts = releaseFacts({ policy, ground, windowOpen, packet: path ? null : packet, path: path ?? packet.path, piece, actor })
  const step = decided(releaseWorkflow, { action, state: subject.state, actor: actor ?? 'system', facts, reason })
  return { subject, packet, policy, step }
}

/** Records a step with the names its notices say. */
export function recorded(
  context: Context,
  { subject, packet, step }: Taken,
  more: { reason?: string; detail?: object } = {},
): Promise<Moved> {
  return recordStep(context, { case: subject, step, params: { student: packet.studentName, employer: packet.employerName }, ...more })
}

/** Why the agreement ends, as its own trail and the employer are told: no more of the student's affairs than concerns the employer. */
const endings: Record<ReleasePath, string> = {
  breach: '毕业生本人原因，学校已批准解约',
  'doctoral-a': '毕业生录取升学，按协议约定自动失效',
  'doctoral-b': '毕业生录取升学，经单位同意，学校已批准解约',
  'employer-breach': '学校核实为用人单位违约',
}

/**
 * The last step of a release: the agreement ends in the same transaction, and the destination it had registered with it; its employer
 * is told, what the sheet beside the agreement says is fixed, and the student may sign anew.
 */
export async function completed(context: Context, taken: Taken, reason?: string): Promise<Moved> {
  const { subject, packet } = taken
  const answer = await recorded(context, taken, { reason, detail: { path: packet.path } })
  if (!(await tellAgreement(context, taken, 'release', endings[packet.path]))) throw new Error('a released agreement that does not bind')
  const agreement = await lockReleased(context.tx, subject.schoolId, packet.agreementId)
  await agreementReleased(context, agreement)
  await fixReleaseSheet(context.tx, context.caller, agreement, context.now)
  await context.tx.run(sql`update release set released_at = ${context.now}, remedy = ${packet.path === 'employer-breach' ? 'waiting' : null}
    where school_id = ${subject.schoolId} and case_id = ${subject.caseId}`)
  return answer
}

/** A release that comes to nothing; an employer that was told of it is told that too. */
export async function dropped(context: Context, taken: Taken, reason?: string): Promise<Moved> {
  const answer = await recorded(context, taken, { reason })
  if (taken.packet.employerTold && (await tellAgreement(context, taken, 'dropRelease'))) await rememberTold(context, taken, false)
  return answer
}

/** Tells the employer once that a release is under way (S0-76). */
export async function tellBegun(context: Context, taken: Taken): Promise<void> {
  if (taken.packet.employerTold) return
  if (await tellAgreement(context, taken, 'beginRelease')) await rememberTold(context, taken, true)
}

async function tellAgreement(context: Context, { subject, packet }: Taken, step: ReleaseStep, reason?: string): Promise<boolean> {
  const agreement = await lockReleased(context.tx, subject.schoolId, packet.agreementId)
  const how = { reason, student: packet.studentName, releaseId: subject.caseId }
  return takeReleaseStep({ ...context, policyVersion: context.caller.policyVersion }, agreement, step, how)
}

async function rememberTold({ tx }: Context, { subject }: Taken, told: boolean): Promise<void> {
  await tx.run(sql`update release set employer_told = ${told} where school_id = ${subject.schoolId} and case_id = ${subject.caseId}`)
}
