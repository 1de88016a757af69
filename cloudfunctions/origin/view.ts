import { windowState } from '../../src/shared/calendar'
import { codeListNamed } from '../../src/shared/codes'
import { divisionName } from '../../src/shared/codes/divisions'
import { levels } from '../../src/shared/codes/level'
import { differsFromRegistry, type OriginValues } from '../../src/shared/origin/check'
import type { OriginFormField } from '../../src/shared/origin/contract'
import type { OriginField, OriginPolicy } from '../../src/shared/origin/policy'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { actorOf } from '../../src/shared/roles'
import { offers } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { policyOf, windowFor } from '../_kit/policies'
import { trailOf } from '../_kit/trail'
import { originFacts } from './facts'
import { type OriginRecord, originRecord } from './store'

/** One origin case as both sides see it: the form, the buttons, the trail. */
export async function originView(db: Db, caller: Caller, subject: Case, now: Date) {
  const policy = await policyOf(db, caller, 'origin')
  const record = await originRecord(db, subject)
  const values = effectiveValues(policy, record)
  const window = await windowFor(db, { ...caller, personId: subject.studentId }, 'origin', policy.window)
  const facts = await originFacts(db, subject, caller.policyVersion, policy, values, now)
  const actor = actorOf(caller.role)
  const trail = await trailOf(db, originWorkflow, subject)
  const offered = actor ? offers(originWorkflow, { state: subject.state as keyof typeof originWorkflow.states, actor, facts }) : []
  return {
    caseId: subject.caseId,
    version: subject.version,
    state: stateChip(originWorkflow, subject.state),
    student: {
      name: record.name,
      number: record.number,
      college: record.college,
      className: record.className,
      major: record.major,
      level: levels.nameOf(record.level) ?? record.level,
    },
    meaning: policy.meaning[record.level],
    window: { opens: window.opens?.toISOString() ?? null, closes: window.closes?.toISOString() ?? null, state: windowState(window, now) },
    fields: fieldViews(policy, record, values),
    reason: subject.state === 'rejected' ? (trail.at(-1)?.reason ?? null) : null,
    mayI: offerViews(offered.filter(({ action }) => action !== 'start')),
    trail,
    now: now.toISOString(),
  }
}

/** What the student filled, with the school's value standing where nothing was filled yet; locked fields are always the school's. */
export function effectiveValues(policy: OriginPolicy, { registry, values }: OriginRecord): OriginValues {
  return Object.fromEntries(
    policy.fields.map(({ code, locked }) => [code, (locked ? registry[code] : (values[code] ?? registry[code])) ?? '']),
  )
}

function fieldViews(policy: OriginPolicy, record: OriginRecord, values: OriginValues): OriginFormField[] {
  const differing = differsFromRegistry(policy.fields, values, record.registry)
  return policy.fields.map((field) => {
    const value = values[field.code] ?? ''
    const registry = field.inRegistry ? (record.registry[field.code] ?? '') : null
    return {
      code: field.code,
      label: field.label,
      group: field.group,
      kind: field.kind,
      choices: field.choices ? [...codeListNamed(field.choices).items] : null,
      locked: field.locked,
      required: field.required,
      hint: field.hint ?? null,
      value,
      shown: shown(field, value),
      registry,
      registryShown: registry === null ? null : shown(field, registry),
      differs: differing.includes(field.code),
      rejectedBecause: record.fieldReasons[field.code] ?? null,
      correctedBy: field.correctedBy ?? null,
      max: field.max ?? null,
    }
  })
}

/** A value as people read it. */
function shown(field: OriginField, value: string): string {
  if (field.kind === 'division') return divisionName(value) ?? value
  return field.choices ? (codeListNamed(field.choices).nameOf(value) ?? value) : value
}
