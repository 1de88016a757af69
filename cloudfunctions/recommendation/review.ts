import sql from 'sql-template-tag'
import { Refused } from '../../src/shared/errors'
import { type RecommendationAction, recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import { refusal } from '../../src/shared/refusals'
import { actorOf } from '../../src/shared/roles'
import { type Case, decided, findCase, lockCase } from '../_kit/cases'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { recordStep } from '../_kit/record-step'
import { visibleTo } from '../_kit/scope'
import { recommendationFacts } from './facts'
import { allowCopy, policyFor, recommendationRecord } from './store'
import { recommendationView } from './view'

/** A form for review, and which one is next in line. */
export const reviewCase: QueryAction<'recommendation.case'> = async ({ input, caller, db, now }) => {
  const subject = await findCase(db, caller, ['recommendation'], input.caseId)
  const line = await db.row<{ next: string | null; waiting: number }>(sql`select count(*)::int as waiting,
      (array_agg(c.case_id order by (c.entered_at, c.case_id) <= (${subject.enteredAt}, ${subject.caseId}::uuid), c.entered_at, c.case_id))[1] as next
    from workflow_case c where c.school_id = ${caller.schoolId} and c.subject = 'recommendation' and c.season_id = ${caller.seasonId}
      and c.state = 'submitted' and c.case_id <> ${subject.caseId} and ${visibleTo(caller)}`)
  return { ...(await recommendationView(db, caller, subject, now)), nextCaseId: line?.next ?? null, waiting: line?.waiting ?? 0 }
}

export const approve: CommandAction<'recommendation.approve'> = async (context) => {
  const { subject, step } = await officerStep(context, () => 'approve')
  return recordStep(context, { case: subject, step })
}

/** Sent back with a reason; the student mends and submits again (S0-22). */
export const reject: CommandAction<'recommendation.reject'> = async (context) => {
  const { reason } = context.input
  const { subject, step } = await officerStep(context, () => 'reject', reason)
  return recordStep(context, { case: subject, step, reason })
}

const undone: Record<string, RecommendationAction> = { signed: 'undoOpinion', sealed: 'undoCollegeSeal', effective: 'undoUniversitySeal' }

/** A slip of the hand: the tick set last is taken back by the side that set it, with a reason. */
export const undoTick: CommandAction<'recommendation.undoTick'> = async (context) => {
  const { reason } = context.input
  const { subject, step } = await officerStep(context, ({ state }) => undone[state], reason)
  return recordStep(context, { case: subject, step, reason })
}

/** One more copy (S0-24); who released it and why stands in the trail. */
export const release: CommandAction<'recommendation.release'> = async (context) => {
  const { reason } = context.input
  const { subject, step } = await officerStep(context, () => 'release', reason)
  await allowCopy(context.tx, subject)
  return recordStep(context, { case: subject, step, reason })
}

async function officerStep(
  { input, caller, tx, now }: Parameters<CommandAction<'recommendation.approve'>>[0],
  actionAt: (subject: Case) => RecommendationAction | undefined,
  reason?: string,
) {
  const subject = await lockCase(tx, caller, 'recommendation', input.caseId)
  const action = actionAt(subject)
  if (!action) throw new Refused(refusal('wrong-state'))
  const record = await recommendationRecord(tx, subject)
  const policy = await policyFor(tx, caller, subject.state, record)
  const facts = await recommendationFacts(tx, caller, subject, { policy, record, complete: true, now })
  const actor = actorOf(caller.role) ?? 'system'
  return { subject, step: decided(recommendationWorkflow, { action, state: subject.state, actor, facts, reason }) }
}
