import { windowState } from '../../src/shared/calendar'
import { levels } from '../../src/shared/codes/level'
import type { OriginValues } from '../../src/shared/origin/check'
import { holds, type OriginForm } from '../../src/shared/origin/form'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { actorOf } from '../../src/shared/roles'
import { offers } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { Ports } from '../_kit/handler'
import { windowFor } from '../_kit/policies'
import { trailOf } from '../_kit/trail'
import { asksOf } from './ask'
import { originFacts } from './facts'
import { fieldViews } from './field-views'
import { policyFor } from './kept-policy'
import { photoOf } from './photo'
import { lastReturned } from './rounds'
import { type OriginRecord, originRecord } from './store'

/** Steps that have their own place on the page, at the field they are about. */
const atFields: string[] = ['start', 'askCollege', 'askCareerCentre', 'answerAsk']

/** One origin case as both sides see it: the form, the buttons, the trail. */
export async function originView(db: Db, ports: Ports, caller: Caller, subject: Case, now: Date) {
  const record = await originRecord(db, subject)
  const { policy, form } = await policyFor(db, caller, subject, record)
  const values = effectiveValues(form, record)
  const window = await windowFor(db, { ...caller, personId: subject.studentId }, 'origin', policy.window)
  const facts = await originFacts(db, subject, caller.policyVersion, policy, form, values, now)
  const actor = actorOf(caller.role)
  const trail = await trailOf(db, originWorkflow, subject, actor)
  const returned = Object.keys(record.fieldReasons).length ? await lastReturned(db, subject) : null
  const offered = actor ? offers(originWorkflow, { state: subject.state as keyof typeof originWorkflow.states, actor, facts }) : []
  const shownForm = actor === 'student' ? form : { ...form, fields: form.fields.filter(({ onlyWhen }) => holds(onlyWhen, values)) }
  return {
    caseId: subject.caseId,
    version: subject.version,
    state: stateChip(originWorkflow, subject.state, actor),
    student: {
      name: record.name,
      number: record.number,
      college: record.college,
      className: record.className,
      major: record.major,
      level: levels.nameOf(record.level) ?? record.level,
    },
    meaning: policy.meaning[record.level],
    afterwards: (subject.state === 'approved' && policy.afterwards) || null,
    window: { opens: window.opens?.toISOString() ?? null, closes: window.closes?.toISOString() ?? null, state: windowState(window, now) },
    fields: fieldViews(shownForm, record, {
      values,
      returned,
      asks: await asksOf(db, subject, now),
      reasons: actor === 'student' ? [] : policy.rejectReasons,
      reader: actor,
    }),
    rules: form.rules,
    photo: await photoOf(db, ports, subject),
    reason:
      subject.state === 'rejected' ? (trail.findLast(({ label }) => label === originWorkflow.actions.reject.label)?.reason ?? null) : null,
    mayI: offerViews(offered.filter(({ action }) => !atFields.includes(action))),
    trail,
    now: now.toISOString(),
  }
}

/** What the student filled, with the school's value standing where nothing was filled yet; locked fields are always the school's. */
export function effectiveValues({ fields }: OriginForm, { registry, values }: Pick<OriginRecord, 'registry' | 'values'>): OriginValues {
  const all: OriginValues = Object.fromEntries(
    fields.map(({ code, locked }) => [code, (locked ? registry[code] : (values[code] ?? registry[code])) ?? '']),
  )
  return Object.fromEntries(fields.map(({ code, onlyWhen }) => [code, holds(onlyWhen, all) ? (all[code] ?? '') : '']))
}

/** The part of the values that becomes the school's when they are approved (S1-27). */
export function copiedValues({ fields }: OriginForm, values: OriginValues): OriginValues {
  const copied = fields.filter(({ locked, kind }) => !locked && kind !== 'photo')
  return Object.fromEntries(copied.map(({ code }) => [code, values[code] ?? '']))
}
