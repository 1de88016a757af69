import sql from 'sql-template-tag'
import { windowState } from '../../src/shared/calendar'
import { deepestDivisionProblem } from '../../src/shared/codes/divisions'
import { type OriginValues, originProblems } from '../../src/shared/origin/check'
import type { OriginForm } from '../../src/shared/origin/form'
import type { OriginPolicy } from '../../src/shared/origin/policy'
import type { OriginFacts } from '../../src/shared/origin/workflow'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { windowFor } from '../_kit/policies'
import { surveyDoneBefore } from '../survey/facts'

/** Whether a code reaches the deepest division that exists (S1-11). */
export const reachesDeepest = (code: string): boolean => deepestDivisionProblem(code) === null

/** What origin's guards look at, for these values. */
export async function originFacts(
  db: Db,
  subject: Case,
  policyVersion: number,
  policy: Pick<OriginPolicy, 'window'>,
  form: OriginForm,
  values: OriginValues,
  now: Date,
): Promise<OriginFacts> {
  const place = { schoolId: subject.schoolId, seasonId: subject.seasonId, policyVersion, personId: subject.studentId }
  const window = await windowFor(db, place, 'origin', policy.window)
  return {
    windowOpen: windowState(window, now) === 'open',
    surveyAnswered:
      !['not-started', 'draft'].includes(subject.state) || (await surveyDoneBefore(db, { ...subject, policyVersion }, 'origin')),
    complete: Object.keys(originProblems(form, values, reachesDeepest)).length === 0,
    removed: subject.removed,
  }
}

/** The student's one-inch photograph handed in with the origin form (S0-13), the newest one's file; null where there is none. */
export async function originPhoto(db: Db, place: { schoolId: string; seasonId: string; studentId: string }): Promise<string | null> {
  const row = await db.row<{ file_id: string }>(sql`select a.file_id from workflow_case c
    join attachment a on a.school_id = c.school_id and a.case_id = c.case_id and a.piece = 'photo' and a.removed_at is null and a.type = 'image/jpeg'
    where c.school_id = ${place.schoolId} and c.season_id = ${place.seasonId} and c.student_id = ${place.studentId} and c.subject = 'origin'
    order by a.attached_at desc, a.attachment_id limit 1`)
  return row?.file_id ?? null
}

/** The fact other features ask for: this graduate's origin has been approved (S0-7). */
export async function originApproved(db: Db, place: { schoolId: string; seasonId: string; studentId: string }): Promise<boolean> {
  const row = await db.row(sql`select 1 from workflow_case where school_id = ${place.schoolId} and season_id = ${place.seasonId}
    and student_id = ${place.studentId} and subject = 'origin' and state = 'approved'`)
  return row !== null
}
