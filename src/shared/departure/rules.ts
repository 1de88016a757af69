import type { ClearanceItem, Track } from './policy'

/** Which of the three tracks a graduate clears on (S2-7). A postgraduate with no record of certificates is taken as 双证, the longer list. */
export function trackOf(level: string, certificates: string | null): Track {
  if (level === 'bachelor') return 'bachelor'
  return certificates === 'one' ? 'one' : 'two'
}

/** Whether an item concerns this graduate (S2-8): by track, then by college. */
export function isRequired(item: ClearanceItem, track: Track, college: string): boolean {
  if (!item.tracks.includes(track)) return false
  const { mode, names } = item.colleges
  if (mode === 'all') return true
  return names.includes(college) === (mode === 'only')
}
