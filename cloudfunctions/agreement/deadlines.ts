import sql from 'sql-template-tag'
import { type AgreementAction, agreementWorkflow } from '../../src/shared/agreement/workflow'
import { decide } from '../../src/shared/workflow'
import { type Case, caseColumns } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import { policyOf } from '../_kit/policies'
import { clockAuthor, recordSteps, type StepToRecord } from '../_kit/record-step'
import { agreementFacts } from './facts'

const CLAIM = 200

interface Due extends Case {
  policyVersion: number
  studentName: string
  employerName: string | null
}

/**
 * Takes what has fallen due (S0-49): silence becomes consent only with the student's agreement to the rule and a notice on
 * record; otherwise the case goes to the counselor's list. Cases somebody is acting on now are left for the next run.
 * @returns how many cases were moved; call again while it answers a full batch
 */
export async function takeDueAgreements(tx: Tx, schoolId: string, now: Date): Promise<number> {
  const due =
    await tx.rows<Due>(sql`select ${caseColumns}, s.policy_version as "policyVersion", p.name as "studentName", e.name as "employerName" from workflow_case c
    join season s on s.school_id = c.school_id and s.season_id = c.season_id and s.state = 'open'
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    left join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
    where c.school_id = ${schoolId} and c.subject = 'agreement' and c.due_at <= ${now} and not c.removed order by c.due_at limit ${CLAIM} for update of c skip locked`)
  if (!due[0]) return 0
  // Policies differ by season at most; one season is due at a time, older ones first.
  const seasonId = due[0].seasonId
  const subjects = due.filter((row) => row.seasonId === seasonId)
  const policy = await policyOf(tx, due[0], 'agreement')
  const facts = await agreementFacts(tx, subjects, { policy, now, reader: null })
  const steps = subjects.map((subject): StepToRecord => {
    const known = facts.get(subject.caseId)
    const decisions = (['confirmByDefault', 'expire'] satisfies AgreementAction[]).map(
      (action) => known && decide(agreementWorkflow, { action, state: subject.state as 'with-student', actor: 'clock', facts: known }),
    )
    const decision = decisions.find((one) => one?.ok)
    if (!decision?.ok) throw new Error(`a deadline that nothing answers in state ${subject.state}`)
    return { case: subject, step: decision.step, params: { student: subject.studentName, employer: subject.employerName ?? '' } }
  })
  await recordSteps({ tx, now, schoolId, author: clockAuthor, command: null }, steps)
  return steps.length
}
