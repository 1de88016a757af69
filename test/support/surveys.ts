import type { Answers } from '../../src/shared/survey/check'
import { defaultSurveyPolicy, type SurveyPolicy } from '../../src/shared/survey/policy'

/** The shortest answers that are taken: the first choice of whatever is required. */
export function shortAnswers(code: string, { surveys }: SurveyPolicy = defaultSurveyPolicy): Answers {
  const survey = surveys.find((one) => one.code === code)
  if (!survey) throw new Error(`no survey ${code}`)
  const answers: Answers = {}
  for (const { code: question, kind, required, choices, min, showIf } of survey.questions) {
    const source = showIf && [answers[showIf.question] ?? ''].flat()
    if (!required || (source && !source.some((choice) => showIf.is.includes(choice)))) continue
    answers[question] = kind === 'choices' ? [choices[0] ?? ''] : (choices[0] ?? String(min ?? '没有'))
  }
  return answers
}

/** What the phone sends to answer a survey of the default policy. */
export const answersTo = (survey: string) => ({ survey, answers: shortAnswers(survey) })
