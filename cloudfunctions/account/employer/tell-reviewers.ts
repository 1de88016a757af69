import sql from 'sql-template-tag'
import type { Tx } from '../../_kit/database'
import { tell } from '../../_kit/tell'

/** An employer waits: whoever reviews is told, one line a day (N-1). */
export async function tellReviewers(tx: Tx, schoolId: string, now: Date): Promise<void> {
  await tell(
    tx,
    { schoolId, kind: 'employer-to-review', now },
    sql`select person_id, null::uuid as case_id from role_grant where school_id = ${schoolId} and role = 'career-centre'`,
  )
}
