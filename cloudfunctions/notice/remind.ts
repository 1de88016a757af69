import sql from 'sql-template-tag'
import { nextReminder } from '../../src/shared/agreement/deadline'
import { afterQuietHours } from '../../src/shared/calendar'
import { noticeKinds } from '../../src/shared/notice/wording'
import type { Tx } from '../_kit/database'
import type { Ports } from '../_kit/handler'
import { policyOf } from '../_kit/policies'

const CLAIM = 200
const KIND = 'agreement-reminder'

interface Row {
  case_id: string
  season_id: string
  student_id: string
  due_at: Date
  remind_at: Date
  policy_version: number
}

/**
 * Reminds of deadlines that come near (S0-51, N-5): quiet between 22:00 and 08:00, one message for several missed instants,
 * and none once the case has moved on, because its reminder goes with the state.
 */
export async function remind(ports: Ports): Promise<{ reminded: number }> {
  const now = ports.clock()
  if (afterQuietHours(now) > now) return { reminded: 0 }
  let reminded = 0
  for (let last = CLAIM; last === CLAIM; reminded += last)
    last = await ports.database.transaction((tx) => remindSome(tx, ports.schoolId, now))
  return { reminded }
}

async function remindSome(tx: Tx, schoolId: string, now: Date): Promise<number> {
  const rows =
    await tx.rows<Row>(sql`select c.case_id, c.season_id, c.student_id, c.due_at, c.remind_at, s.policy_version from workflow_case c
    join season s on s.school_id = c.school_id and s.season_id = c.season_id and s.state = 'open'
    where c.school_id = ${schoolId} and c.remind_at <= ${now} and c.subject = 'agreement' and not c.removed order by c.remind_at limit ${CLAIM} for update of c skip locked`)
  if (rows.length === 0) return 0
  const next: (Date | null)[] = []
  for (const { season_id, policy_version, due_at } of rows) {
    const policy = await policyOf(tx, { schoolId, seasonId: season_id, policyVersion: policy_version }, 'agreement')
    next.push(nextReminder(policy, due_at, now))
  }
  // A deadline already past needs no reminder; the deadlines job speaks next.
  await tx.run(sql`with r as (
      select * from unnest(${rows.map((row) => row.case_id)}::uuid[], ${rows.map((row) => row.student_id)}::uuid[], ${rows.map((row) => row.due_at)}::timestamptz[], ${rows.map((row) => row.remind_at)}::timestamptz[], ${next}::timestamptz[])
        as t (case_id, student_id, due_at, remind_at, next_at)
    ), advanced as (
      update workflow_case c set remind_at = r.next_at from r where c.school_id = ${schoolId} and c.case_id = r.case_id
    ), noticed as (
      insert into notice (school_id, notice_id, person_id, kind, case_id, params, at, digest_key)
      select ${schoolId}, gen_random_uuid(), r.student_id, ${KIND}, r.case_id, jsonb_build_object('due', to_char(r.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), ${now}::timestamptz,
        ${KIND} || ':' || r.case_id || ':' || extract(epoch from r.remind_at)::bigint
      from r where r.due_at > ${now} on conflict do nothing returning notice_id, person_id
    )
    insert into outbox (school_id, notice_id, rank, not_before) select ${schoolId}, n.notice_id, ${noticeKinds[KIND]?.rank ?? 9}::int, ${now}::timestamptz from noticed n
    join wechat_binding b on b.school_id = ${schoolId} and b.person_id = n.person_id`)
  return rows.length
}
