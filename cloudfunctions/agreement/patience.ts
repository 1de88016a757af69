import sql from 'sql-template-tag'
import { prolonged } from '../../src/shared/agreement/deadline'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { Invalid } from '../../src/shared/errors'
import { decided, lockCase } from '../_kit/cases'
import type { CommandAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep } from '../_kit/record-step'
import { partyOf } from '../roster/facts'
import { collegeStep } from './college'
import { employerName } from './employer'
import { factsOfOne } from './facts'

/**
 * More days for one student. The days to confirm are no window of the school but run between two parties, so they are
 * prolonged by a step of their own that both are told of; a later closing of the window for submitting does not move them.
 */
export const extendConfirm: CommandAction<'agreement.extendConfirm'> = async (context) => {
  const { input, now } = context
  const { subject, step, params, policy } = await collegeStep(context, 'extendConfirm', input.reason)
  if (input.days > policy.extendDays) throw new Invalid({ days: `一次最多延长 ${policy.extendDays} 天` })
  const due = prolonged(policy, subject.dueAt ?? now, input.days, now)
  const moved = { dueAt: due.at.toISOString() }
  return recordStep(context, { case: subject, step, reason: input.reason, params, due, detail: moved }, moved)
}

/** The way on where the employer does nothing, or is gone, while its signature may still stand (S0-66). */
export const endSilence: CommandAction<'agreement.endSilence'> = async (context) => {
  const { input, caller, tx, now } = context
  const subject = await lockCase(tx, caller, 'agreement', input.caseId)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await factsOfOne(tx, subject, { policy, now, reader: null, role: caller.role })
  const { reason } = input
  const step = decided(agreementWorkflow, { action: 'endSilence', state: subject.state, actor: 'career-centre', facts, reason })
  const party = await partyOf(tx, subject.schoolId, subject.seasonId, subject.studentId)
  const params = { student: party.name, employer: await employerName(tx, subject) }
  await tx.run(sql`update agreement set signed_at = null, bound_at = null, employer_opinion = '', superior_opinion = ''
    where school_id = ${subject.schoolId} and case_id = ${subject.caseId}`)
  return recordStep(context, { case: subject, step, reason, params })
}
