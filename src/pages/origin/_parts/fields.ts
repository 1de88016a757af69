import { deepestDivisionProblem } from '@/shared/codes/divisions'
import { fieldProblem, type OriginValues, originProblems, originWarnings } from '@/shared/origin/check'
import type { OriginFormField } from '@/shared/origin/contract'
import type { OriginField } from '@/shared/origin/field-policy'
import { type OriginForm as FormPolicy, holds } from '@/shared/origin/form'
import type { OriginForm } from './use-draft'

export const groups = ['identity', 'study', 'origin', 'contact'] as const

const reachesDeepest = (code: string) => deepestDivisionProblem(code) === null

/** Typed by the student; the photograph goes its own way. */
const isTyped = ({ locked, kind }: OriginFormField) => !locked && kind !== 'photo'

/** What the student's form holds for each field that can be filled. */
export function valuesOf(fields: readonly OriginFormField[]): OriginValues {
  return Object.fromEntries(fields.filter(isTyped).map(({ code, value }) => [code, value]))
}

/** Every value of the form as it stands on the screen. */
export const allValues = (fields: readonly OriginFormField[], typed: OriginValues): OriginValues => ({
  ...Object.fromEntries(fields.map(({ code, value }) => [code, value])),
  ...typed,
})

function asPolicy({ choices, max, hint, unit, onlyWhen, correctedBy, ...field }: OriginFormField): OriginField {
  return {
    code: field.code,
    label: field.label,
    group: field.group,
    kind: field.kind as OriginField['kind'],
    locked: field.locked,
    required: field.required,
    warned: field.warned,
    inRegistry: field.registry !== null,
    options: choices ?? undefined,
    max: max ?? undefined,
    hint: hint ?? undefined,
    unit: unit ?? undefined,
    onlyWhen: onlyWhen ?? undefined,
    correctedBy: correctedBy ?? undefined,
  }
}

const policyOf = ({ fields, rules }: Pick<OriginForm, 'fields' | 'rules'>): FormPolicy => ({ fields: fields.map(asPolicy), rules })

/** Field code → what is wrong, in the order of the form, by the checks the server repeats. */
export const problemsIn = (form: OriginForm, typed: OriginValues) =>
  originProblems(policyOf(form), allValues(form.fields, typed), reachesDeepest)

/** Field code → what should be looked at although it does not block. */
export const warningsIn = (form: OriginForm, typed: OriginValues) => originWarnings(policyOf(form), allValues(form.fields, typed))

/** What is wrong with the form of one value. */
export const problemIn = (field: OriginFormField, value: string) => fieldProblem(asPolicy(field), value, reachesDeepest)

/** Fields these values call for: 定向培养计划 only where the training mode is 定向. */
export const fieldsFor = (fields: readonly OriginFormField[], typed: OriginValues) => {
  const values = allValues(fields, typed)
  return fields.filter(({ onlyWhen }) => holds(onlyWhen ?? undefined, values))
}

/** Whether a value differs from what the school holds (S1-10): marked, never a block. */
export function differs(field: OriginFormField, value: string): boolean {
  return !field.locked && Boolean(field.registry) && Boolean(value) && value !== field.registry
}

/** Sent back, and as it was then. */
export const isAsMarked = ({ rejectedBecause, before, locked }: OriginFormField, value: string): boolean =>
  Boolean(rejectedBecause) && !locked && before !== null && before.trim() === value.trim()
