/** Checks of the texts that need no font: the same on the phone and on the server. */
import type { RecommendationSection } from './policy'
import { recommendationWords as words } from './wording'

/** Section code → text. */
export type RecommendationContent = Record<string, string>

/** One kind of line end and of blank, so that what is measured is what is printed. */
export function tidied(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n\u3000]/g, ' ')
    .replace(/[ \u3000]+(?=\n)/g, '')
    .trim()
}

/** Section code → what is missing before the form may be submitted. */
export function missingTexts(
  sections: readonly Pick<RecommendationSection, 'code' | 'label' | 'required'>[],
  content: RecommendationContent,
): Record<string, string> {
  const empty = sections.filter(({ code, required }) => required && !content[code]?.trim())
  return Object.fromEntries(empty.map(({ code, label }) => [code, words.required(label)]))
}
