import { useState } from 'react'
import type { Output } from '@/shared/contracts'
import { sheetWords as words } from './words'

export type Question = NonNullable<Output<'departure.mine'>['survey']>['questions'][number]

/** Question code → answer. */
export type Answers = Record<string, string>

/** Answers not yet taken, by case: signing in again or a step back loses nothing. In memory only, they are nobody else's business. */
const drafts = new Map<string, Answers>()

/** Most characters of one answer. */
export const longest = 500

function mistakeIn({ code, kind, required }: Question, answers: Answers): string | undefined {
  const answer = answers[code]?.trim() ?? ''
  if (required && !answer) return kind === 'choice' ? words.survey.choose : words.survey.write
  return answer.length > longest ? words.survey.tooLong(longest) : undefined
}

/** What is missing or too long, by question code. */
export function mistakes(questions: Question[], answers: Answers): Record<string, string> {
  const found = questions.map((question) => [question.code, mistakeIn(question, answers)] as const)
  return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** The answers so far; they stay until `forget`. */
export function useAnswers(caseId: string) {
  const [answers, setAnswers] = useState<Answers>(() => drafts.get(caseId) ?? {})
  const answer = (code: string, value: string) => {
    const all = { ...answers, [code]: value }
    drafts.set(caseId, all)
    setAnswers(all)
  }
  return { answers, answer, forget: () => void drafts.delete(caseId) }
}
