import sql from 'sql-template-tag'
import { afterQuietHours, span } from '../../src/shared/calendar'
import { noticeKinds } from '../../src/shared/notice/wording'
import type { Ports } from '../_kit/handler'
import type { SendOutcome } from '../_kit/wechat/wechat'
import { templateIds } from './facts'
import { type Message, messageFor } from './message'

const CLAIM = 50
const LEASE = 2 * span.minute
const WORK = 45_000
/** Waits after the 1st, 2nd … failure; the last one repeats, so an outage of hours loses nothing (N-4). */
const BACK_OFF = [1, 2, 5, 15, 30].map((minutes) => minutes * span.minute)
/** A message nobody could deliver for two days is news no more; staff see it among the dead letters. */
const MOST_ATTEMPTS = 100

interface Claimed {
  notice_id: string
  person_id: string
  openid: string | null
  kind: string
  case_id: string | null
  params: Record<string, string>
  at: Date
  attempts: number
  /** An earlier try has taken the consent already. */
  consent_held: boolean
  /** The deadline the notice speaks of still stands. */
  stands: boolean
}

/**
 * Sends what waits in the outbox. At least once towards WeChat, which knows no idempotency key; the inbox has it exactly once.
 * Rows are leased, so that two workers never send the same one and a worker that dies gives its rows back.
 */
export async function deliver(ports: Ports): Promise<{ sent: number; left: number }> {
  const started = performance.now()
  let sent = 0
  for (;;) {
    const claimed = await claim(ports)
    for (const row of claimed) {
      if (performance.now() - started > WORK) return { sent, left: claimed.length }
      if (await deliverOne(ports, row)) sent += 1
    }
    if (claimed.length < CLAIM) return { sent, left: 0 }
  }
}

function claim({ database, clock, schoolId }: Ports): Promise<Claimed[]> {
  const now = clock()
  return database.rows<Claimed>(sql`with mine as (
      select notice_id from outbox where school_id = ${schoolId} and state = 'waiting' and not_before <= ${now} and (leased_until is null or leased_until < ${now})
      order by rank, not_before limit ${CLAIM} for update skip locked
    ), leased as (
      update outbox o set leased_until = ${new Date(now.getTime() + LEASE)}, attempts = o.attempts + 1 from mine
      where o.school_id = ${schoolId} and o.notice_id = mine.notice_id returning o.notice_id, o.attempts, o.rank, o.consent_held
    )
    select n.notice_id, n.person_id, b.openid, n.kind, n.case_id, n.params, n.at, l.attempts, l.consent_held,
      exists (select 1 from workflow_case c where c.school_id = n.school_id and c.case_id = n.case_id and c.due_at = (n.params ->> 'due')::timestamptz and c.due_at > ${now}) as stands
    from leased l
    join notice n on n.school_id = ${schoolId} and n.notice_id = l.notice_id
    left join wechat_binding b on b.school_id = n.school_id and b.person_id = n.person_id
    order by l.rank, n.at`)
}

/** @returns whether WeChat took it */
async function deliverOne(ports: Ports, row: Claimed): Promise<boolean> {
  const message = messageFor({ kind: row.kind, caseId: row.case_id, params: row.params, at: row.at })
  if (noticeKinds[row.kind]?.reminder) {
    const awake = afterQuietHours(ports.clock())
    if (message && row.consent_held && !row.stands) await giveBack(ports, row.person_id, message)
    if (!row.stands) return finish(ports, row.notice_id, 'no-consent', 'over')
    if (awake > ports.clock()) return postpone(ports, row, awake, 'quiet')
  }
  const templateId = message && templateIds()[message.template]
  if (!message || !templateId || !row.openid || !(row.consent_held || (await holdConsent(ports, row, message))))
    return finish(ports, row.notice_id, 'no-consent', null)
  const outcome = await ports.wechat.sendSubscribeMessage({ openid: row.openid, templateId, page: message.page, data: message.data })
  return settle(ports, row, message, outcome)
}

/** Takes one from the ledger and marks it as held by this message, in one statement: a worker that dies loses neither. */
async function holdConsent({ database, schoolId }: Ports, { notice_id, person_id }: Claimed, { template }: Message): Promise<boolean> {
  const held = await database.run(sql`with taken as (
      update consent set balance = balance - 1
      where school_id = ${schoolId} and person_id = ${person_id} and template = ${template} and balance > 0 returning 1
    ) update outbox set consent_held = true where school_id = ${schoolId} and notice_id = ${notice_id} and exists (select 1 from taken)`)
  return held > 0
}

async function settle(ports: Ports, row: Claimed, message: Message, outcome: SendOutcome): Promise<boolean> {
  switch (outcome.kind) {
    case 'sent':
      await finish(ports, row.notice_id, 'sent', null)
      return true
    case 'refused':
      // 43101: the person has used up or withdrawn consent; the ledger was wrong and is set to what WeChat says.
      await ports.database.run(
        sql`update consent set balance = 0 where school_id = ${ports.schoolId} and person_id = ${row.person_id} and template = ${message.template}`,
      )
      return finish(ports, row.notice_id, 'no-consent', '43101')
    case 'dead':
      await giveBack(ports, row.person_id, message)
      return finish(ports, row.notice_id, 'dead', outcome.code)
    case 'later':
      return tryAgain(ports, row, outcome.code)
    case 'unknown':
      // It may have arrived. Tried again; if it had, its one consent is spent and WeChat answers 43101.
      return tryAgain(ports, row, 'time-out')
  }
}

async function giveBack({ database, schoolId }: Ports, personId: string, { template }: Message): Promise<void> {
  await database.run(
    sql`update consent set balance = balance + 1 where school_id = ${schoolId} and person_id = ${personId} and template = ${template}`,
  )
}

async function finish(
  { database, schoolId }: Ports,
  noticeId: string,
  state: 'sent' | 'no-consent' | 'dead',
  problem: string | null,
): Promise<false> {
  await database.run(
    sql`update outbox set state = ${state}, problem = ${problem}, leased_until = null where school_id = ${schoolId} and notice_id = ${noticeId}`,
  )
  return false
}

function tryAgain(ports: Ports, row: Claimed, problem: string): Promise<false> {
  if (row.attempts >= MOST_ATTEMPTS) return finish(ports, row.notice_id, 'dead', problem)
  const wait = BACK_OFF[Math.min(row.attempts, BACK_OFF.length) - 1] ?? span.minute
  return postpone(ports, row, new Date(ports.clock().getTime() + wait), problem)
}

async function postpone(ports: Ports, { notice_id }: Claimed, notBefore: Date, problem: string): Promise<false> {
  await ports.database.run(
    sql`update outbox set not_before = ${notBefore}, problem = ${problem}, leased_until = null where school_id = ${ports.schoolId} and notice_id = ${notice_id}`,
  )
  return false
}
