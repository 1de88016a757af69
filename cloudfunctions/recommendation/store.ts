import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { NotFound } from '../../src/shared/errors'
import type { RecommendationContent } from '../../src/shared/recommendation/check'
import type { RecommendationPolicy } from '../../src/shared/recommendation/policy'
import { recommendationWords as words } from '../../src/shared/recommendation/wording'
import { recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, ownCase } from '../_kit/cases'
import type { Db, Tx } from '../_kit/database'
import { policyOf } from '../_kit/policies'

/** What is stored of one form besides where it stands. */
export interface RecommendationRecord {
  content: RecommendationContent
  policyVersion: number | null
  prints: number
  copies: number
}

export const blank: RecommendationRecord = { content: {}, policyVersion: null, prints: 0, copies: 1 }

export async function recommendationRecord(db: Db, { schoolId, caseId }: Pick<Case, 'schoolId' | 'caseId'>): Promise<RecommendationRecord> {
  const row = await db.row<RecommendationRecord>(
    sql`select content, policy_version as "policyVersion", prints, copies from recommendation where school_id = ${schoolId} and case_id = ${caseId}`,
  )
  return row ?? blank
}

/** A form that has left the student's hands keeps the policy it was submitted under; one being written follows today's. */
export function policyFor(db: Db, caller: Caller, state: string, record: RecommendationRecord): Promise<RecommendationPolicy> {
  const kept = isWritable(state) ? null : record.policyVersion
  return policyOf(db, { ...caller, policyVersion: kept ?? caller.policyVersion }, 'recommendation')
}

/** The student may still write. */
export const isWritable = (state: string): boolean => state === 'draft' || state === 'rejected'

/** The student's own form, locked; made as an empty draft when there is none. Two phones at once meet in the unique index. */
export async function lockOwnForm(tx: Tx, caller: Caller, now: Date): Promise<Case> {
  const own = await ownCase(tx, caller, 'recommendation', true)
  if (own) return own
  await tx.run(sql`insert into workflow_case (school_id, case_id, season_id, subject, student_id, college, class_name, campus, advisor_id, state, entered_at)
    select school_id, ${randomUUID()}::uuid, season_id, 'recommendation', person_id, college, class_name, campus, advisor_id, ${recommendationWorkflow.initial}, ${now}::timestamptz from graduate
    where school_id = ${caller.schoolId} and season_id = ${caller.seasonId} and person_id = ${caller.personId} and state = 'active'
    on conflict do nothing`)
  const made = await ownCase(tx, caller, 'recommendation', true)
  if (!made) throw new NotFound(words.noGraduate)
  return made
}

export async function saveContent(
  tx: Tx,
  { schoolId, caseId }: Case,
  content: RecommendationContent,
  policyVersion: number,
): Promise<void> {
  await tx.run(sql`insert into recommendation (school_id, case_id, content, policy_version) values (${schoolId}, ${caseId}, ${JSON.stringify(content)}, ${policyVersion})
    on conflict (school_id, case_id) do update set content = excluded.content, policy_version = excluded.policy_version`)
}

export async function countPrint(tx: Tx, { schoolId, caseId }: Case): Promise<void> {
  await tx.run(sql`update recommendation set prints = prints + 1 where school_id = ${schoolId} and case_id = ${caseId}`)
}

/** One copy more than were printed, however many releases there were. */
export async function allowCopy(tx: Tx, { schoolId, caseId }: Case): Promise<void> {
  await tx.run(sql`update recommendation set copies = prints + 1 where school_id = ${schoolId} and case_id = ${caseId}`)
}
