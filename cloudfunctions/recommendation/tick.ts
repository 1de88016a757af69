import { type RecommendationState, recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import { actorOf } from '../../src/shared/roles'
import { decide } from '../../src/shared/workflow'
import { bulkAnswer } from '../_kit/bulk'
import { lockCases } from '../_kit/cases'
import type { CommandAction } from '../_kit/handler'
import { recordSteps, type StepToRecord } from '../_kit/record-step'
import { paperFacts, recordsOf } from './facts'
import { blank } from './store'

/** Ticks one item on up to 1,000 papers (S0-25, S0-26, X-9): the college brings them as a pile. */
export const tick: CommandAction<'recommendation.tick'> = async (context) => {
  const { input, caller, tx } = context
  const cases = await lockCases(tx, caller, 'recommendation', input.caseIds)
  const records = await recordsOf(tx, cases)
  const steps: StepToRecord[] = []
  const refused = new Map<string, string>()
  for (const subject of cases) {
    const decision = decide(recommendationWorkflow, {
      action: input.item,
      state: subject.state as RecommendationState,
      actor: actorOf(caller.role) ?? 'system',
      // What concerns writing is behind every paper that lies on the table.
      facts: {
        originApproved: true,
        windowOpen: true,
        surveyAnswered: true,
        complete: true,
        ...paperFacts(subject.state, records.get(subject.caseId) ?? blank),
      },
    })
    if (decision.ok) steps.push({ case: subject, step: decision.step })
    else refused.set(subject.caseId, decision.code)
  }
  const answer = bulkAnswer(input.caseIds, steps, refused)
  await recordSteps(context, steps, answer)
  return answer
}
