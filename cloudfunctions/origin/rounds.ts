/** What a form held each time it was handed in, and what was asked when it was sent back. */
import sql from 'sql-template-tag'
import type { OriginValues } from '../../src/shared/origin/check'
import type { Case } from '../_kit/cases'
import type { Db, Tx } from '../_kit/database'

export interface Returned {
  /** What it held when it was sent back. */
  values: OriginValues
  asked: Record<string, string>
}

export async function keepRound(tx: Tx, { schoolId, caseId }: Case, values: OriginValues, now: Date): Promise<void> {
  await tx.run(sql`insert into origin_round (school_id, case_id, round, values, submitted_at)
    select ${schoolId}, ${caseId}, coalesce(max(round), 0) + 1, ${JSON.stringify(values)}, ${now}::timestamptz from origin_round
    where school_id = ${schoolId} and case_id = ${caseId}`)
}

export async function keepAsked(tx: Tx, { schoolId, caseId }: Case, asked: Record<string, string>, now: Date): Promise<void> {
  await tx.run(sql`update origin_round r set asked = ${JSON.stringify(asked)}, returned_at = ${now} where school_id = ${schoolId} and case_id = ${caseId}
    and round = (select max(round) from origin_round o where o.school_id = r.school_id and o.case_id = r.case_id)`)
}

/** The last time the form was sent back; null: never. */
export function lastReturned(db: Db, { schoolId, caseId }: Pick<Case, 'schoolId' | 'caseId'>): Promise<Returned | null> {
  return db.row<Returned>(sql`select values, asked from origin_round
    where school_id = ${schoolId} and case_id = ${caseId} and asked is not null order by round desc limit 1`)
}
