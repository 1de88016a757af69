import sql from 'sql-template-tag'
import { type InvitationState, invitationWorkflow } from '../../src/shared/card/workflow'
import { decide } from '../../src/shared/workflow'
import { type Case, caseColumns } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import { clockAuthor, recordSteps, type StepToRecord } from '../_kit/record-step'

const CLAIM = 200

interface Due extends Case {
  studentName: string
  employerName: string
}

/**
 * Ends invitations nobody answered; both sides are told. Cases somebody is acting on now are left for the next run.
 * @returns how many cases were moved; call again while it answers any
 */
export async function takeDueInvitations(tx: Tx, schoolId: string, now: Date): Promise<number> {
  const due = await tx.rows<Due>(sql`select ${caseColumns}, p.name as "studentName", e.name as "employerName" from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
    where c.school_id = ${schoolId} and c.subject = 'invitation' and c.due_at <= ${now} and not c.removed
    order by c.due_at limit ${CLAIM} for update of c skip locked`)
  const steps = due.map((subject): StepToRecord => {
    // Of all the facts the clock is asked for one, which the query has found.
    const facts = { ...nothing, deadlinePassed: true }
    const decision = decide(invitationWorkflow, { action: 'expire', state: subject.state as InvitationState, actor: 'clock', facts })
    if (!decision.ok) throw new Error(`a deadline that nothing answers in state ${subject.state}`)
    return { case: subject, step: decision.step, params: { student: subject.studentName, employer: subject.employerName } }
  })
  await recordSteps({ tx, now, schoolId, author: clockAuthor, command: null }, steps)
  return steps.length
}

const nothing = {
  eligible: false,
  windowOpen: false,
  employerApproved: false,
  notesRead: false,
  cardHeld: false,
  freeToSign: false,
  noOtherAccepted: false,
  submitted: false,
}
