import { deepestDivisionProblem } from '@/shared/codes/divisions'
import { fieldProblem, type OriginValues } from '@/shared/origin/check'
import type { OriginFormField } from '@/shared/origin/contract'
import type { OriginField } from '@/shared/origin/policy'
import { originWords } from '@/shared/origin/wording'

export const groups = ['identity', 'study', 'origin', 'contact'] as const

const reachesDeepest = (code: string) => deepestDivisionProblem(code) === null

/** What the student's form holds for each field that can be filled. */
export function valuesOf(fields: readonly OriginFormField[]): OriginValues {
  return Object.fromEntries(fields.filter(({ locked }) => !locked).map(({ code, value }) => [code, value]))
}

/** What is wrong with one value, by the checks the server repeats. The choices are those the server sent with the field. */
export function problemIn({ choices, max, hint, correctedBy: _, ...field }: OriginFormField, value: string): string | null {
  const checked = { ...field, max: max ?? undefined, hint: hint ?? undefined, inRegistry: field.registry !== null } as OriginField
  if (choices === null) return fieldProblem(checked, value, reachesDeepest)
  if (value && !choices.some(({ code }) => code === value)) return originWords.wrongChoice(field.label)
  return fieldProblem({ ...checked, kind: 'text' }, value, reachesDeepest)
}

/** Field code → what is wrong, in the order of the form. */
export function problemsIn(fields: readonly OriginFormField[], values: OriginValues): Record<string, string> {
  const found = fields
    .filter(({ locked }) => !locked)
    .map((field) => [field.code, problemIn(field, values[field.code] ?? '')] as const)
    .filter((entry): entry is readonly [string, string] => entry[1] !== null)
  return Object.fromEntries(found)
}

/** Whether a value differs from what the school holds (S1-10): marked, never a block. */
export function differs(field: OriginFormField, value: string): boolean {
  return !field.locked && Boolean(field.registry) && Boolean(value) && value !== field.registry
}
