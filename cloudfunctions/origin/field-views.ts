import { divisionName } from '../../src/shared/codes/divisions'
import { differsFromRegistry, type OriginValues, originWarnings } from '../../src/shared/origin/check'
import type { OriginFormField } from '../../src/shared/origin/contract'
import type { OriginField } from '../../src/shared/origin/field-policy'
import { type OriginForm, reasonsFor } from '../../src/shared/origin/form'
import type { RejectReason } from '../../src/shared/origin/policy'
import { originWords } from '../../src/shared/origin/wording'
import type { Actor } from '../../src/shared/roles'
import type { Ask } from './ask'
import type { Returned } from './rounds'
import type { OriginRecord } from './store'

interface Around {
  values: OriginValues
  returned: Returned | null
  asks: Ask[]
  reasons: RejectReason[]
  reader: Actor | null
}

/** Every field with what both sides hold, what was asked about it and what became of that. */
export function fieldViews(form: OriginForm, record: OriginRecord, { values, returned, asks, reasons, reader }: Around): OriginFormField[] {
  const differing = differsFromRegistry(form.fields, values, record.registry)
  const warnings = originWarnings(form, values)
  return form.fields.map((field) => {
    const { code } = field
    const value = values[code] ?? ''
    const registry = field.inRegistry ? (record.registry[code] ?? '') : null
    const before = returned ? (returned.values[code] ?? '') : null
    const ask = asks.find((one) => one.field === code)
    return {
      code,
      label: field.label,
      group: field.group,
      kind: field.kind,
      choices: field.options ?? null,
      locked: field.locked,
      required: field.required,
      warned: field.warned ?? false,
      hint: field.hint ?? null,
      unit: field.unit ?? null,
      max: field.max ?? null,
      onlyWhen: field.onlyWhen ?? null,
      value,
      shown: shown(field, value),
      registry,
      registryShown: registry === null ? null : shown(field, registry),
      differs: differing.includes(code),
      warning: warnings[code] ?? null,
      rejectedBecause: record.fieldReasons[code] ?? null,
      before,
      beforeShown: before === null ? null : shown(field, before),
      changed: before !== null && before.trim() !== value.trim(),
      correctedBy: field.correctedBy ?? null,
      ask: ask
        ? { shouldBe: ask.shouldBe, at: ask.at, open: ask.open, answer: ask.answer, today: ask.today, mine: corrects(field, reader) }
        : null,
      reasons: field.locked ? [] : reasonsFor(reasons, field),
    }
  })
}

const corrects = ({ correctedBy }: OriginField, reader: Actor | null) =>
  reader === 'career-centre' || (reader === 'college' && correctedBy === 'college')

/** A value as people read it. */
function shown(field: OriginField, value: string): string {
  if (!value) return ''
  if (field.kind === 'division') return divisionName(value) ?? value
  if (field.kind === 'photo') return originWords.photo.here
  if (field.options) return field.options.find(({ code }) => code === value)?.name ?? value
  return field.unit ? `${value} ${field.unit}` : value
}
