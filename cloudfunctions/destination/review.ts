import sql from 'sql-template-tag'
import { askedFields, ruleOf } from '../../src/shared/destination/check'
import { destinationWords as words } from '../../src/shared/destination/wording'
import { type DestinationAction, destinationWorkflow } from '../../src/shared/destination/workflow'
import { Invalid } from '../../src/shared/errors'
import { type Case, decided, findCase, lockCase } from '../_kit/cases'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep } from '../_kit/record-step'
import { visibleTo } from '../_kit/scope'
import { reviewFacts } from './facts'
import { type Acting, registered, unregistered } from './settle'
import { keep, recordOf } from './store'
import { destinationView, nameOf } from './view'

/** A case for review, and which one is next in line. */
export const reviewCase: QueryAction<'destination.case'> = async ({ input, caller, db, now }) => {
  const subject = await findCase(db, caller, ['destination'], input.caseId)
  const view = await destinationView(db, caller, subject, now)
  const line = await db.row<{ next: string | null; waiting: number }>(sql`select count(*)::int as waiting,
      (array_agg(c.case_id order by (c.entered_at, c.case_id) <= (${subject.enteredAt}, ${subject.caseId}::uuid), c.entered_at, c.case_id))[1] as next
    from workflow_case c where c.school_id = ${caller.schoolId} and c.subject = 'destination' and c.season_id = ${caller.seasonId}
      and c.state = 'submitted' and c.case_id <> ${subject.caseId} and ${visibleTo(caller)}`)
  return { ...view, nextCaseId: line?.next ?? null, waiting: line?.waiting ?? 0 }
}

/** Registered: the graduate's clearance item passes with it (S2-22…24). */
export const approve: CommandAction<'destination.approve'> = async (context) => {
  const { subject, policy, record, step } = await reviewed(context, 'approve')
  await keep(context.tx, policy, [{ case: subject, record: { ...record, fieldReasons: {} } }])
  const detail = { code: record.code, round: record.round }
  const answer = await recordStep(context, { case: subject, step, detail, params: { item: nameOf(record.code) ?? '' } })
  await registered(context, policy, [subject])
  return answer
}

/** Sent back with a reason for each field or paper; the student sees them there. */
export const reject: CommandAction<'destination.reject'> = async (context) => {
  const { fields } = context.input
  const { subject, policy, record, step, reason } = await reviewed(context, 'reject', (labels) => {
    fields.forEach(({ code }, index) => {
      if (!labels.has(code)) throw new Invalid({ [`fields.${index}.code`]: words.unknownField })
    })
    return fields.map(({ code, reason: why }) => `${labels.get(code)}：${why}`).join('；')
  })
  const fieldReasons = Object.fromEntries(fields.map(({ code, reason: why }) => [code, why]))
  await keep(context.tx, policy, [{ case: subject, record: { ...record, fieldReasons } }])
  return recordStep(context, { case: subject, step, reason })
}

/** The approval was a mistake: the student mends it, and until then it does not count for departure either. */
export const takeBack: CommandAction<'destination.takeBack'> = async (context) => {
  const { subject, policy, step, reason } = await reviewed(context, 'takeBack', () => context.input.reason)
  const answer = await recordStep(context, { case: subject, step, reason })
  await unregistered(context, policy, [subject])
  return answer
}

type Reviewing = Acting & { input: { caseId: string } }

async function reviewed(context: Reviewing, action: DestinationAction, why?: (labels: Map<string, string>) => string) {
  const { input, caller, tx, now } = context
  const subject: Case = await lockCase(tx, caller, 'destination', input.caseId)
  const policy = await policyOf(tx, caller, 'destination')
  const record = await recordOf(tx, subject)
  const labels = new Map([
    ['code', '毕业去向'],
    ...askedFields(policy, record.code).map(({ code, label }): [string, string] => [code, label]),
    ...(ruleOf(policy, record.code)?.evidence ?? []).map(({ code, label }): [string, string] => [code, label]),
  ])
  const reason = why?.(labels)
  const facts = reviewFacts(record, { policy, caller, now })
  const step = decided(destinationWorkflow, { action, state: subject.state, actor: 'college', facts, reason })
  return { subject, policy, record, step, reason }
}
