import sql from 'sql-template-tag'
import { agreementWords } from '../../src/shared/agreement/wording'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { spokenMinute } from '../../src/shared/calendar'
import { Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Workflow } from '../../src/shared/workflow'
import type { Case } from '../_kit/cases'
import type { Tx } from '../_kit/database'

const table: Workflow<never> = agreementWorkflow

/**
 * Case → who of the employer moved it last, where it is another than the caller: several operators at work must learn from each
 * other's steps, not from a state that has changed (S0-44).
 */
export async function handledByOthers(tx: Tx, cases: Case[], personId: string): Promise<Map<string, string>> {
  if (!cases[0]) return new Map()
  const rows = await tx.rows<{ case_id: string; name: string; action: string; at: Date }>(sql`select a.case_id, p.name, a.action, a.at
    from workflow_case c
    join audit a on a.school_id = c.school_id and a.case_id = c.case_id and a.seq = c.version and a.role = 'employer-operator'
    join person p on p.school_id = a.school_id and p.person_id = a.actor_id
    where c.school_id = ${cases[0].schoolId} and c.case_id = any(${cases.map(({ caseId }) => caseId)}::uuid[]) and a.actor_id <> ${personId}`)
  const told = ({ name, action, at }: (typeof rows)[number]) =>
    agreementWords.handledBy(name, table.actions[action]?.label ?? action, spokenMinute(at))
  return new Map(rows.map((row) => [row.case_id, told(row)]))
}

/** A step that came too late says who was first; every other refusal goes on as it is. */
export async function sayWhoWasFirst<Step>(tx: Tx, subject: Case, personId: string, decide: () => Step): Promise<Step> {
  try {
    return decide()
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'wrong-state') throw error
    const message = (await handledByOthers(tx, [subject], personId)).get(subject.caseId)
    throw message ? new Refused({ ...refusal('handled-by-colleague'), message }) : error
  }
}
