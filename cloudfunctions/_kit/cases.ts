import sql, { join } from 'sql-template-tag'
import type { OfferView } from '../../src/shared/contract'
import { NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Actor } from '../../src/shared/roles'
import { decide, type Offer, type Step, type Workflow } from '../../src/shared/workflow'
import type { Caller } from './caller'
import type { Db, Tx } from './database'
import { nameableBy, nameableInAnySeason } from './scope'

/** Where a case stands and whom it concerns; the content lives in its feature's own table. */
export interface Case {
  caseId: string
  schoolId: string
  seasonId: string
  subject: string
  part: string
  studentId: string
  college: string
  className: string
  campus: string
  advisorId: string | null
  employerId: string | null
  office: string | null
  state: string
  version: number
  enteredAt: Date
  dueAt: Date | null
  trailHead: string
  /** The graduate has been taken off the season's roster (S1-19). */
  removed: boolean
}

export const caseColumns = sql`c.case_id as "caseId", c.school_id as "schoolId", c.season_id as "seasonId", c.subject, c.part, c.student_id as "studentId",
  c.college, c.class_name as "className", c.campus, c.advisor_id as "advisorId", c.employer_id as "employerId", c.office,
  c.state, c.version, c.entered_at as "enteredAt", c.due_at as "dueAt", c.trail_head as "trailHead", c.removed`

/** Locks one case the caller may see. @throws NotFound for strangers: existence is private (X-2) */
export async function lockCase(tx: Tx, caller: Caller, subject: string, caseId: string): Promise<Case> {
  const found = await lockCases(tx, caller, subject, [caseId])
  return found[0] ?? missing(tx, caller, [subject], caseId)
}

/** Locks those of the cases that the caller may see, in one fixed order, so that two bulk actions cannot deadlock. */
export function lockCases(tx: Tx, caller: Caller, subject: string, caseIds: string[]): Promise<Case[]> {
  return tx.rows<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${caller.schoolId} and c.case_id = any(${caseIds}::uuid[]) and c.subject = ${subject} and ${nameableBy(caller)}
    order by c.case_id for update of c`)
}

/** One case the caller may see, without a lock; `any`: whatever workflow it belongs to. @throws NotFound */
export async function findCase(db: Db, caller: Caller, subjects: string[] | 'any', caseId: string): Promise<Case> {
  const found = await db.row<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${caller.schoolId} and c.case_id = ${caseId} and ${ofSubjects(subjects)} and ${nameableBy(caller)}`)
  return found ?? missing(db, caller, subjects, caseId)
}

const ofSubjects = (subjects: string[] | 'any') => (subjects === 'any' ? sql`true` : sql`c.subject in (${join(subjects)})`)

/**
 * Why there is no such case: one of another season that the caller may look at is named by its season (X-8), e.g. from an old notice.
 * @throws Refused `other-season`, NotFound for everything else
 */
async function missing(db: Db, caller: Caller, subjects: string[] | 'any', caseId: string): Promise<never> {
  const elsewhere = await db.row<{ name: string }>(sql`select s.name from workflow_case c
    join season s on s.school_id = c.school_id and s.season_id = c.season_id
    where c.school_id = ${caller.schoolId} and c.case_id = ${caseId} and c.season_id <> ${caller.seasonId} and ${ofSubjects(subjects)} and ${nameableInAnySeason(caller)}`)
  if (!elsewhere) throw new NotFound()
  throw new Refused({ ...refusal('other-season'), message: `这是${elsewhere.name}的事项，请先切换到${elsewhere.name}再打开。` })
}

/** The caller's own case of a subject in the current season; `lock` holds it until the transaction ends. Null: there is none. */
export function ownCase(db: Db, caller: Caller, subject: string, lock = false): Promise<Case | null> {
  return db.row<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${caller.schoolId} and c.student_id = ${caller.personId} and c.subject = ${subject} and c.season_id = ${caller.seasonId}
    ${lock ? sql`for update of c` : sql``}`)
}

/** Decides a step or refuses it with its wording. */
export function decided<Facts, State extends string, Action extends string>(
  table: Workflow<Facts, State, Action>,
  question: { action: Action; state: string; actor: Actor; facts: Facts; reason?: string },
): Step<State, Action> {
  const decision = decide(table, { ...question, state: question.state as State })
  if (!decision.ok) throw new Refused(refusal(decision.code))
  return decision.step
}

/** Offers with their obstacles spelled out, as pages show them. */
export function offerViews(offered: Offer[]): OfferView[] {
  return offered.map(({ action, label, needsReason, blockedBy }) => ({
    action,
    label,
    needsReason,
    blocked: blockedBy ? refusal(blockedBy) : null,
  }))
}

/** A state as a chip shows it, to the student in words of their own where the table has some. */
export function stateChip<State extends string>(table: Workflow<never, State, string>, state: string, reader?: Actor | null) {
  const { label, forStudent, tone } = table.states[state as State]
  return { state, label: (reader === 'student' && forStudent) || label, tone }
}
