import sql from 'sql-template-tag'
import { departureWorkflow } from '../../src/shared/departure/workflow'
import { NotFound } from '../../src/shared/errors'
import type { Caller } from '../_kit/caller'
import { type Case, decided, ownCase } from '../_kit/cases'
import { policyOf } from '../_kit/policies'
import { recordSteps, type StepContext } from '../_kit/record-step'
import { settleDepartures } from './decide'
import { isWindowOpen } from './window'

/**
 * The caller's departure, locked, for the survey that opens it (S2-6). `check` refuses (`departure-window-closed`, `wrong-state`) before
 * any answer is looked at; `goOn` opens the sheet and adds where the case stands to the answer of the command.
 * @throws NotFound before departure opens
 */
export async function departureBehindSurvey(context: StepContext & { caller: Caller }) {
  const { tx, caller, now } = context
  const own = await ownCase(tx, caller, 'departure', true)
  if (!own) throw new NotFound('离校手续还没有开放办理，开放后会通知您。')
  const policy = await policyOf(tx, caller, 'departure')
  const facts = { windowOpen: await isWindowOpen(tx, caller, policy, now), allPassed: false }
  const check = () => decided(departureWorkflow, { action: 'answerSurvey', state: own.state, actor: 'student', facts })
  return {
    check,
    async goOn<Answer extends object>(answer: Answer) {
      const step = check()
      const moved = { caseId: own.caseId, state: step.to, version: own.version + 1 }
      const whole = { ...answer, moved }
      await recordSteps(context, [{ case: own, step }], whole)
      // The offices may have finished before the student answered.
      const head = await tx.row<{ trail_head: string }>(
        sql`select trail_head from workflow_case where school_id = ${own.schoolId} and case_id = ${own.caseId}`,
      )
      const reached: Case = { ...own, state: moved.state, version: moved.version, trailHead: head?.trail_head ?? '' }
      await settleDepartures({ ...context, author: { personId: null, role: 'system' } }, [reached])
      return whole
    },
  }
}
