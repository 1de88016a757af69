import { openingWords as words } from './wording'

/** What a student writes of the employer whose letter is handed in; `province` is a division code like `430000`, '' while not chosen. */
export interface OpeningContent {
  employer: string
  province: string
  remarks: string
}

export const emptyOpening: OpeningContent = { employer: '', province: '', remarks: '' }

/** Field → what is missing. */
export function openingProblems({ employer, province }: OpeningContent): Record<string, string> {
  return {
    ...(employer.trim().length < 2 && { employer: words.employerMissing }),
    ...(!province && { province: words.provinceMissing }),
  }
}

/** A remark where the employer lies outside the home province; it never blocks. Codes of any level; '' where not known. */
export function provinceWarning(home: string, employer: string): string | null {
  if (!home) return words.homeUnknown
  return employer && home.slice(0, 2) !== employer.slice(0, 2) ? words.otherProvince : null
}
