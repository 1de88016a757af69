import sql from 'sql-template-tag'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import type { BulkKind } from '../_kit/bulk-undo'
import type { Case } from '../_kit/cases'
import type { Tx } from '../_kit/database'

/** What a signature writes over: nothing at the first one, an earlier signature where mended terms are signed anew. */
interface Before {
  case_id: string
  employer_opinion: string
  superior_opinion: string
  signed_at: string | null
  bound_at: string | null
}

export async function beforeSignature(tx: Tx, cases: Case[]): Promise<Map<string, Before>> {
  if (!cases[0]) return new Map()
  const rows = await tx.rows<Before>(sql`select case_id, employer_opinion, superior_opinion, signed_at, bound_at from agreement
    where school_id = ${cases[0].schoolId} and case_id = any(${cases.map(({ caseId }) => caseId)}::uuid[])`)
  return new Map(rows.map((row) => [row.case_id, row]))
}

/** A signature taken back within its ten minutes leaves the agreement as it came to the employer: an earlier signature stands (S0-66). */
export const signManyUndo: BulkKind = {
  subject: 'agreement',
  title: agreementWorkflow.title,
  putBack: async ({ tx, schoolId }, undone) => {
    await tx.run(sql`update agreement a set employer_opinion = n.employer_opinion, superior_opinion = n.superior_opinion, signed_at = n.signed_at, bound_at = n.bound_at
      from jsonb_to_recordset(${JSON.stringify(undone.map(({ before }) => before))}::jsonb)
        as n (case_id uuid, employer_opinion text, superior_opinion text, signed_at timestamptz, bound_at timestamptz)
      where a.school_id = ${schoolId} and a.case_id = n.case_id`)
  },
}
