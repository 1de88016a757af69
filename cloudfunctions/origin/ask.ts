import sql from 'sql-template-tag'
import { dateOf } from '../../src/shared/calendar'
import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { originWords as words } from '../../src/shared/origin/wording'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { refusal } from '../../src/shared/refusals'
import { actorOf } from '../../src/shared/roles'
import { type Case, decided, lockCase, ownCase } from '../_kit/cases'
import type { Db, Tx } from '../_kit/database'
import type { CommandAction } from '../_kit/handler'
import { recordStep } from '../_kit/record-step'
import { originFacts } from './facts'
import { policyFor } from './kept-policy'
import { originRecord } from './store'

export interface Ask {
  field: string
  shouldBe: string
  at: string
  open: boolean
  answer: string | null
  /** Asked today: not again before tomorrow. */
  today: boolean
}

/** The student says that a locked value is wrong and what it should be; whoever corrects it is told (S1-9, S0-16). */
export const ask: CommandAction<'origin.ask'> = async (context) => {
  const { tx, caller, input, now } = context
  const own = await ownCase(tx, caller, 'origin', true)
  if (!own) throw new NotFound('本届名单中没有您的生源信息，请联系学院老师补充。')
  const record = await originRecord(tx, own)
  const { policy, form } = await policyFor(tx, caller, own, record)
  const field = form.fields.find(({ code }) => code === input.field)
  if (!field?.locked) throw new Invalid({ field: words.notLocked })
  const secret = field.kind === 'id-number'
  const held = record.registry[field.code] ?? ''
  if (!secret && !input.shouldBe) throw new Invalid({ shouldBe: words.shouldBeMissing })
  if (!secret && input.shouldBe === held) throw new Invalid({ shouldBe: words.sameAsHeld })
  const shouldBe = secret ? words.byDocument : input.shouldBe
  const reason = secret ? words.byDocument : words.shouldBe(shouldBe)
  const facts = await originFacts(tx, own, caller.policyVersion, policy, form, {}, now)
  const action = field.correctedBy === 'career-centre' ? 'askCareerCentre' : 'askCollege'
  const step = decided(originWorkflow, { action, state: own.state, actor: 'student', facts, reason })
  const kept = await tx.row(sql`insert into origin_ask (school_id, case_id, field, asked_on, asked_at, held, should_be)
    values (${own.schoolId}, ${own.caseId}, ${field.code}, ${dateOf(now)}, ${now}, ${held}, ${shouldBe}) on conflict do nothing returning 1`)
  if (!kept) throw new Refused(refusal('asked-today'))
  return recordStep(context, {
    case: own,
    step,
    reason,
    detail: { field: field.code },
    params: { student: caller.name, item: field.label },
  })
}

/** Answers that the value stays, with the reason; the student is told. */
export const answerAsk: CommandAction<'origin.answerAsk'> = async (context) => {
  const { tx, caller, input, now } = context
  const subject = await lockCase(tx, caller, 'origin', input.caseId)
  const record = await originRecord(tx, subject)
  const { policy, form } = await policyFor(tx, caller, subject, record)
  const field = form.fields.find(({ code }) => code === input.field)
  if (!field) throw new Invalid({ field: words.notAsked })
  if (field.correctedBy === 'career-centre' && caller.role !== 'career-centre') throw new Refused(refusal('career-centre-only'))
  const facts = await originFacts(tx, subject, caller.policyVersion, policy, form, {}, now)
  const actor = actorOf(caller.role) ?? 'system'
  const step = decided(originWorkflow, { action: 'answerAsk', state: subject.state, actor, facts, reason: input.reason })
  if (!(await closeAsks(tx, subject, field.code, { by: caller.personId, answer: input.reason, now })))
    throw new Invalid({ field: words.notAsked })
  return recordStep(context, { case: subject, step, reason: input.reason, detail: { field: field.code }, params: { item: field.label } })
}

/** Closes what is open about one field; answers how many were. `answer` null: the value was corrected. */
export function closeAsks(
  tx: Tx,
  { schoolId, caseId }: Case,
  field: string,
  { by, answer, now }: { by: string; answer: string | null; now: Date },
): Promise<number> {
  return tx.run(sql`update origin_ask set closed_at = ${now}, closed_by = ${by}, answer = ${answer}
    where school_id = ${schoolId} and case_id = ${caseId} and field = ${field} and closed_at is null`)
}

/** The last request about each field. */
export async function asksOf(db: Db, { schoolId, caseId }: Case, now: Date): Promise<Ask[]> {
  const rows = await db.rows<Omit<Ask, 'at'> & { at: Date }>(sql`select distinct on (field) field, should_be as "shouldBe", asked_at as at,
      closed_at is null as open, answer, asked_on = ${dateOf(now)}::date as today
    from origin_ask where school_id = ${schoolId} and case_id = ${caseId} order by field, asked_at desc`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
