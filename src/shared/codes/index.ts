import type { CodeList } from './code-list'
import { employerNatures } from './employer-nature'
import { teacherCategories } from './teacher-category'
import { trainingModes } from './training-mode'
import { urbanRural } from './urban-rural'

export type { CodeItem } from './code-list'

/** Code lists that policy names in a field's `choices`. Divisions are apart: their dataset is large and loaded only where needed. */
const lists: Record<string, CodeList> = {
  'training-mode': trainingModes,
  'teacher-category': teacherCategories,
  'urban-rural': urbanRural,
  'employer-nature': employerNatures,
}

/** The list policy names; an unknown name is a mistake in the policy. */
export function codeListNamed(name: string): CodeList {
  const list = lists[name]
  if (!list) throw new Error(`no code list "${name}"`)
  return list
}
