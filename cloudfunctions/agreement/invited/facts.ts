import sql from 'sql-template-tag'
import type { Db } from '../../_kit/database'

/** The agreement a student has now, as far as an invitation asks. */
export interface LiveAgreement {
  caseId: string
  state: string
  /** The invitation whose terms it holds. */
  invitationId: string | null
  /** The student has written or chosen something. */
  begun: boolean
  /** Still in the student's hands. */
  withStudent: boolean
}

export function liveAgreement(
  db: Db,
  { schoolId, seasonId, studentId }: { schoolId: string; seasonId: string; studentId: string },
): Promise<LiveAgreement | null> {
  return db.row<LiveAgreement>(sql`select c.case_id as "caseId", c.state, a.invitation_id as "invitationId", a.case_id is not null as begun,
      c.state in ('draft', 'returned') as "withStudent" from workflow_case c
    left join agreement a on a.school_id = c.school_id and a.case_id = c.case_id
    where c.school_id = ${schoolId} and c.student_id = ${studentId} and c.season_id = ${seasonId} and c.subject = 'agreement' and c.state <> 'released'`)
}
