import sql from 'sql-template-tag'
import type { Output } from '../../src/shared/contracts'
import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { concerns } from '../../src/shared/survey/audience'
import { type Answers, answerProblems, keptAnswers } from '../../src/shared/survey/check'
import type { Survey } from '../../src/shared/survey/policy'
import { gateWords, surveyWords } from '../../src/shared/survey/wording'
import type { Caller } from '../_kit/caller'
import type { Tx } from '../_kit/database'
import type { CommandAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { departureBehindSurvey } from '../departure/steps'
import { answeredBy, surveysLeft } from './facts'

/**
 * Takes a student's answers, once per season. They are kept with the version of the policies they were given under, and what
 * waited for them goes on in the same transaction.
 */
export const answer: CommandAction<'survey.answer'> = async (context) => {
  const { input, caller, tx, now } = context
  const survey = (await policyOf(tx, caller, 'survey')).surveys.find(({ code }) => code === input.survey)
  if (!survey) throw new NotFound(surveyWords.notFound)
  const departure = survey.gates === 'departure' ? await departureBehindSurvey(context) : null
  await mayAnswer(tx, caller, survey)
  // A process that is closed or past says so before any answer is looked at.
  departure?.check()
  const { next: label, page } = gateWords[survey.gates]
  const answered: Omit<Output<'survey.answer'>, 'moved'> = { survey: survey.code, at: now.toISOString(), opens: { label, page } }
  check(survey, input.answers)
  await keep(tx, caller, survey, input.answers, now)
  const left = departure ? await surveysLeft(tx, { ...caller, studentId: caller.personId }, 'departure') : []
  return departure && left.length === 0 ? departure.goOn(answered) : { ...answered, moved: null }
}

/** @throws NotFound where it does not concern the caller, Refused `survey-answered` */
async function mayAnswer(tx: Tx, caller: Caller, survey: Survey): Promise<void> {
  const { asked, answered } = await answeredBy(tx, { ...caller, studentId: caller.personId })
  if (!asked || !concerns(survey, asked)) throw new NotFound(surveyWords.notFound)
  if (answered.has(survey.code)) throw new Refused(refusal('survey-answered'))
}

function check({ questions }: Survey, answers: Answers): void {
  const problems = Object.entries(answerProblems(questions, answers)).map(([code, message]) => [`answers.${code}`, message])
  if (problems.length) throw new Invalid(Object.fromEntries(problems))
}

/** Two phones at once meet in the primary key. @throws Refused `survey-answered` */
async function keep(tx: Tx, caller: Caller, { code, questions }: Survey, answers: Answers, now: Date): Promise<void> {
  const { schoolId, seasonId, personId, policyVersion } = caller
  const kept = await tx.run(sql`insert into survey_answer (school_id, season_id, person_id, survey, answers, at, policy_version)
    values (${schoolId}, ${seasonId}, ${personId}, ${code}, ${JSON.stringify(keptAnswers(questions, answers))}, ${now}, ${policyVersion})
    on conflict do nothing`)
  if (kept === 0) throw new Refused(refusal('survey-answered'))
}
