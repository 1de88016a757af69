import { createHash } from 'node:crypto'
import { dateOf } from '../../src/shared/calendar'
import type { Moved } from '../../src/shared/contract'
import { type NoticeParams, noticeKinds } from '../../src/shared/notice/wording'
import { type Actor, actorRoles } from '../../src/shared/roles'
import type { Step } from '../../src/shared/workflow'
import type { Case } from './cases'
import type { Tx } from './database'

/** Who takes a step: a person in a role, or the clock, or the system following another step. */
export interface Author {
  personId: string | null
  role: string
  onBehalfOf?: string | null
}

export const clockAuthor: Author = { personId: null, role: 'clock' }

/** The command a step belongs to, for idempotency: its answer is stored with the step. */
export interface CommandRecord {
  personId: string
  requestId: string
  action: string
  inputHash: Buffer
  /** Set once the answer has been written with a step. */
  answered: boolean
}

/** What `recordSteps` needs of the action it is called from. */
export interface StepContext {
  tx: Tx
  now: Date
  schoolId: string
  author: Author
  command: CommandRecord | null
}

export interface StepToRecord {
  case: Case
  step: Step
  reason?: string
  /** Shown in the trail's details and covered by its hash; no personal data beyond what the case holds. */
  detail?: object
  /** Fills the wording of the notices. */
  params?: NoticeParams
  /** When the step's deadline falls, and the first reminder before it. */
  due?: { at: Date; remindAt: Date | null }
  /** Makes another employer the case's party. */
  employerId?: string
  /** For whom it is done, where a bulk action does it for many; otherwise the author's. */
  onBehalfOf?: string
}

/** A step met a case that somebody moved since it was read. Cannot happen under `lockCase`; the whole transaction is given up. */
export class CaseMoved extends Error {}

// One constant statement for one step or a thousand: state and version, audit, inbox, outbox, deadline, answer.
// A step that leaves the state as it is leaves its deadline too, unless it sets another.
// Notices go in by person: two transactions with digests for the same people would otherwise wait for each other.
const RECORD = `
with step as (
  select * from jsonb_to_recordset($2::jsonb) as s(case_id uuid, version int, action text, from_state text, to_state text, reason text, detail text,
    previous_hash text, hash text, due_action text, due_at timestamptz, remind_at timestamptz, employer_id uuid, on_behalf_of uuid)
), moved as (
  update workflow_case c set state = s.to_state, version = c.version + 1, trail_head = s.hash,
    entered_at = case when s.from_state = s.to_state then c.entered_at else $3 end,
    due_action = case when s.from_state = s.to_state and s.due_at is null then c.due_action else s.due_action end,
    due_at = case when s.from_state = s.to_state then coalesce(s.due_at, c.due_at) else s.due_at end,
    remind_at = case when s.from_state = s.to_state and s.due_at is null then c.remind_at else s.remind_at end, employer_id = coalesce(s.employer_id, c.employer_id)
  from step s
  where c.school_id = $1 and c.case_id = s.case_id and c.version = s.version and c.state = s.from_state
  returning c.case_id, c.state, c.version, c.student_id, c.advisor_id, c.class_name, c.college, c.campus, c.office, c.employer_id
), audited as (
  insert into audit (school_id, case_id, seq, action, from_state, to_state, actor_id, on_behalf_of, role, reason, detail, at, request_id, previous_hash, hash)
  select $1, s.case_id, m.version, s.action, s.from_state, s.to_state, $4, coalesce(s.on_behalf_of, $5), $6, s.reason, s.detail::json, $3, $7, s.previous_hash, s.hash
  from step s join moved m using (case_id)
), told as (
  select n.kind, n.params, n.digest_key, m.case_id, a.person_id
  from jsonb_to_recordset($8::jsonb) as n(case_id uuid, kind text, params jsonb, digest_key text, person text, roles jsonb)
  join moved m using (case_id)
  cross join lateral (
    select m.student_id as person_id where n.person = 'student'
    union all select m.advisor_id where n.person = 'advisor' and m.advisor_id is not null
    union all select g.person_id from role_grant g
    where n.roles is not null and g.school_id = $1 and n.roles ? g.role and g.scope_id = case g.role
      when 'counselor' then m.class_name when 'college-officer' then m.college when 'employer-operator' then m.employer_id::text
      when 'dormitory-officer' then m.campus when 'clearance-officer' then m.office else 'university' end
  ) a
), noticed as (
  insert into notice (school_id, notice_id, person_id, kind, case_id, params, at, digest_key)
  select $1, gen_random_uuid(), person_id, kind, case_id, params, $3, digest_key from told order by person_id, digest_key
  on conflict do nothing
  returning notice_id, person_id, kind
), queued as (
  insert into outbox (school_id, notice_id, rank, not_before)
  select $1, n.notice_id, ($9::jsonb ->> n.kind)::int, $3 from noticed n
  join wechat_binding b on b.school_id = $1 and b.person_id = n.person_id
  where $9::jsonb ? n.kind
), answered as (
  insert into request (school_id, person_id, request_id, action, input_hash, answer, at)
  select $1, $10::uuid, $7, $11, $12, $13::jsonb, $3 where $10::uuid is not null
)
select case_id, state, version from moved`

