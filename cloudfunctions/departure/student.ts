import sql from 'sql-template-tag'
import { windowState } from '../../src/shared/calendar'
import type { DeparturePolicy } from '../../src/shared/departure/policy'
import { departureWorkflow } from '../../src/shared/departure/workflow'
import { Invalid, NotFound } from '../../src/shared/errors'
import { offers } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, decided, offerViews, ownCase, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf, windowFor } from '../_kit/policies'
import { recordStep } from '../_kit/record-step'
import { trailOf } from '../_kit/trail'
import { clearedBy } from '../destination/facts'
import { settleDepartures } from './decide'
import { nextThing, sheetOf } from './sheet'

const SURVEY = 'departure'

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
  return {
    caseId: own.caseId,
    state: stateChip(departureWorkflow, own.state),
    survey: own.state === 'survey' ? { title: policy.survey.title, questions: policy.survey.questions } : null,
    items,
    passed: required.filter(({ state }) => state === 'passed').length,
    required: required.length,
    next: nextThing(items),
    mayI: offerViews(offers(departureWorkflow, { state: own.state as 'survey', actor: 'student', facts: { windowOpen, allPassed } })),
    trail: await trailOf(db, departureWorkflow, own),
    now: now.toISOString(),
  }
}

/** The survey gates the sheet (S2-6): answers are stored, the gate opens in the same transaction. */
export const answerSurvey: CommandAction<'departure.answerSurvey'> = async (context) => {
  const { input, caller, tx, now } = context
  const own = await ownCase(tx, caller, 'departure', true)
  if (!own) throw new NotFound('离校手续还没有开放办理，开放后会通知您。')
  const policy = await policyOf(tx, caller, 'departure')
  const facts = { windowOpen: await isWindowOpen(tx, caller, policy, now), allPassed: false }
  const step = decided(departureWorkflow, { action: 'answerSurvey', state: own.state, actor: 'student', facts })
  checkAnswers(policy, input.answers)
  await tx.run(sql`insert into survey_answer (school_id, season_id, person_id, survey, answers, at)
    values (${caller.schoolId}, ${caller.seasonId}, ${caller.personId}, ${SURVEY}, ${JSON.stringify(input.answers)}, ${now})
    on conflict (school_id, season_id, person_id, survey) do update set answers = excluded.answers, at = excluded.at`)
  const answer = await recordStep(context, { case: own, step })
  // The offices may have finished before the student answered.
  const reached: Case = { ...own, state: answer.state, version: answer.version, trailHead: await trailHeadOf(tx, own) }
  await settleDepartures({ ...context, author: { personId: null, role: 'system' } }, [reached])
  return answer
}

async function trailHeadOf(db: Db, { schoolId, caseId }: Case): Promise<string> {
  const row = await db.row<{ trail_head: string }>(
    sql`select trail_head from workflow_case where school_id = ${schoolId} and case_id = ${caseId}`,
  )
  return row?.trail_head ?? ''
}

async function isWindowOpen(db: Db, caller: Caller, policy: DeparturePolicy, now: Date): Promise<boolean> {
  return windowState(await windowFor(db, caller, 'departure', policy.window), now) === 'open'
}

function checkAnswers(policy: DeparturePolicy, answers: Record<string, string>): void {
  const problems: Record<string, string> = {}
  for (const question of policy.survey.questions) {
    const given = answers[question.code] ?? ''
    if (question.required && !given) problems[`answers.${question.code}`] = `请回答：${question.text}`
    else if (given && question.kind === 'choice' && !question.choices.includes(given))
      problems[`answers.${question.code}`] = '请从选项中选择'
  }
  const unknown = Object.keys(answers).find((code) => !policy.survey.questions.some((question) => question.code === code))
  if (unknown) problems[`answers.${unknown}`] = '没有这道题，请刷新页面后重试'
  if (Object.keys(problems).length) throw new Invalid(problems)
}
