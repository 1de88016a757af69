import sql from 'sql-template-tag'
import { windowState } from '../../src/shared/calendar'
import type { PieceCode, ReleasePath, ReleasePolicy } from '../../src/shared/release/policy'
import { releaseWords as words } from '../../src/shared/release/wording'
import { type ReleaseAction, type ReleaseFacts, releaseWorkflow } from '../../src/shared/release/workflow'
import { type Actor, actorOf, type Role, roles } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { windowFor } from '../_kit/policies'
import { type Piece, piecesOf } from './pieces'
import type { Packet } from './store'

/** What the guards need to know of the agreement and of the student's earlier releases. */
export interface Ground {
  binding: boolean
  clause: boolean
  employerId: string | null
  used: number
  exceptions: number
}

/**
 * In one query. An agreement binds from the employer's signature on until the employer lets go or it ends (S0-64), also while mended
 * terms lie with the student or wait for a new signature; the clause counts only in terms that are signed (S0-75).
 */
export async function groundOf(db: Db, agreement: Pick<Case, 'schoolId' | 'caseId' | 'studentId'>): Promise<Ground> {
  const { schoolId, caseId, studentId } = agreement
  const row = await db.row<Ground>(sql`select c.employer_id as "employerId",
      a.bound_at is not null and c.state not in ('draft', 'released') as binding,
      a.signed_at is not null and c.state not in ('draft', 'returned') and coalesce((a.content ->> 'voidOnAdmission')::boolean, false) as clause,
      (select count(*)::int from release r where r.school_id = c.school_id and r.student_id = ${studentId} and r.released_at is not null
        and r.path in ('breach', 'doctoral-b')) as used,
      (select count(*)::int from release_exception x where x.school_id = c.school_id and x.person_id = ${studentId}) as exceptions
    from workflow_case c left join agreement a on a.school_id = c.school_id and a.case_id = c.case_id
    where c.school_id = ${schoolId} and c.case_id = ${caseId} and c.subject = 'agreement'`)
  if (!row) throw new Error('a release without an agreement')
  return { ...row, binding: row.binding ?? false, clause: row.clause ?? false }
}

/** Whether the window is open for the student (S0-67, X-4); the window of whoever else acts does not matter. */
export async function windowOpenFor(db: Db, caller: Caller, studentId: string, policy: ReleasePolicy, now: Date): Promise<boolean> {
  return windowState(await windowFor(db, { ...caller, personId: studentId }, 'release', policy.window), now) === 'open'
}

interface Question {
  policy: ReleasePolicy
  ground: Ground
  windowOpen: boolean
  /** Null: nothing has begun; the path is the one asked for. */
  packet: Packet | null
  path: ReleasePath
  piece?: PieceCode
  actor: Actor | null
}

export function releaseFacts({ policy, ground, windowOpen, packet, path, piece, actor }: Question): ReleaseFacts {
  const pieces = packet ? piecesOf(policy, packet) : []
  const required = pieces.filter(({ optional }) => !optional)
  const one = pieces.find((candidate) => candidate.piece === piece)
  return {
    path,
    own: packet?.reportedBy === null,
    // Of a packet about another employer nothing can be made: the agreement has been signed anew since.
    binding: ground.binding && (packet === null || packet.employerId === ground.employerId),
    windowOpen,
    breachesLeft: policy.times + ground.exceptions - ground.used,
    clause: ground.clause,
    complete: required.every(({ piece: code, state }) => code === 'interview' || state === 'handed-in' || state === 'accepted'),
    allAccepted: required.every(({ state }) => state === 'accepted'),
    someReturned: pieces.some(({ state }) => state === 'returned'),
    piece: pieceFacts(one, actor),
  }
}

function pieceFacts(one: Piece | undefined, actor: Actor | null): ReleaseFacts['piece'] {
  const yours = one !== undefined && one.piece !== 'interview' && (actor === 'student' || one.piece === 'evidence')
  return { here: one !== undefined, yours, filled: one?.lacking.length === 0, accepted: one?.state === 'accepted' }
}

/** Verified breaches of employers (S0-70): how many, and how many not made good. */
export async function breachesOf(db: Db, schoolId: string, employerIds: string[]): Promise<Map<string, { count: number; open: number }>> {
  const rows = await db.rows<{ employer_id: string; count: number; open: number }>(sql`select employer_id, count(*)::int as count,
      (count(*) filter (where remedy is distinct from 'done'))::int as open
    from release where school_id = ${schoolId} and path = 'employer-breach' and released_at is not null and employer_id = any(${employerIds}::uuid[])
    group by employer_id`)
  return new Map(rows.map(({ employer_id, count, open }) => [employer_id, { count, open }]))
}

/** What the caller is told of an employer with a verified breach: staff the number, students a neutral advice, the employer nothing (S0-70). */
export async function employerAdvice(db: Db, caller: Caller, employerId: string): Promise<string | null> {
  const actor = actorOf(caller.role)
  if (actor !== 'student' && actor !== 'college' && actor !== 'career-centre') return null
  const known = (await breachesOf(db, caller.schoolId, [employerId])).get(employerId)
  if (!known) return null
  if (actor === 'student') return known.open > 0 ? words.advice : null
  return words.flag(known.count, known.open)
}

/** How a released agreement came to its end, as both its parties may know it. */
export interface Ending {
  /** The case of the release. */
  caseId: string
  student: string
  /** In words, e.g. `本人原因解约`. */
  kind: string
  record: { step: string; name: string; at: Date }[]
}

/** Who asked and who decided. Who reported an employer's breach stays with the school; so does what was said of each piece. */
const told: readonly ReleaseAction[] = ['start', 'submit', 'approve', 'confirmAdmission', 'grant', 'verify']

/** The release that ended this agreement: its kind, and each step on the way since it last began, the last time it was taken. */
export async function endingOf(db: Db, { schoolId, caseId }: Pick<Case, 'schoolId' | 'caseId'>): Promise<Ending> {
  const row = await db.row<{
    caseId: string
    path: ReleasePath
    student: string
    steps: { action: ReleaseAction; role: Role; name: string; at: string }[]
  }>(sql`
    select r.case_id as "caseId", r.path, p.name as student, coalesce((select json_agg(s order by s.seq) from (
        select distinct on (a.action) a.seq, a.action, a.role, w.name, a.at from audit a
        left join person w on w.school_id = a.school_id and w.person_id = a.actor_id
        where a.school_id = r.school_id and a.case_id = r.case_id and a.action = any(${told})
          and a.seq >= (select max(b.seq) from audit b where b.school_id = r.school_id and b.case_id = r.case_id and b.action in ('start', 'report', 'reportFor'))
        order by a.action, a.seq desc) s), '[]') as steps
    from release r join person p on p.school_id = r.school_id and p.person_id = r.student_id
    where r.school_id = ${schoolId} and r.agreement_id = ${caseId}`)
  if (!row) throw new Error('a released agreement without a release')
  const { path, steps, ...ending } = row
  const record = steps.map(({ action, role, name, at }) => ({
    step: releaseWorkflow.actions[action].label,
    name: `${name}（${roles[role].name}）`,
    at: new Date(at),
  }))
  return { ...ending, kind: words.paths[path].name, record }
}
