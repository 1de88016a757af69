import sql from 'sql-template-tag'
import { shanghaiTime, span, type Window, windowState } from '../../src/shared/calendar'
import { contentProblems, evidenceProblems, ruleOf } from '../../src/shared/destination/check'
import type { DestinationPolicy } from '../../src/shared/destination/policy'
import type { DestinationFacts } from '../../src/shared/destination/workflow'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { type PolicyPlace, policyOf, windowFor } from '../_kit/policies'
import { type DestinationRecord, pieceOf, reachesDeepest } from './store'

export interface FactQuestion {
  policy: DestinationPolicy
  caller: Caller
  now: Date
  /** The code the college is about to state. */
  stating?: string
}

/** What does not depend on the student's own window or papers: enough for the college's steps, on any number of cases without a query. */
export function reviewFacts(record: DestinationRecord, { policy, caller, now, stating }: FactQuestion): DestinationFacts {
  const rule = ruleOf(policy, record.code)
  return {
    windowOpen: true,
    amendOpen: before(policy.amendUntil, now),
    archiveOpen: before(policy.archiveUntil, now),
    statable: rule?.statedBy !== 'agreement',
    complete: Object.keys(contentProblems(policy, record.code, record.values, reachesDeepest)).length === 0,
    evidenced: true,
    fromAgreement: record.source === 'agreement',
    reviewer: policy.reviewers.some((role) => role === caller.role),
    statableByCollege: ruleOf(policy, stating ?? silentCode(policy))?.byCollege ?? false,
    remindedLately: record.remindedAt !== null && now.getTime() - record.remindedAt.getTime() < policy.remindEvery * span.hour,
  }
}

/** Everything the guards of one case look at. */
export async function destinationFacts(
  db: Db,
  subject: Case,
  record: DestinationRecord,
  question: FactQuestion,
): Promise<DestinationFacts & { window: Window }> {
  const { policy, caller, now } = question
  const window = await windowFor(db, { ...caller, personId: subject.studentId }, 'destination', policy.window)
  const pieces = await db.rows<{ piece: string }>(
    sql`select distinct piece from attachment where school_id = ${subject.schoolId} and case_id = ${subject.caseId} and removed_at is null`,
  )
  const required = ruleOf(policy, record.code)?.evidence ?? []
  const there = required.map(({ code }) => code).filter((code) => pieces.some(({ piece }) => piece === pieceOf(record.round, code)))
  const known = reviewFacts(record, question)
  // Whoever was allowed to change an approved destination is allowed to finish the change.
  const windowOpen = windowState(window, now) === 'open' || (record.round > 1 && known.amendOpen)
  return { ...known, windowOpen, evidenced: Object.keys(evidenceProblems(policy, record.code, there)).length === 0, window }
}

/** The code that the college states for somebody silent, first of those that policy lets it. */
export const silentCode = (policy: DestinationPolicy): string | null => policy.codes.find(({ byCollege }) => byCollege)?.code ?? null

const before = (wall: string | null, now: Date): boolean => wall === null || now < shanghaiTime(wall)

/** Which clearance item a registered destination passes, and by which graduates it is passed now (S2-22…24). */
export async function registeredStudents(db: Db, place: PolicyPlace): Promise<{ item: string; students: string[] } | null> {
  const { clears } = await policyOf(db, place, 'destination')
  if (!clears) return null
  const rows = await db.rows<{ student_id: string }>(sql`select student_id from workflow_case
    where school_id = ${place.schoolId} and season_id = ${place.seasonId} and subject = 'destination' and state = 'approved' and not removed`)
  return { item: clears, students: rows.map(({ student_id }) => student_id) }
}

/** The clearance item that destination passes, and the page where a graduate does something for it. */
export async function clearedBy(db: Db, place: PolicyPlace): Promise<{ item: string | null; page: string }> {
  const { clears } = await policyOf(db, place, 'destination')
  return { item: clears, page: '/pages/destination/index' }
}
