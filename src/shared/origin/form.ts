import { codeListNamed } from '../codes'
import type { OriginValues } from './check'
import type { Condition, FieldPolicy, LevelName, OriginField, OriginRule } from './field-policy'
import type { OriginPolicy, RejectReason } from './policy'

/** The fields and rules one graduate's form has. */
export interface OriginForm {
  fields: OriginField[]
  rules: OriginRule[]
}

/** The form of one level: fields of other levels left out, what differs by level laid over, choices spelled out. */
export function formFor(policy: Pick<OriginPolicy, 'fields' | 'rules'>, level: LevelName): OriginForm {
  const has = ({ levels }: { levels?: LevelName[] }) => !levels || levels.includes(level)
  const fields = policy.fields.filter(has).map(({ choices, options, levels: _, byLevel, ...field }: FieldPolicy): OriginField => {
    const listed = choices ? [...codeListNamed(choices).items] : options?.filter(has).map(({ code, name }) => ({ code, name }))
    return { ...field, ...byLevel?.[level], ...(listed ? { options: listed } : {}) }
  })
  const codes = new Set(fields.map(({ code }) => code))
  return { fields, rules: policy.rules.filter((rule) => has(rule) && codes.has(rule.field)) }
}

export const holds = (condition: Condition | undefined, values: OriginValues): boolean =>
  !condition || condition.oneOf.includes(values[condition.field] ?? '')

/** The rules these values break. An empty value breaks none: whether it may be empty is the field's affair. */
export function brokenRules(rules: readonly OriginRule[], values: OriginValues): OriginRule[] {
  return rules.filter((rule) => {
    const value = values[rule.field]
    return value && holds(rule.when, values) && !meets(rule, value, values)
  })
}

function meets({ oneOf, months, sameMonthAs }: OriginRule, value: string, values: OriginValues): boolean {
  if (oneOf) return oneOf.includes(value)
  if (months) return months.includes(value.slice(5, 7))
  const other = values[sameMonthAs ?? '']
  return !other || other.slice(0, 7) === value.slice(0, 7)
}

/** The reasons offered for one field: its own and its kind's first, then those for all. */
export function reasonsFor(reasons: readonly RejectReason[], { code, kind }: Pick<OriginField, 'code' | 'kind'>): string[] {
  const own = reasons.filter(({ fields, kinds }) => fields?.includes(code) || kinds?.includes(kind))
  const general = reasons.filter(({ fields, kinds }) => !fields && !kinds)
  return [...own, ...general].map(({ text }) => text)
}
