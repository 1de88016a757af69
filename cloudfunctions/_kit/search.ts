import { searchable } from '../../src/shared/agreement/search'
import { normaliseCreditCode } from '../../src/shared/identity'

/** Percent, underscore and backslash mean themselves in what a person searches for. */
export const likeSafe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/**
 * What a person may type to find an employer (S0-31): the name as it is searched for, whole pinyin, initials, credit code.
 * The dictionary is large and is loaded at the first employer only.
 */
export async function employerSearchText(name: string, creditCode: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro')
  const plain = searchable(name)
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('')
  return [plain, initials, syllables.join(''), normaliseCreditCode(creditCode)].join(' ').toLowerCase()
}
