/** The checks of an origin form: the same on the phone while typing and on the server when submitted. */
import { emailProblem, idNumberProblem, mobileProblem, postcodeProblem } from '../identity'
import type { OriginField } from './field-policy'
import { brokenRules, holds, type OriginForm } from './form'
import { originWords as words } from './wording'

export type OriginValues = Record<string, string>

/** What is wrong with one value, as the sentence the person reads; null when it is right. `reachesDeepest` checks a division code. */
export function fieldProblem(field: OriginField, value: string, reachesDeepest: (code: string) => boolean): string | null {
  const text = value.trim()
  if (!text) return field.required ? (field.kind === 'photo' ? words.photo.required(field.label) : words.required(field.label)) : null
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
    case 'date':
      return isDay(text) ? null : words.invalid.date
    case 'id-number':
      return idNumberProblem(text) ? words.invalid['id-number'] : null
    case 'division':
      return reachesDeepest(text) ? null : words.invalid.division
    case 'choice':
      return field.options?.some(({ code }) => code === text) ? null : words.wrongChoice(field.label)
    default:
      return null
  }
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/**
 * Field code → what is wrong, for every field the student may fill: the form of the value, and the rules of the level.
 * Locked fields are the school's and not the student's fault.
 */
export function originProblems(form: OriginForm, values: OriginValues, reachesDeepest: (code: string) => boolean): Record<string, string> {
  const open = form.fields.filter((field) => !field.locked && holds(field.onlyWhen, values))
  const refusing = brokenRules(form.rules, values).filter(({ warns }) => !warns)
  const found = open
    .map((field) => {
      const rule = refusing.find((one) => one.field === field.code)
      return [field.code, fieldProblem(field, values[field.code] ?? '', reachesDeepest) ?? rule?.message ?? null] as const
    })
    .filter((entry): entry is readonly [string, string] => entry[1] !== null)
  return Object.fromEntries(found)
}

/** Field code → what somebody should look at although it does not block: a rule only marked or on a locked value, a recommended field left empty. */
export function originWarnings({ fields, rules }: OriginForm, values: OriginValues): Record<string, string> {
  const broken = brokenRules(rules, values)
  const found = fields
    .filter((field) => holds(field.onlyWhen, values))
    .flatMap((field): [string, string][] => {
      const rule = broken.find((one) => one.field === field.code && (one.warns || field.locked))
      if (rule) return [[field.code, rule.message]]
      const empty = field.warned && !field.required && !values[field.code]?.trim()
      return empty ? [[field.code, (field.kind === 'photo' ? words.photo : words).leftEmpty(field.label)]] : []
    })
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

/** Codes of the fields that were asked for and are as they were sent back; locked ones are not the student's to mend. */
export function stillAsMarked(
  fields: readonly OriginField[],
  asked: Record<string, string>,
  { before, now }: { before: OriginValues; now: OriginValues },
): string[] {
  return fields
    .filter(({ code, locked }) => asked[code] && !locked && (before[code] ?? '').trim() === (now[code] ?? '').trim())
    .map(({ code }) => code)
}
