import type { Output } from '../../src/shared/contracts'
import { NotFound } from '../../src/shared/errors'
import type { SurveyQuestion } from '../../src/shared/survey/policy'
import { gateWords, surveyWords as words } from '../../src/shared/survey/wording'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { type AskedSoFar, answeredQuestions, askedSoFar, type Count, countsOf, sharesOf } from './store'

type Counted = Output<'survey.results'>['questions'][number]

/** How far the surveys have come, and what was answered to one of them. */
export const results: QueryAction<'survey.results'> = async ({ input, caller, db, now }) => {
  const policy = await policyOf(db, caller, 'survey')
  const shares = await sharesOf(db, caller, policy)
  const code = input.survey ?? policy.surveys[0]?.code ?? null
  const survey = code === null ? null : await askedSoFar(db, caller, policy, code)
  if (input.survey && !survey) throw new NotFound(words.notFound)
  const own = shares.filter((share) => share.survey === code)
  const sum = (of: typeof shares, key: 'answered' | 'concerned') => of.reduce((all, share) => all + share[key], 0)
  return {
    surveys: policy.surveys.map(({ code: each, title, gates, anonymous }) => {
      const its = shares.filter((share) => share.survey === each)
      return {
        code: each,
        title,
        gateLabel: gateWords[gates].label,
        anonymous,
        answered: sum(its, 'answered'),
        concerned: sum(its, 'concerned'),
      }
    }),
    shown: survey?.code ?? null,
    colleges: own.map(({ college, answered, concerned }) => ({ college, answered, concerned })),
    questions: survey
      ? countedQuestions(
          survey,
          await countsOf(db, caller, survey, input.college),
          await answeredQuestions(db, caller, survey.code, input.college),
        )
      : [],
    now: now.toISOString(),
  }
}

/** Each question with its choices in their order, those of former versions behind; what nobody chose counts 0. */
export function countedQuestions(survey: AskedSoFar, counts: Count[], answered: Map<string, number>): Counted[] {
  return survey.questions.map((question) => {
    const own = new Map<string, number>()
    for (const { question: of, label, count } of counts)
      if (of === question.code && label !== null) own.set(label, (own.get(label) ?? 0) + count)
    return {
      code: question.code,
      text: survey.former.has(question.code) ? words.sheet.former(question.text) : question.text,
      kind: question.kind,
      answered: answered.get(question.code) ?? 0,
      lines: labelsOf(question, [...own.keys()]).map((label) => ({ label, count: own.get(label) ?? 0 })),
      numbers: numbersOf(question, own),
    }
  })
}

/** What a question's answers are counted under: its choices or steps first; a free number is summed up instead. */
export function labelsOf({ kind, choices, min, max }: SurveyQuestion, given: string[]): string[] {
  if (kind === 'number' || kind === 'text') return []
  const steps = kind === 'scale' ? Array.from({ length: (max ?? 0) - (min ?? 0) + 1 }, (_, at) => String((min ?? 0) + at)) : choices
  return [...new Set([...steps, ...given.sort()])]
}

function numbersOf({ kind }: SurveyQuestion, own: Map<string, number>): Counted['numbers'] {
  if ((kind !== 'number' && kind !== 'scale') || own.size === 0) return null
  const given = [...own].map(([label, count]) => ({ value: Number(label), count }))
  const people = given.reduce((all, { count }) => all + count, 0)
  const total = given.reduce((all, { value, count }) => all + value * count, 0)
  const values = given.map(({ value }) => value)
  return { average: Math.round((total / people) * 10) / 10, least: Math.min(...values), greatest: Math.max(...values) }
}
