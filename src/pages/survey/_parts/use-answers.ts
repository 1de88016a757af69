import { useKeptDraft } from '@/app/kept-draft'
import type { Output } from '@/shared/contracts'
import { type Answer, type Answers, answerProblems, askedQuestions, keptAnswers } from '@/shared/survey/check'

export type OpenSurvey = Output<'survey.mine'>['surveys'][number]
export type Question = OpenSurvey['questions'][number]

const none: Answers = {}

/** The answers so far, kept on this device; what they lead to, what is missing, and what would be sent. */
export function useAnswers({ code, questions }: OpenSurvey) {
  const { draft, change, forget } = useKeptDraft(`survey.${code}`, none)
  // A draft may be older than the questions.
  const known = new Set(questions.map((question) => question.code))
  const answers = Object.fromEntries(Object.entries(draft).filter(([question]) => known.has(question)))
  const toSend = keptAnswers(questions, answers)
  return {
    answers,
    asked: askedQuestions(questions, answers),
    problems: answerProblems(questions, answers),
    toSend,
    answer: (question: string, value: Answer) => change({ ...answers, [question]: value }),
    forget,
  }
}
