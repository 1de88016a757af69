/** The checks of an origin form: the same on the phone while typing and on the server when submitted. */
import { codeListNamed } from '../codes'
import { emailProblem, idNumberProblem, mobileProblem, postcodeProblem } from '../identity'
import type { OriginField } from './policy'
import { originWords as words } from './wording'

export type OriginValues = Record<string, string>

/** What is wrong with one value, as the sentence the person reads; null when it is right. `reachesDeepest` checks a division code. */
export function fieldProblem(field: OriginField, value: string, reachesDeepest: (code: string) => boolean): string | null {
  const text = value.trim()
  if (!text) return field.required ? words.required(field.label) : null
  if (field.max && text.length > field.max) return words.tooLong(field.label, field.max)
  switch (field.kind) {
    case 'mobile':
      return mobileProblem(text) ? words.invalid.mobile : null
    case 'email':
      return emailProblem(text) ? words.invalid.email : null
    case 'postcode':
      return postcodeProblem(text) ? words.invalid.postcode : null
    case 'digits':
      return /^\d+$/.test(text) ? null : words.invalid.digits
    case 'month':
      return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? null : words.invalid.month
    case 'id-number':
      return idNumberProblem(text) ? words.invalid['id-number'] : null
    case 'division':
      return reachesDeepest(text) ? null : words.invalid.division
    case 'choice':
      return codeListNamed(field.choices ?? '').nameOf(text) ? null : words.wrongChoice(field.label)
    default:
      return null
  }
}

/** Field code → what is wrong, for every field the student may fill. Locked fields are the school's and not the student's fault. */
export function originProblems(
  fields: readonly OriginField[],
  values: OriginValues,
  reachesDeepest: (code: string) => boolean,
): Record<string, string> {
  const found = fields
    .filter((field) => !field.locked)
    .map((field) => [field.code, fieldProblem(field, values[field.code] ?? '', reachesDeepest)] as const)
    .filter((entry): entry is readonly [string, string] => entry[1] !== null)
  return Object.fromEntries(found)
}

/** Codes of fields whose value differs from what the school holds (S1-10): a warning, never a block. */
export function differsFromRegistry(fields: readonly OriginField[], values: OriginValues, registry: OriginValues): string[] {
  return fields
    .filter(
      (field) =>
        field.inRegistry && !field.locked && registry[field.code] && values[field.code] && values[field.code] !== registry[field.code],
    )
    .map(({ code }) => code)
}