/** Kinds that are also sent through WeChat, with their rank; constant for the life of the process. */
const wechatRanks = JSON.stringify(
  Object.fromEntries(
    Object.entries(noticeKinds)
      .filter(([, kind]) => kind.wechat)
      .map(([name, kind]) => [name, kind.rank]),
  ),
)

/** Records one step and answers where the case stands now. `more` is added to the answer a replay will get. */
export async function recordStep<More extends object = object>(
  context: StepContext,
  step: StepToRecord,
  more?: More,
): Promise<Moved & More> {
  const answer = { caseId: step.case.caseId, state: step.step.to, version: step.case.version + 1, ...(more as More) }
  await recordSteps(context, [step], answer)
  return answer
}

/**
 * Records any number of steps of any workflows at once; each case at most once. With `answer` the command's answer is
 * stored in the same statement, so that a crash at any instant leaves both or neither.
 * @throws CaseMoved when a case is not in the state and version it was read in
 */
export async function recordSteps(context: StepContext, steps: StepToRecord[], answer?: object): Promise<void> {
  if (steps.length === 0) return
  const { tx, now, schoolId, author, command } = context
  const answers = answer && command && !command.answered ? command : null
  const moved = await tx.rows<{ case_id: string }>({
    text: RECORD,
    values: [
      schoolId,
      JSON.stringify(steps.map((step) => stepRow(step, context))),
      now,
      author.personId,
      author.onBehalfOf ?? null,
      author.role,
      command?.requestId ?? null,
      JSON.stringify(steps.flatMap((step) => noticeRows(step, now))),
      wechatRanks,
      answers?.personId ?? null,
      answers?.action ?? null,
      answers?.inputHash ?? null,
      JSON.stringify(answer ?? null),
    ],
  })
  if (moved.length !== steps.length) throw new CaseMoved(`${steps.length - moved.length} of ${steps.length} cases had moved`)
  if (answers) answers.answered = true
}

function stepRow({ case: row, step, reason, detail, due, employerId, onBehalfOf }: StepToRecord, { now, author }: StepContext) {
  const text = JSON.stringify(detail ?? {})
  const entry = {
    caseId: row.caseId,
    seq: row.version + 1,
    action: step.action,
    from: step.from,
    to: step.to,
    actorId: author.personId,
    onBehalfOf: onBehalfOf ?? author.onBehalfOf ?? null,
    role: author.role,
    reason: reason ?? null,
    detail: text,
    at: now,
  }
  return {
    case_id: row.caseId,
    version: row.version,
    action: step.action,
    from_state: step.from,
    to_state: step.to,
    reason: reason ?? null,
    detail: text,
    previous_hash: row.trailHead,
    hash: entryHash(row.trailHead, entry),
    due_action: due ? (step.deadline?.action ?? null) : null,
    due_at: due?.at ?? null,
    remind_at: due?.remindAt ?? null,
    employer_id: employerId ?? null,
    on_behalf_of: onBehalfOf ?? null,
  }
}

export interface AuditEntry {
  caseId: string
  seq: number
  action: string
  from: string
  to: string
  actorId: string | null
  onBehalfOf: string | null
  role: string
  reason: string | null
  /** The exact JSON text. */
  detail: string
  at: Date
}

/** SHA-256 over the previous hash and every field in a fixed order, as hex: changing, dropping or reordering an entry breaks the chain. */
export function entryHash(previous: string, entry: AuditEntry): string {
  const { caseId, seq, action, from, to, actorId, onBehalfOf, role, reason, detail, at } = entry
  return createHash('sha256')
    .update(JSON.stringify([previous, caseId, seq, action, from, to, actorId, onBehalfOf, role, reason, detail, at.toISOString()]))
    .digest('hex')
}

function noticeRows({ case: row, step, params, reason, due }: StepToRecord, now: Date) {
  return Object.entries(step.notify).map(([actor, kind]) => ({
    case_id: row.caseId,
    kind,
    params: { ...params, ...(reason ? { reason } : {}), ...(due ? { due: due.at.toISOString() } : {}) },
    digest_key: noticeKinds[kind]?.digest ? `${kind}:${dateOf(now)}` : null,
    person: actor === 'student' || actor === 'advisor' ? actor : null,
    roles: actor === 'student' || actor === 'advisor' ? null : actorRoles[actor as Actor],
  }))
}
