import { departureWorkflow } from '../../src/shared/departure/workflow'
import { NotFound } from '../../src/shared/errors'
import { surveyPageFor } from '../../src/shared/survey/wording'
import { offers } from '../../src/shared/workflow'
import { offerViews, ownCase, stateChip } from '../_kit/cases'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { trailOf } from '../_kit/trail'
import { clearedBy } from '../destination/facts'
import { surveysLeft } from '../survey/facts'
import { nextThing, sheetOf } from './sheet'
import { isWindowOpen } from './window'

/** The sheet (S2-10). Before the survey only the survey (S2-6); before departure opens, the window's words. */
export const mine: QueryAction<'departure.mine'> = async ({ caller, db, now }) => {
  const own = await ownCase(db, caller, 'departure')
  const policy = await policyOf(db, caller, 'departure')
  if (!own) throw new NotFound('离校手续还没有开放办理，开放后会通知您。')
  const cleared = await clearedBy(db, caller)
  const items = (await sheetOf(db, caller, policy)).map((item) =>
    item.code === cleared.item && ['waiting', 'not-passed'].includes(item.state) ? { ...item, page: cleared.page } : item,
  )
  const required = items.filter(({ state }) => state !== 'not-required')
  const windowOpen = await isWindowOpen(db, caller, policy, now)
  const allPassed = required.every(({ state }) => state === 'passed')
  const [survey] = own.state === 'survey' ? await surveysLeft(db, { ...caller, studentId: caller.personId }, 'departure') : []
  return {
    caseId: own.caseId,
    state: stateChip(departureWorkflow, own.state),
    survey: survey ? { title: survey.title, questions: survey.questions.length, page: surveyPageFor('departure') } : null,
    items,
    passed: required.filter(({ state }) => state === 'passed').length,
    required: required.length,
    next: nextThing(items),
    mayI: offerViews(offers(departureWorkflow, { state: own.state as 'survey', actor: 'student', facts: { windowOpen, allPassed } })),
    trail: await trailOf(db, departureWorkflow, own),
    now: now.toISOString(),
  }
}
