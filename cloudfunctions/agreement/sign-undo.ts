import sql from 'sql-template-tag'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import type { BulkKind } from '../_kit/bulk-undo'

/** A signature taken back within its ten minutes leaves the agreement as it came to the employer. */
export const signManyUndo: BulkKind = {
  subject: 'agreement',
  title: agreementWorkflow.title,
  putBack: async ({ tx, schoolId }, undone) => {
    await tx.run(sql`update agreement set employer_opinion = '', superior_opinion = '', signed_at = null, bound_at = null
      where school_id = ${schoolId} and case_id = any(${undone.map(({ case: subject }) => subject.caseId)}::uuid[])`)
  },
}
