import type { SurveyQuestion } from './policy'
import { surveyWords as words } from './wording'

/** Several choices as a list; all else, a number too, as the text it was written as. */
export type Answer = string | string[]
/** Question code → answer. */
export type Answers = Record<string, Answer>

/** What checking needs of a question; the phone has no more. */
export type AskedQuestion = Pick<
  SurveyQuestion,
  'code' | 'text' | 'kind' | 'required' | 'choices' | 'most' | 'min' | 'max' | 'longest' | 'showIf'
>

const given = (answer: Answer | undefined): string[] =>
  (Array.isArray(answer) ? answer : [answer ?? '']).map((text) => text.trim()).filter(Boolean)

/** The questions these answers lead to; one that hangs on a question not asked is not asked either. */
export function askedQuestions<Question extends AskedQuestion>(questions: readonly Question[], answers: Answers): Question[] {
  const asked = new Map<string, string[]>()
  return questions.filter(({ code, showIf }) => {
    if (showIf && !asked.get(showIf.question)?.some((choice) => showIf.is.includes(choice))) return false
    asked.set(code, given(answers[code]))
    return true
  })
}

/** Question code → what is missing or wrong, in words for the person. A code that no question has is named too. */
export function answerProblems(questions: readonly AskedQuestion[], answers: Answers): Record<string, string> {
  const known = new Set(questions.map(({ code }) => code))
  const strange = Object.keys(answers).filter((code) => !known.has(code))
  const found = askedQuestions(questions, answers).map((question) => [question.code, problemOf(question, answers[question.code])] as const)
  return Object.fromEntries([
    ...found.filter((pair): pair is [string, string] => pair[1] !== null),
    ...strange.map((code) => [code, words.unknownQuestion]),
  ])
}

function problemOf(question: AskedQuestion, answer: Answer | undefined): string | null {
  const said = given(answer)
  if (said.length === 0) return question.required ? words.unanswered(question.text) : null
  if (Array.isArray(answer) !== (question.kind === 'choices')) return words.notAChoice
  return question.kind === 'text' ? tooLong(question, said[0] ?? '') : wrong(question, said)
}

function wrong({ kind, choices, most, min, max }: AskedQuestion, said: string[]): string | null {
  if (kind === 'choice' || kind === 'choices') {
    if (new Set(said).size !== said.length || said.some((choice) => !choices.includes(choice))) return words.notAChoice
    return most !== null && said.length > most ? words.tooMany(most) : null
  }
  const number = Number(said[0])
  const whole = /^-?\d{1,9}$/.test(said[0] ?? '')
  return whole && number >= (min ?? -Infinity) && number <= (max ?? Infinity) ? null : words.notANumber(min, max)
}

function tooLong({ longest }: AskedQuestion, text: string): string | null {
  const over = Array.from(text).length - longest
  return over > 0 ? words.tooLong(longest, over) : null
}

/** What is kept: answers to the questions asked, trimmed, none empty. */
export function keptAnswers(questions: readonly AskedQuestion[], answers: Answers): Answers {
  return Object.fromEntries(
    askedQuestions(questions, answers).flatMap(({ code, kind }) => {
      const said = given(answers[code])
      if (said.length === 0) return []
      return [[code, kind === 'choices' ? said : (said[0] ?? '')]]
    }),
  )
}
