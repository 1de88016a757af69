import sql from 'sql-template-tag'
import { divisionName, divisionsBelow } from '../../src/shared/codes/divisions'
import { destinationWorkflow } from '../../src/shared/destination/workflow'
import { type Case, caseColumns, decided } from '../_kit/cases'
import { policyOf } from '../_kit/policies'
import { recordSteps } from '../_kit/record-step'
import { filedTerms } from '../agreement/facts'
import { archiveFrom } from './archive-from'
import { reviewFacts } from './facts'
import { type Acting, registered, unregistered } from './settle'
import { keep, nextRound, reachesDeepest, recordOf } from './store'

const AGREEMENT = '10'

/**
 * The agreement has been filed: its graduate's destination is registered by it (code 10), because a filed agreement is its own
 * evidence. What was registered before is kept as an earlier round. Call it in the transaction that files.
 */
export async function agreementFiled(context: Acting, agreement: Case): Promise<void> {
  const { tx, caller, now } = context
  const subject = await destinationOf(context, agreement)
  if (!subject) return
  const policy = await policyOf(tx, caller, 'destination')
  const before = await recordOf(tx, subject)
  const begun = ['submitted', 'rejected', 'approved'].includes(subject.state)
  const record = begun ? await nextRound(tx, { case: subject, record: before }, 'agreement-filed', now) : before
  const terms = await filedTerms(tx, agreement)
  const { name, creditCode, details } = terms.employer
  const values = {
    ...record.values,
    employerName: name,
    creditCode,
    nature: details.nature ?? '',
    industry: details.industry ?? '',
    place: placeIn(terms.place) ?? placeIn(details.address ?? '') ?? '',
    post: terms.post,
  }
  const archive = Object.values(record.archive).some(Boolean) ? record.archive : archiveFrom(policy, name, details)
  const source = 'agreement' as const
  await keep(tx, policy, [
    { case: subject, record: { ...record, code: AGREEMENT, values, archive, source, agreementId: agreement.caseId, fieldReasons: {} } },
  ])
  const facts = reviewFacts(record, { policy, caller, now })
  const step = decided(destinationWorkflow, { action: 'agreementFiled', state: subject.state, actor: 'system', facts })
  await recordSteps(bySystem(context), [
    { case: subject, step, detail: { code: AGREEMENT, round: record.round }, params: { employer: name } },
  ])
  await registered(context, policy, [subject])
}

/** The agreement has been released: what it had registered is void and the graduate begins anew. A destination of another source stays. */
export async function agreementReleased(context: Acting, agreement: Case): Promise<void> {
  const { tx, caller, now } = context
  const subject = await destinationOf(context, agreement)
  if (subject?.state !== 'approved') return
  const before = await recordOf(tx, subject)
  if (before.agreementId !== agreement.caseId) return
  const policy = await policyOf(tx, caller, 'destination')
  const facts = reviewFacts(before, { policy, caller, now })
  const step = decided(destinationWorkflow, { action: 'agreementReleased', state: subject.state, actor: 'system', facts })
  const record = await nextRound(tx, { case: subject, record: before }, 'agreement-released', now)
  await keep(tx, policy, [{ case: subject, record: { ...record, code: null, archive: {} } }])
  await recordSteps(bySystem(context), [{ case: subject, step, detail: { round: record.round } }])
  await unregistered(context, policy, [subject])
}

const bySystem = (context: Acting): Acting => ({ ...context, author: { personId: null, role: 'system' } })

/** The destination of the agreement's graduate in its season, locked. */
function destinationOf({ tx, schoolId }: Acting, { studentId, seasonId }: Case): Promise<Case | null> {
  return tx.row<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${schoolId} and c.season_id = ${seasonId} and c.student_id = ${studentId} and c.subject = 'destination' for update of c`)
}

/** The county that a free text begins with, e.g. `湖北省武汉市洪山区`; undefined where the text does not say. */
function placeIn(text: string): string | undefined {
  const plain = text.replace(/\s/g, '')
  const down = (code: string | undefined): string | undefined => {
    const next = divisionsBelow(code).find((one) => plain.startsWith(divisionName(one.code) ?? one.name))
    if (!next) return code && reachesDeepest(code) ? code : undefined
    return divisionsBelow(next.code).length ? down(next.code) : next.code
  }
  return plain ? down(undefined) : undefined
}
