import sql from 'sql-template-tag'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { invitationWorkflow } from '../../src/shared/card/workflow'
import { stateChip } from '../_kit/cases'
import type { QueryAction } from '../_kit/handler'

const LISTED = 500

interface Row {
  claimId: string | null
  caseId: string | null
  name: string
  major: string
  employerId: string
  employer: string
  employerState: 'registered' | 'approved' | 'rejected'
  ends_at: Date | null
  state: string | null
  due_at: Date | null
  agreement_state: string | null
}

/** Whom the operator's employers may invite and have invited; of a student no more than the card shows. */
export const held: QueryAction<'card.held'> = async ({ caller, db, now }) => {
  const rows = await db.rows<Row>(sql`with claims as (
      select claim_id, student_id, employer_id, claimed_at, ends_at from card_claim
      where school_id = ${caller.schoolId} and season_id = ${caller.seasonId} and employer_id = any(${caller.scopes}::uuid[]) and ended_at is null and ends_at > ${now}
    ), cases as (
      select case_id, student_id, employer_id, entered_at, state, due_at from workflow_case
      where school_id = ${caller.schoolId} and season_id = ${caller.seasonId} and subject = 'invitation' and employer_id = any(${caller.scopes}::uuid[]) and not removed
    )
    select k.claim_id as "claimId", v.case_id as "caseId", p.name, g.major, e.employer_id as "employerId", e.name as employer, e.state as "employerState",
      k.ends_at, v.state, v.due_at,
      (select c.state from agreement a join workflow_case c on c.school_id = a.school_id and c.case_id = a.case_id
        where a.school_id = ${caller.schoolId} and a.invitation_id = v.case_id and c.state not in ('draft', 'returned') order by c.entered_at desc limit 1) as agreement_state
    from claims k full join cases v on v.student_id = k.student_id and v.employer_id = k.employer_id
    join employer e on e.school_id = ${caller.schoolId} and e.employer_id = coalesce(k.employer_id, v.employer_id)
    join graduate g on g.school_id = ${caller.schoolId} and g.season_id = ${caller.seasonId} and g.person_id = coalesce(k.student_id, v.student_id) and g.state = 'active'
    join person p on p.school_id = ${caller.schoolId} and p.person_id = g.person_id
    order by coalesce(v.entered_at, k.claimed_at) desc, g.person_id limit ${LISTED}`)
  return {
    rows: rows.map((row) => ({
      claimId: row.claimId,
      caseId: row.caseId,
      student: { name: row.name, school: caller.schoolName, major: row.major },
      employer: { employerId: row.employerId, name: row.employer, state: row.employerState },
      endsAt: row.ends_at?.toISOString() ?? null,
      state: row.state === null ? null : stateChip(invitationWorkflow, row.state),
      dueAt: row.due_at?.toISOString() ?? null,
      agreement: row.agreement_state === null ? null : stateChip(agreementWorkflow, row.agreement_state),
    })),
  }
}
