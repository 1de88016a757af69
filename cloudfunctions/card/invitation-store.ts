import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Terms } from '../../src/shared/card/contract'
import { NotFound } from '../../src/shared/errors'
import type { Caller } from '../_kit/caller'
import { type Case, caseColumns } from '../_kit/cases'
import type { Db, Tx } from '../_kit/database'
import type { HeldClaim } from './store'

export interface EmployerRow {
  employerId: string
  name: string
  state: 'registered' | 'approved' | 'rejected'
  creditCode: string
  address: string
  nature: string
}

export async function employerRow(db: Db, schoolId: string, employerId: string): Promise<EmployerRow> {
  const row = await db.row<EmployerRow>(sql`select employer_id as "employerId", name, state, credit_code as "creditCode",
      coalesce(details ->> 'address', '') as address, coalesce(details ->> 'nature', '') as nature
    from employer where school_id = ${schoolId} and employer_id = ${employerId}`)
  if (!row) throw new NotFound()
  return row
}

export async function termsOf(db: Db, { schoolId, caseId }: Pick<Case, 'schoolId' | 'caseId'>): Promise<Terms> {
  const row = await db.row<{ terms: Terms }>(sql`select terms from invitation where school_id = ${schoolId} and case_id = ${caseId}`)
  if (!row) throw new Error('an invitation without terms')
  return row.terms
}

/** The case of one employer and one student, if there is one. */
export function invitationCase(db: Db, { schoolId, seasonId }: Caller, { studentId, employerId }: HeldClaim): Promise<Case | null> {
  return db.row<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${schoolId} and c.season_id = ${seasonId} and c.subject = 'invitation' and c.student_id = ${studentId} and c.part = ${employerId}`)
}

/** The same, locked; made where there is none. Two operators at once meet in the unique index. */
export async function lockInvitation(tx: Tx, caller: Caller, claim: HeldClaim, now: Date): Promise<Case> {
  const { schoolId, seasonId } = caller
  const { studentId, employerId } = claim
  await tx.run(sql`insert into workflow_case (school_id, case_id, season_id, subject, part, student_id, college, class_name, campus, advisor_id, employer_id, state, entered_at)
    select school_id, ${randomUUID()}::uuid, season_id, 'invitation', ${employerId}, person_id, college, class_name, campus, advisor_id, ${employerId}::uuid, 'writing', ${now}::timestamptz
    from graduate where school_id = ${schoolId} and season_id = ${seasonId} and person_id = ${studentId} and state = 'active' on conflict do nothing`)
  const found = await tx.row<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${schoolId} and c.season_id = ${seasonId} and c.subject = 'invitation' and c.student_id = ${studentId} and c.part = ${employerId}
      and not c.removed for update of c`)
  if (!found) throw new NotFound()
  return found
}

export async function saveTerms(tx: Tx, { schoolId, caseId }: Case, terms: Terms): Promise<void> {
  await tx.run(sql`insert into invitation (school_id, case_id, terms) values (${schoolId}, ${caseId}, ${JSON.stringify(terms)})
    on conflict (school_id, case_id) do update set terms = excluded.terms`)
}

/** The claim by which an employer may invite this student now, or null. */
export async function claimFor(db: Db, subject: Case, now: Date): Promise<string | null> {
  const row = await db.row<{ claim_id: string }>(sql`select claim_id from card_claim where school_id = ${subject.schoolId}
    and season_id = ${subject.seasonId} and student_id = ${subject.studentId} and employer_id = ${subject.employerId} and ended_at is null and ends_at > ${now}`)
  return row?.claim_id ?? null
}
