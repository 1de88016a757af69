import { Invalid } from '../../src/shared/errors'
import { missingTexts, type RecommendationContent, tidied } from '../../src/shared/recommendation/check'
import type { RecommendationSection } from '../../src/shared/recommendation/policy'
import { recommendationWords as words } from '../../src/shared/recommendation/wording'
import { missingGlyphs } from '../_kit/pdf'
import { type RecommendationDocumentData, recommendationDocument } from './document'

/** The texts as they came; one of a section that does not exist is refused by name, not dropped in silence. @throws Invalid */
export function textsOf(sections: readonly RecommendationSection[], content: RecommendationContent): RecommendationContent {
  const known = new Set(sections.map(({ code }) => code))
  const unknown = Object.keys(content).filter((code) => !known.has(code))
  if (unknown.length) throw new Invalid(Object.fromEntries(unknown.map((code) => [`content.${code}`, words.unknownSection])))
  return Object.fromEntries(Object.entries(content).map(([code, text]) => [code, tidied(text)]))
}

/** Section code → what keeps it off the paper: missing, unprintable characters, or by how many lines it is too long (S0-20). */
export async function contentProblems(
  sections: readonly RecommendationSection[],
  data: RecommendationDocumentData,
): Promise<Record<string, string>> {
  const content = Object.fromEntries(data.sections.map(({ code, text }) => [code, text]))
  return { ...missingTexts(sections, content), ...(await tooLong(data)), ...unprintable(content) }
}

async function tooLong(data: RecommendationDocumentData): Promise<Record<string, string>> {
  try {
    await recommendationDocument(data)
    return {}
  } catch (error) {
    if (error instanceof Invalid) return error.more.fields ?? {}
    throw error
  }
}

function unprintable(content: RecommendationContent): Record<string, string> {
  const found = Object.entries(content).map(([code, text]) => [code, missingGlyphs(text)] as const)
  return Object.fromEntries(found.filter(([, missing]) => missing.length).map(([code, missing]) => [code, words.unprintable(missing)]))
}
