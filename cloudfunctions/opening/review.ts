import sql from 'sql-template-tag'
import { type OpeningAction, openingWorkflow } from '../../src/shared/opening/workflow'
import { actorOf } from '../../src/shared/roles'
import { attachmentsOf } from '../_kit/attachments'
import { decided, findCase, lockCase } from '../_kit/cases'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { recordStep } from '../_kit/record-step'
import { visibleTo } from '../_kit/scope'
import { openingFacts } from './own-facts'
import { contentOf, LETTER } from './store'
import { openingView } from './view'

/** An application with its letter, and which one is next in line. */
export const reviewCase: QueryAction<'opening.case'> = async ({ input, caller, db, now }) => {
  const subject = await findCase(db, caller, ['opening'], input.caseId)
  const line = await db.row<{ next: string | null; waiting: number }>(sql`select count(*)::int as waiting,
      (array_agg(c.case_id order by (c.entered_at, c.case_id) <= (${subject.enteredAt}, ${subject.caseId}::uuid), c.entered_at, c.case_id))[1] as next
    from workflow_case c where c.school_id = ${caller.schoolId} and c.subject = 'opening' and c.season_id = ${caller.seasonId}
      and c.state = 'submitted' and c.case_id <> ${subject.caseId} and ${visibleTo(caller)}`)
  return { ...(await openingView(db, caller, subject, now)), nextCaseId: line?.next ?? null, waiting: line?.waiting ?? 0 }
}

export const approve: CommandAction<'opening.approve'> = (context) => officerStep(context, 'approve')
export const reject: CommandAction<'opening.reject'> = (context) => officerStep(context, 'reject', context.input.reason)
export const revoke: CommandAction<'opening.revoke'> = (context) => officerStep(context, 'revoke', context.input.reason)

async function officerStep(context: Parameters<CommandAction<'opening.approve'>>[0], action: OpeningAction, reason?: string) {
  const { input, caller, tx, now } = context
  const subject = await lockCase(tx, caller, 'opening', input.caseId)
  const letters = (await attachmentsOf(tx, caller.schoolId, subject.caseId)).filter(({ piece }) => piece === LETTER).length
  const facts = await openingFacts(tx, caller, subject, { content: await contentOf(tx, subject), letters, now })
  const step = decided(openingWorkflow, { action, state: subject.state, actor: actorOf(caller.role) ?? 'system', facts, reason })
  return recordStep(context, { case: subject, step, reason })
}
