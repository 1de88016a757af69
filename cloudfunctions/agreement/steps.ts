import sql from 'sql-template-tag'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { decide } from '../../src/shared/workflow'
import { type Case, caseColumns } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import { policyOf } from '../_kit/policies'
import { type Author, recordStep, type StepContext } from '../_kit/record-step'
import { factsOfOne } from './facts'

export { fixReleaseSheet } from './release-paper'

/** What the release procedure may do to an agreement: say that it has begun or was dropped, or end it (S0-66). */
export type ReleaseStep = 'beginRelease' | 'dropRelease' | 'release'

const systemAuthor: Author = { personId: null, role: 'system' }

/** The agreement a release is about, locked. Whoever takes a step of a release holds the release first and then this. */
export async function lockReleased(tx: Tx, schoolId: string, agreementId: string): Promise<Case> {
  const found = await tx.row<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${schoolId} and c.case_id = ${agreementId} and c.subject = 'agreement' for update of c`)
  if (!found) throw new Error('a release without an agreement')
  return found
}

/**
 * Takes a step of the release procedure with an agreement that `lockReleased` holds, in the transaction of the release's own step; its
 * employer is told. Answers false, and does nothing, where the agreement does not bind (any more).
 */
export async function takeReleaseStep(
  context: StepContext & { policyVersion: number },
  agreement: Case,
  action: ReleaseStep,
  { reason, student, releaseId }: { reason?: string; student: string; releaseId: string },
): Promise<boolean> {
  const { tx, now } = context
  const policy = await policyOf(tx, { ...agreement, policyVersion: context.policyVersion }, 'agreement')
  const facts = await factsOfOne(tx, agreement, { policy, now, reader: null })
  const decision = decide(agreementWorkflow, { action, state: agreement.state as 'filed', actor: 'system', facts })
  if (!decision.ok) return false
  await recordStep(
    { ...context, author: systemAuthor, command: null },
    { case: agreement, step: decision.step, reason, params: { student }, detail: { releaseId } },
  )
  return true
}
