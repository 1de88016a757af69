import sql, { type Sql } from 'sql-template-tag'
import { dateOf } from '../../src/shared/calendar'
import { type NoticeParams, noticeKinds } from '../../src/shared/notice/wording'
import type { Tx } from './database'

interface Told {
  schoolId: string
  kind: string
  params?: NoticeParams
  now: Date
}

/**
 * Writes a notice that no single step causes (departure opens, an advisor's approval frees the offices' items) to everybody
 * `audience` names: a query of `person_id` and `case_id`. In the transaction of what it tells of (N-1); digests as in a step.
 * Answers how many people are told.
 */
export function tell(tx: Tx, { schoolId, kind, params = {}, now }: Told, audience: Sql): Promise<number> {
  const words = noticeKinds[kind]
  const digest = words?.digest ? `${kind}:${dateOf(now)}` : null
  return tx.run(sql`with told as (
      select distinct on (person_id) person_id, case_id from (${audience}) a
    ), noticed as (
      insert into notice (school_id, notice_id, person_id, kind, case_id, params, at, digest_key)
      select ${schoolId}, gen_random_uuid(), person_id, ${kind}, case_id, ${JSON.stringify(params)}::jsonb, ${now}::timestamptz, ${digest} from told
      on conflict do nothing
      returning notice_id, person_id
    ), queued as (
      insert into outbox (school_id, notice_id, rank, not_before)
      select ${schoolId}, n.notice_id, ${words?.rank ?? 9}::int, ${now}::timestamptz from noticed n
      join wechat_binding b on b.school_id = ${schoolId} and b.person_id = n.person_id
      where ${words?.wechat !== undefined}
    )
    select 1 from noticed`)
}
