/** The checks of a destination and of its archive address: the same on the phone while typing and on the server. */
import { type CodeItem, codeListNamed } from '../codes'
import { creditCodeProblem, postcodeProblem } from '../identity'
import { type ArchiveField, archiveFields, archiveKinds } from './columns'
import type { CodeRule, FieldRule } from './policy'
import { destinationWords as words } from './wording'

export type DestinationValues = Record<string, string>
type Deepest = (code: string) => boolean

/** What of the policy the checks need; a page has the same from the server. */
export interface DestinationRules {
  fields: readonly FieldRule[]
  codes: readonly CodeRule[]
  archiveKeepers: readonly string[]
}

export const ruleOf = ({ codes }: DestinationRules, code: string | null): CodeRule | undefined => codes.find((rule) => rule.code === code)

export interface AskedField extends FieldRule {
  required: boolean
}

/** What a code asks for, in its order. */
export function askedFields(rules: DestinationRules, code: string | null): AskedField[] {
  const byCode = new Map(rules.fields.map((field) => [field.code, field]))
  return (ruleOf(rules, code)?.fields ?? []).flatMap(({ code: name, required }) => {
    const field = byCode.get(name)
    return field ? [{ ...field, required }] : []
  })
}

/** What is picked from, or null for a field that is typed. */
export function choicesOf({ choices, options }: FieldRule): readonly CodeItem[] | null {
  if (choices) return codeListNamed(choices).items
  return options?.map((name) => ({ code: name, name })) ?? null
}

function fieldProblem(field: AskedField, value: string, deepest: Deepest): string | null {
  const text = value.trim()
  const choices = choicesOf(field)
  if (!text) return field.required ? (choices ? words.choose(field.label) : words.required(field.label)) : null
  if (field.max && Array.from(text).length > field.max) return words.tooLong(field.label, field.max)
  if (choices) return choices.some(({ code }) => code === text) ? null : words.choose(field.label)
  if (field.kind === 'division') return deepest(text) ? null : words.division
  if (field.kind === 'month') return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? null : words.month
  // A wrong check digit is a warning elsewhere and never blocks.
  if (field.kind === 'credit-code') return ['length', 'characters'].includes(creditCodeProblem(text) ?? '') ? words.creditCode : null
  return null
}

/** Field → what is wrong; `code` itself first. */
export function contentProblems(
  rules: DestinationRules,
  code: string | null,
  values: DestinationValues,
  deepest: Deepest,
): Record<string, string> {
  if (!code) return { code: words.noCode }
  if (!ruleOf(rules, code)) return { code: words.unknownCode }
  const found = askedFields(rules, code).map((field) => [field.code, fieldProblem(field, values[field.code] ?? '', deepest)] as const)
  return Object.fromEntries(found.filter((entry): entry is readonly [string, string] => entry[1] !== null))
}

/** Evidence → what is missing, given the pieces that lie with the case. */
export function evidenceProblems(rules: DestinationRules, code: string | null, pieces: readonly string[]): Record<string, string> {
  const missing = (ruleOf(rules, code)?.evidence ?? []).filter((one) => one.required && !pieces.includes(one.code))
  return Object.fromEntries(missing.map((one) => [one.code, words.evidence(one.label)]))
}

export interface ArchiveProblem {
  field: ArchiveField
  label: string
  message: string
}

/** What is wrong with an archive address, field by field, and why by the destination's code. Empty: the archive can be sent. */
export function archiveProblems(
  rules: DestinationRules,
  { code, values, archive }: { code: string | null; values: DestinationValues; archive: DestinationValues },
  deepest: Deepest,
): ArchiveProblem[] {
  const rule = ruleOf(rules, code)
  const labels = new Map<string, string>(archiveFields.map((field) => [field.code, field.label]))
  const problem = (field: ArchiveField, message: string): ArchiveProblem => ({ field, label: labels.get(field) ?? field, message })
  if (!rule) return [problem('kind', words.archive.noCode)]
  return archiveFields.flatMap(({ code: field, label, max }) => {
    const text = (archive[field] ?? '').trim()
    const message = !text
      ? missingArchive(rule, field, label)
      : Array.from(text).length > max
        ? words.tooLong(label, max)
        : wrongArchive(rules, rule, field, text, { values, archive, deepest })
    return message ? [problem(field, message)] : []
  })
}

const namesOf = (rule: CodeRule) => rule.archive.kinds.map((kind) => archiveKinds[kind]).join('或')

function missingArchive(rule: CodeRule, field: ArchiveField, label: string): string {
  if (field === 'kind') return words.archive.wrongKind(namesOf(rule), rule.archive.why)
  return field === 'place' ? words.choose(label) : words.required(label)
}

function wrongArchive(
  rules: DestinationRules,
  rule: CodeRule,
  field: ArchiveField,
  text: string,
  { values, archive, deepest }: { values: DestinationValues; archive: DestinationValues; deepest: Deepest },
): string | null {
  switch (field) {
    case 'kind':
      return kindProblem(rules, rule, text, values.nature ?? '')
    case 'unit': {
      const wanted = rule.archive.unitField && archive.kind === 'university' ? (values[rule.archive.unitField] ?? '').trim() : ''
      if (wanted && !text.includes(wanted)) return words.archive.otherUnit(wanted)
      return Array.from(text).length < 4 ? words.archive.short('接收单位名称') : null
    }
    case 'place':
      return deepest(text) ? null : words.division
    case 'address':
      return Array.from(text).length < 5 ? words.archive.short('详细地址') : null
    case 'postcode':
      return postcodeProblem(text) ? words.archive.postcode : null
    case 'phone':
      return /^(1[3-9]\d{9}|(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?)$/.test(text.replace(/\s/g, '')) ? null : words.archive.phone
    default:
      return null
  }
}

function kindProblem(rules: DestinationRules, rule: CodeRule, kind: string, nature: string): string | null {
  if (!rule.archive.kinds.some((allowed) => allowed === kind)) return words.archive.wrongKind(namesOf(rule), rule.archive.why)
  // Without a 单位性质 nobody can say whether the employer may keep archives; the address is not held up for it.
  if (kind !== 'employer' || !nature || rules.archiveKeepers.includes(nature)) return null
  return words.archive.notKeeper(codeListNamed('employer-nature').nameOf(nature) ?? nature)
}
