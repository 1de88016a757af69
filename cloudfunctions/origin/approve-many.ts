import sql from 'sql-template-tag'
import { differsFromRegistry, type OriginValues } from '../../src/shared/origin/check'
import { brokenRules, type OriginForm } from '../../src/shared/origin/form'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { actorOf } from '../../src/shared/roles'
import { decide } from '../../src/shared/workflow'
import { bulkAnswer } from '../_kit/bulk'
import { type BulkKind, keepBulk } from '../_kit/bulk-undo'
import { type Case, lockCases } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import type { CommandAction } from '../_kit/handler'
import { recordSteps, type StepContext, type StepToRecord } from '../_kit/record-step'
import { formsByVersion } from './kept-policy'
import type { OriginRecord } from './store'
import { copiedValues, effectiveValues } from './view'

interface Form {
  case_id: string
  registry: OriginValues
  training_mode: string
  mobile: string | null
  email: string | null
  values: OriginValues | null
  field_reasons: Record<string, string> | null
  level: OriginRecord['level']
  policyVersion: number | null
  asks: boolean
}

/** What an approval overwrites. */
interface Before {
  registry: OriginValues
  /** Codes of the fields that were copied. */
  copied: string[]
  trainingMode: string
  mobile: string | null
  email: string | null
  reasons: Record<string, string>
}

/** Approves up to 1,000 at once where nothing differs from the registry (S1-27, X-9); each row has its own result. */
export const approveMany: CommandAction<'origin.approveMany'> = async (context) => {
  const { input, caller, tx } = context
  const subjects = await lockCases(tx, caller, 'origin', input.caseIds)
  const forms = await formsOf(tx, subjects)
  const policies = await formsByVersion(
    tx,
    caller,
    [...forms.values()].map(({ policyVersion }) => policyVersion),
  )
  const actor = actorOf(caller.role) ?? 'system'
  const steps: StepToRecord[] = []
  const refused = new Map<string, string>()
  for (const subject of subjects) {
    const form = forms.get(subject.caseId)
    // None of approve's rules looks at these facts: the submission has met them.
    const facts = { windowOpen: true, complete: true, removed: subject.removed }
    const decision = decide(originWorkflow, { action: 'approve', state: subject.state as 'submitted', actor, facts })
    if (!decision.ok) refused.set(subject.caseId, decision.code)
    else if (subject.removed) refused.set(subject.caseId, 'already-removed')
    else {
      const objection = form ? objectionTo(form, policies(form)) : 'origin-differs'
      if (objection) refused.set(subject.caseId, objection)
      else steps.push({ case: subject, step: decision.step })
    }
  }
  const copied = new Map(
    steps.map(({ case: { caseId } }) => {
      const form = forms.get(caseId)
      return [caseId, form ? copiedValues(policies(form), effective(policies(form), form)) : {}] as const
    }),
  )
  const undo = await keepBulk(context, 'origin.approveMany', steps, ({ caseId }) =>
    beforeOf(forms.get(caseId), Object.keys(copied.get(caseId) ?? {})),
  )
  const answer = { ...bulkAnswer(input.caseIds, steps, refused), ...undo }
  await copyAll(
    context,
    steps.map(({ case: subject }) => ({ subject, values: copied.get(subject.caseId) ?? {} })),
  )
  await recordSteps(context, steps, answer)
  return answer
}

/** Gives the registry back what it held before the approval. */
export const approveManyUndo: BulkKind = {
  subject: 'origin',
  title: originWorkflow.title,
  putBack: async ({ tx, schoolId }, undone) => {
    for (const { case: subject, before } of undone) {
      const { registry, copied, trainingMode, mobile, email, reasons } = before as Before
      await tx.run(sql`update graduate set registry = (registry - ${copied}::text[]) || ${JSON.stringify(registry)}::jsonb, training_mode = ${trainingMode}
        where school_id = ${schoolId} and season_id = ${subject.seasonId} and person_id = ${subject.studentId}`)
      await tx.run(
        sql`update person set mobile = ${mobile}, email = ${email} where school_id = ${schoolId} and person_id = ${subject.studentId}`,
      )
      await tx.run(
        sql`update origin_form set field_reasons = ${JSON.stringify(reasons)} where school_id = ${schoolId} and case_id = ${subject.caseId}`,
      )
    }
  },
}

async function formsOf(tx: Tx, subjects: Case[]): Promise<Map<string, Form>> {
  const rows =
    await tx.rows<Form>(sql`select c.case_id, g.registry, g.training_mode, p.mobile, p.email, f.values, f.field_reasons, g.level, f.policy_version as "policyVersion",
      exists (select 1 from origin_ask a where a.school_id = c.school_id and a.case_id = c.case_id and a.closed_at is null) as asks from workflow_case c
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    left join origin_form f on f.school_id = c.school_id and f.case_id = c.case_id
    where c.school_id = ${subjects[0]?.schoolId ?? ''} and c.case_id = any(${subjects.map(({ caseId }) => caseId)}::uuid[])`)
  return new Map(rows.map((row) => [row.case_id, row]))
}

const effective = (policy: OriginForm, { registry, values }: Form) => effectiveValues(policy, { registry, values: values ?? {} })

/** Why somebody has to look at this one. */
function objectionTo(form: Form, policy: OriginForm): string | null {
  const values = effective(policy, form)
  if (differsFromRegistry(policy.fields, values, form.registry).length) return 'origin-differs'
  return form.asks || brokenRules(policy.rules, values).length ? 'origin-to-check' : null
}

function beforeOf(form: Form | undefined, copied: string[]): Before {
  const held = Object.entries(form?.registry ?? {}).filter(([code]) => copied.includes(code))
  return {
    registry: Object.fromEntries(held),
    copied,
    trainingMode: form?.training_mode ?? '',
    mobile: form?.mobile ?? null,
    email: form?.email ?? null,
    reasons: form?.field_reasons ?? {},
  }
}

/** The verified values become the school's, for all of them in three statements; as `copyToRegistry` does for one. */
async function copyAll({ tx, schoolId }: StepContext, rows: { subject: Case; values: OriginValues }[]): Promise<void> {
  const students = rows.map(({ subject }) => subject.studentId)
  const seasons = rows.map(({ subject }) => subject.seasonId)
  const texts = rows.map(({ values }) => JSON.stringify(values))
  await tx.run(sql`update graduate g set registry = g.registry || n.values, training_mode = coalesce(n.values ->> 'trainingMode', g.training_mode)
    from unnest(${students}::uuid[], ${seasons}::text[], ${texts}::jsonb[]) as n (person_id, season_id, values)
    where g.school_id = ${schoolId} and g.season_id = n.season_id and g.person_id = n.person_id`)
  await tx.run(sql`update person p set mobile = coalesce(n.values ->> 'mobile', p.mobile), email = coalesce(n.values ->> 'email', p.email)
    from unnest(${students}::uuid[], ${texts}::jsonb[]) as n (person_id, values) where p.school_id = ${schoolId} and p.person_id = n.person_id`)
  await tx.run(
    sql`update origin_form set field_reasons = '{}' where school_id = ${schoolId} and case_id = any(${rows.map(({ subject }) => subject.caseId)}::uuid[])`,
  )
}
