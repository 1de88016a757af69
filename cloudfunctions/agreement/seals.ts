import sql from 'sql-template-tag'
import { type SealName, sealAction, sealLabels } from '../../src/shared/agreement/seal'
import { type AgreementState, agreementWorkflow } from '../../src/shared/agreement/workflow'
import { actorOf } from '../../src/shared/roles'
import { decide } from '../../src/shared/workflow'
import { bulkAnswer } from '../_kit/bulk'
import { type BulkKind, keepBulk } from '../_kit/bulk-undo'
import { type Case, lockCases } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { CommandAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordSteps, type StepContext, type StepToRecord } from '../_kit/record-step'
import { agreementFacts } from './facts'

/** One seal on a pile of papers (S0-60, X-9): each row has its own result; whose seal it is, the policy says. */
export const seal: CommandAction<'agreement.seal'> = async (context) => {
  const { input, caller, tx, now } = context
  const subjects = await lockCases(tx, caller, 'agreement', input.caseIds)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await agreementFacts(tx, subjects, { policy, now, reader: null, role: caller.role })
  const steps: StepToRecord[] = []
  const refused = new Map<string, string>()
  for (const subject of subjects) {
    const known = facts.get(subject.caseId)
    if (!known) continue
    const decision = decide(agreementWorkflow, {
      action: sealAction[input.seal],
      state: subject.state as AgreementState,
      actor: actorOf(caller.role) ?? 'system',
      facts: known,
    })
    if (decision.ok) steps.push({ case: subject, step: decision.step })
    else refused.set(subject.caseId, decision.code)
  }
  await keepSeals(
    context,
    steps.map((step) => step.case),
    [input.seal],
  )
  const undo = await keepBulk(context, 'agreement.seal', steps, () => input.seal)
  const answer = { ...bulkAnswer(input.caseIds, steps, refused), ...undo }
  await recordSteps(context, steps, answer)
  return answer
}

/** Writes who saw which seals when; those recorded already stay as they are. */
export async function keepSeals({ tx, now, schoolId, author }: StepContext, cases: Case[], seals: readonly SealName[]): Promise<void> {
  if (!cases.length || !seals.length) return
  await tx.run(sql`insert into agreement_seal (school_id, case_id, seal, ticked_by, role, ticked_at)
    select ${schoolId}, c.id, s.seal, ${author.personId}::uuid, ${author.role}, ${now}::timestamptz
    from unnest(${cases.map(({ caseId }) => caseId)}::uuid[]) as c (id), unnest(${[...seals]}::text[]) as s (seal)
    on conflict do nothing`)
}

/** A seal taken back within its ten minutes is not recorded any more. */
export const sealUndo: BulkKind = {
  subject: 'agreement',
  title: '协议书盖章登记',
  putBack: async ({ tx, schoolId }, undone) => {
    await tx.run(sql`delete from agreement_seal s using unnest(${undone.map(({ case: subject }) => subject.caseId)}::uuid[], ${undone.map(({ before }) => before)}::text[]) as u (id, seal)
      where s.school_id = ${schoolId} and s.case_id = u.id and s.seal = u.seal`)
  },
}

const sealed: readonly string[] = ['approved', 'filed', 'released']

/** The seals in the policy's order as the parties see them; none before approval. */
export async function sealLines(db: Db, subject: Case, policy: Parameters<typeof agreementFacts>[2]['policy']) {
  if (!sealed.includes(subject.state)) return []
  const rows = await db.rows<{ seal: SealName; name: string; ticked_at: Date }>(sql`select s.seal, p.name, s.ticked_at from agreement_seal s
    join person p on p.school_id = s.school_id and p.person_id = s.ticked_by
    where s.school_id = ${subject.schoolId} and s.case_id = ${subject.caseId}`)
  return policy.sealOrder.map((name) => {
    const ticked = rows.find((row) => row.seal === name)
    const { required, office, phone, place } = policy.seals[name]
    const seen = ticked ? { at: ticked.ticked_at.toISOString(), who: ticked.name } : null
    return { seal: name, label: sealLabels[name], required, ticked: seen, office, phone, place }
  })
}
