import sql from 'sql-template-tag'
import { Refused } from '../../src/shared/errors'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { refusal } from '../../src/shared/refusals'
import { decided, lockCase } from '../_kit/cases'
import type { CommandAction } from '../_kit/handler'
import { recordStep } from '../_kit/record-step'
import { endStudentSessions } from '../account/facts'
import { livesInAnotherSeason } from '../roster/facts'
import { originFacts } from './facts'
import { policyFor } from './kept-policy'
import { originRecord } from './store'

/** Takes a held-back or suspended graduate off the season (S1-19): every case stays as it is, and out of every list and report. */
export const remove: CommandAction<'origin.remove'> = (context) => changeRoster(context, 'remove')

/** Back on the roster, where everything stands as it was left. */
export const restore: CommandAction<'origin.restore'> = (context) => changeRoster(context, 'restore')

async function changeRoster(context: Parameters<CommandAction<'origin.remove'>>[0], action: 'remove' | 'restore') {
  const { tx, caller, input, now } = context
  const subject = await lockCase(tx, caller, 'origin', input.caseId)
  if (action === 'restore' && (await livesInAnotherSeason(tx, subject))) throw new Refused(refusal('lives-in-another-season'))
  const { policy, form } = await policyFor(tx, caller, subject, await originRecord(tx, subject))
  const facts = await originFacts(tx, subject, caller.policyVersion, policy, form, {}, now)
  const step = decided(originWorkflow, { action, state: subject.state, actor: 'career-centre', facts, reason: input.reason })
  const answer = await recordStep(context, { case: subject, step, reason: input.reason })
  const { schoolId, seasonId, studentId } = subject
  const removed = action === 'remove'
  await tx.run(sql`update graduate set state = ${removed ? 'removed' : 'active'}
    where school_id = ${schoolId} and season_id = ${seasonId} and person_id = ${studentId}`)
  await tx.run(sql`update workflow_case set removed = ${removed}
    where school_id = ${schoolId} and season_id = ${seasonId} and student_id = ${studentId}`)
  if (removed) await endStudentSessions(tx, schoolId, studentId, now)
  return answer
}
