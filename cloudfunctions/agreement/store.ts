import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { AgreementContent, EmployerDetails, SchoolContact } from '../../src/shared/agreement/contract'
import { NotFound } from '../../src/shared/errors'
import type { Caller } from '../_kit/caller'
import { type Case, findCase } from '../_kit/cases'
import type { Db, Tx } from '../_kit/database'
import { liveAgreement } from './facts'

/** What is stored of one agreement besides where it stands. */
export interface AgreementRecord {
  number: string | null
  content: AgreementContent
  employerOpinion: string
  superiorOpinion: string
  schoolContact: SchoolContact | null
  signedAt: Date | null
  /** The employer signed and has not let go since (S0-66). */
  bound: boolean
  /** The accepted invitation that its terms come from. */
  invitationId: string | null
}

interface Row {
  number: string | null
  content: AgreementContent
  employer_opinion: string
  superior_opinion: string
  school_contact: SchoolContact | null
  signed_at: Date | null
  bound: boolean
  invitation_id: string | null
}

export async function agreementRecord(db: Db, { schoolId, caseId }: Pick<Case, 'schoolId' | 'caseId'>): Promise<AgreementRecord | null> {
  const row = await db.row<Row>(
    sql`select number, content, employer_opinion, superior_opinion, school_contact, signed_at, bound_at is not null as bound, invitation_id from agreement where school_id = ${schoolId} and case_id = ${caseId}`,
  )
  return (
    row && {
      number: row.number,
      content: row.content,
      employerOpinion: row.employer_opinion,
      superiorOpinion: row.superior_opinion,
      schoolContact: row.school_contact,
      signedAt: row.signed_at,
      bound: row.bound,
      invitationId: row.invitation_id,
    }
  )
}

export interface EmployerRow {
  employerId: string
  name: string
  creditCode: string
  details: Partial<EmployerDetails>
  verifiedAt: Date | null
}

export function employerOf(db: Db, schoolId: string, employerId: string): Promise<EmployerRow | null> {
  return db.row<EmployerRow>(sql`select employer_id as "employerId", name, credit_code as "creditCode", details, details_verified_at as "verifiedAt"
    from employer where school_id = ${schoolId} and employer_id = ${employerId}`)
}

/**
 * One agreement the caller may see, without a lock. What lies with the student is not the employer's to read: it may already
 * name another employer. @throws NotFound
 */
export async function findAgreement(db: Db, caller: Caller, caseId: string): Promise<Case> {
  const subject = await findCase(db, caller, ['agreement'], caseId)
  if (caller.role === 'employer-operator' && isWithStudent(subject.state)) throw new NotFound()
  return subject
}

/** The student may still write, and there is nothing to print. */
export const isWithStudent = (state: string): boolean => state === 'draft' || state === 'returned'

/** The student's live agreement, locked; made as an empty draft when there is none. Two phones at once meet in the unique index. */
export async function lockOwnAgreement(tx: Tx, caller: Caller, now: Date): Promise<Case> {
  const own = await liveAgreement(tx, caller, true)
  if (own) return own
  await tx.run(sql`insert into workflow_case (school_id, case_id, season_id, subject, student_id, college, class_name, campus, advisor_id, state, entered_at)
    select school_id, ${randomUUID()}::uuid, season_id, 'agreement', person_id, college, class_name, campus, advisor_id, 'draft', ${now}::timestamptz from graduate
    where school_id = ${caller.schoolId} and season_id = ${caller.seasonId} and person_id = ${caller.personId} and state = 'active'
    on conflict do nothing`)
  const made = await liveAgreement(tx, caller, true)
  if (!made) throw new NotFound('本届毕业生名单中没有您的信息，请联系学院老师补充。')
  return made
}

/** The student's agreements that a release has ended, newest first. */
export async function endedAgreements(db: Db, { schoolId, personId }: Caller) {
  const rows = await db.rows<{ caseId: string; number: string | null; employer: string; at: Date }>(sql`
    select c.case_id as "caseId", a.number, coalesce(e.name, '') as employer, c.entered_at as at from workflow_case c
    left join agreement a on a.school_id = c.school_id and a.case_id = c.case_id
    left join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
    where c.school_id = ${schoolId} and c.student_id = ${personId} and c.subject = 'agreement' and c.state = 'released' order by c.entered_at desc`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export async function saveContent(tx: Tx, { schoolId, caseId }: Case, content: AgreementContent): Promise<void> {
  await tx.run(sql`insert into agreement (school_id, case_id, content) values (${schoolId}, ${caseId}, ${JSON.stringify(content)})
    on conflict (school_id, case_id) do update set content = excluded.content`)
}

/** The next number of the college, without gaps (S0-62): the counter's row stays locked until the approval commits. */
export async function nextNumber(tx: Tx, { schoolId, seasonId, college }: Case): Promise<string> {
  const row = await tx.row<{ code: number; last: number }>(sql`update agreement_counter set last = last + 1
    where school_id = ${schoolId} and season_id = ${seasonId} and college = ${college} returning code, last`)
  if (!row) throw new Error('a college without an agreement counter')
  return `${seasonId}${String(row.code).padStart(2, '0')}${String(row.last).padStart(5, '0')}`
}
