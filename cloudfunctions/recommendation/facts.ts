import sql from 'sql-template-tag'
import { windowState } from '../../src/shared/calendar'
import type { RecommendationPolicy } from '../../src/shared/recommendation/policy'
import { type ChecklistItem, isTicked, type RecommendationFacts } from '../../src/shared/recommendation/workflow'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { windowFor } from '../_kit/policies'
import { originApproved } from '../origin/facts'
import { surveyDoneBefore } from '../survey/facts'
import type { RecommendationRecord } from './store'

/** What the guards look at that the state and the record tell by themselves. */
export function paperFacts(state: string, { prints, copies }: Pick<RecommendationRecord, 'prints' | 'copies'>) {
  const ticked = (item: ChecklistItem) => isTicked(item, state)
  return { copyLeft: prints < copies, opinionSigned: ticked('opinion'), collegeSealed: ticked('collegeSeal') }
}

/** What the guards look at, for one form. `complete` is told by whoever has measured the texts. */
export async function recommendationFacts(
  db: Db,
  caller: Caller,
  subject: Pick<Case, 'studentId' | 'state'> & { caseId?: string },
  { policy, record, complete, now }: { policy: RecommendationPolicy; record: RecommendationRecord; complete: boolean; now: Date },
): Promise<RecommendationFacts> {
  const window = await windowFor(db, { ...caller, personId: subject.studentId }, 'recommendation', policy.window)
  return {
    originApproved: await originApproved(db, { ...caller, studentId: subject.studentId }),
    windowOpen: windowState(window, now) === 'open',
    surveyAnswered: subject.state !== 'draft' || (await surveyDoneBefore(db, { ...caller, ...subject }, 'recommendation')),
    complete,
    ...paperFacts(subject.state, record),
  }
}

/** Prints and copies of many forms at once; forms without a record have none. */
export async function recordsOf(db: Db, cases: Case[]): Promise<Map<string, Pick<RecommendationRecord, 'prints' | 'copies'>>> {
  const rows = await db.rows<{ case_id: string; prints: number; copies: number }>(sql`select case_id, prints, copies from recommendation
    where school_id = ${cases[0]?.schoolId ?? ''} and case_id = any(${cases.map(({ caseId }) => caseId)}::uuid[])`)
  return new Map(rows.map(({ case_id, prints, copies }) => [case_id, { prints, copies }]))
}
