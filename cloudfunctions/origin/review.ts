import sql from 'sql-template-tag'
import { Invalid, Refused } from '../../src/shared/errors'
import { fieldProblem } from '../../src/shared/origin/check'
import { brokenRules } from '../../src/shared/origin/form'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { refusal } from '../../src/shared/refusals'
import { actorOf } from '../../src/shared/roles'
import { type Case, decided, findCase, lockCase } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { recordStep } from '../_kit/record-step'
import { visibleTo } from '../_kit/scope'
import { closeAsks } from './ask'
import { originFacts, reachesDeepest } from './facts'
import { policyFor } from './kept-policy'
import { keepAsked } from './rounds'
import { copyToRegistry, originRecord, saveFieldReasons } from './store'
import { copiedValues, effectiveValues, originView } from './view'

/** A case for review, and which one is next in line (S1-27). */
export const reviewCase: QueryAction<'origin.case'> = async ({ input, caller, db, now, ports }) => {
  const subject = await findCase(db, caller, ['origin'], input.caseId)
  const view = await originView(db, ports, caller, subject, now)
  const line = await db.row<{ next: string | null; waiting: number }>(sql`select count(*)::int as waiting,
      (array_agg(c.case_id order by (c.entered_at, c.case_id) <= (${subject.enteredAt}, ${subject.caseId}::uuid), c.entered_at, c.case_id))[1] as next
    from workflow_case c where c.school_id = ${caller.schoolId} and c.subject = 'origin' and c.season_id = ${caller.seasonId}
      and c.state = 'submitted' and c.case_id <> ${subject.caseId} and ${visibleTo(caller)}`)
  return { ...view, nextCaseId: line?.next ?? null, waiting: line?.waiting ?? 0 }
}

export const approve: CommandAction<'origin.approve'> = async (context) => {
  const { tx, caller, input, now } = context
  const subject = await lockCase(tx, caller, 'origin', input.caseId)
  const record = await originRecord(tx, subject)
  const { policy, form } = await policyFor(tx, caller, subject, record)
  const values = effectiveValues(form, record)
  const facts = await originFacts(tx, subject, caller.policyVersion, policy, form, values, now)
  const step = decided(originWorkflow, { action: 'approve', state: subject.state, actor: actor(caller.role), facts })
  await copyToRegistry(tx, subject, copiedValues(form, values))
  await saveFieldReasons(tx, subject, {})
  return recordStep(context, { case: subject, step })
}

/** Sent back with a reason for each field (S1-28); the student sees them at the fields. */
export const reject: CommandAction<'origin.reject'> = async (context) => {
  const { tx, caller, input, now } = context
  const subject = await lockCase(tx, caller, 'origin', input.caseId)
  const { policy, form } = await policyFor(tx, caller, subject, await originRecord(tx, subject))
  const labels = new Map(form.fields.map(({ code, label }) => [code, label]))
  input.fields.forEach(({ code }, index) => {
    if (!labels.has(code)) throw new Invalid({ [`fields.${index}.code`]: '没有这个字段，请刷新页面后重试' })
  })
  const facts = await originFacts(tx, subject, caller.policyVersion, policy, form, {}, now)
  const reason = input.fields.map(({ code, reason: why }) => `${labels.get(code)}：${why}`).join('；')
  const step = decided(originWorkflow, { action: 'reject', state: subject.state, actor: actor(caller.role), facts, reason })
  const asked = Object.fromEntries(input.fields.map(({ code, reason: why }) => [code, why]))
  await saveFieldReasons(tx, subject, asked)
  await keepAsked(tx, subject, asked, now)
  return recordStep(context, { case: subject, step, reason })
}

/** Corrects what the school holds, before submission or after review (S1-9, S1-29). */
export const correct: CommandAction<'origin.correct'> = async (context) => {
  const { tx, caller, input, now } = context
  const subject = await lockCase(tx, caller, 'origin', input.caseId)
  const record = await originRecord(tx, subject)
  const { policy, form } = await policyFor(tx, caller, subject, record)
  const field = form.fields.find(({ code }) => code === input.field)
  if (!field?.inRegistry || ['number', 'idNumber'].includes(field.code))
    throw new Invalid({ field: '这一项不能在这里更正，请通过名单导入更正' })
  if (field.correctedBy === 'career-centre' && caller.role !== 'career-centre') {
    throw new Refused(refusal('career-centre-only'))
  }
  // What another field decides may still be on its way; what is wrong by itself is refused (S0-18).
  const rules = form.rules.filter((rule) => rule.field === field.code && !rule.when && !rule.sameMonthAs)
  const problem = fieldProblem(field, input.value, reachesDeepest) ?? brokenRules(rules, { [field.code]: input.value })[0]?.message
  if (problem) throw new Invalid({ value: problem })
  if (field.code === 'college' && !(await isCollege(tx, subject, input.value)))
    throw new Invalid({ value: '本届名单里没有这个学院，请核对名称；新学院请先通过名单导入' })
  const facts = await originFacts(tx, subject, caller.policyVersion, policy, form, {}, now)
  const step = decided(originWorkflow, { action: 'correct', state: subject.state, actor: actor(caller.role), facts, reason: input.reason })
  await writeCorrection(tx, subject, field.code, input.value)
  await closeAsks(tx, subject, field.code, { by: caller.personId, answer: null, now })
  const detail = { field: field.code, from: record.registry[field.code] ?? '', to: input.value }
  return recordStep(context, { case: subject, step, reason: input.reason, detail, params: { item: field.label } })
}

/** A college nobody else is in would be a slip of the pen: its cases would be on nobody's list. */
async function isCollege(tx: Tx, { schoolId, seasonId }: Case, name: string): Promise<boolean> {
  const found = await tx.row(
    sql`select 1 from graduate where school_id = ${schoolId} and season_id = ${seasonId} and college = ${name} limit 1`,
  )
  return found !== null
}

/** Some registry values are columns of their own, because other features look people up by them. */
async function writeCorrection(tx: Tx, { schoolId, seasonId, studentId }: Case, code: string, value: string): Promise<void> {
  const graduate = sql`school_id = ${schoolId} and season_id = ${seasonId} and person_id = ${studentId}`
  if (code === 'name') {
    await tx.run(sql`update person set name = ${value} where school_id = ${schoolId} and person_id = ${studentId}`)
  } else if (code === 'major') {
    await tx.run(sql`update graduate set major = ${value} where ${graduate}`)
  } else if (code === 'college') {
    await tx.run(sql`update graduate set college = ${value} where ${graduate}`)
    await tx.run(
      sql`update workflow_case set college = ${value} where school_id = ${schoolId} and season_id = ${seasonId} and student_id = ${studentId}`,
    )
  } else {
    const mode = code === 'trainingMode' ? value : null
    await tx.run(
      sql`update graduate set registry = registry || ${JSON.stringify({ [code]: value })}::jsonb, training_mode = coalesce(${mode}, training_mode) where ${graduate}`,
    )
  }
}

function actor(role: Parameters<typeof actorOf>[0]) {
  return actorOf(role) ?? 'system'
}
