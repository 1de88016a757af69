import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import { NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Caller } from '../_kit/caller'
import { sqlState, type Tx } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction, OpenAction, QueryAction } from '../_kit/handler'
import type { Author } from '../_kit/record-step'
import { randomToken } from '../_kit/secrets'
import { provePassword } from './guard'

const TICKET_LIFE = 10 * span.minute

/** A mini-program code whose scene is a one-time ticket; the phone that scans it confirms. */
export const startBinding: CommandAction<'account.startBinding'> = async ({ caller, tx, now, ports }) => {
  const ticket = randomToken(18)
  const expiresAt = new Date(now.getTime() + TICKET_LIFE)
  const picture = await ports.wechat.miniProgramCode(ticket, 'pages/account/bind-confirm/index')
  await tx.run(
    sql`insert into binding_ticket (school_id, ticket, person_id, expires_at) values (${caller.schoolId}, ${ticket}, ${caller.personId}, ${expiresAt})`,
  )
  return { ticket, picture: `data:image/png;base64,${picture.toString('base64')}`, expiresAt: expiresAt.toISOString() }
}

export const bindingStatus: QueryAction<'account.bindingStatus'> = async ({ input, caller, db, now }) => {
  const ticket = await db.row<{ expires_at: Date; bound_at: Date | null }>(sql`select expires_at, bound_at from binding_ticket
    where school_id = ${caller.schoolId} and ticket = ${input.ticket} and person_id = ${caller.personId}`)
  if (!ticket) throw new NotFound()
  if (ticket.bound_at) return { state: 'bound' }
  return { state: ticket.expires_at > now ? 'waiting' : 'expired' }
}

/** On the phone that scanned: the ticket names the person, the platform names the WeChat account. */
export const confirmBinding: OpenAction<'account.confirmBinding'> = async ({ input, now, ports, openid }) => {
  if (!openid) throw new Refused(refusal('phone-only'))
  return ports.database.transaction(async (tx) => {
    const ticket = await tx.row<{
      person_id: string
      name: string
      bound_at: Date | null
    }>(sql`select t.person_id, p.name, t.bound_at from binding_ticket t
      join person p on p.school_id = t.school_id and p.person_id = t.person_id
      where t.school_id = ${ports.schoolId} and t.ticket = ${input.ticket} and t.expires_at > ${now} for update of t`)
    if (!ticket || (ticket.bound_at && !(await isBound(tx, ports.schoolId, ticket.person_id, openid))))
      throw new Refused(refusal('ticket-expired'))
    await bind(tx, ports.schoolId, ticket.person_id, openid, now)
    await tx.run(
      sql`update binding_ticket set bound_at = coalesce(bound_at, ${now}) where school_id = ${ports.schoolId} and ticket = ${input.ticket}`,
    )
    return { name: ticket.name }
  })
}

export const bindHere: CommandAction<'account.bindHere'> = async ({ caller, tx, now }) => {
  if (!caller.openid) throw new Refused(refusal('phone-only'))
  await bind(tx, caller.schoolId, caller.personId, caller.openid, now)
  return { done: true }
}

/** A ticket works once; the phone that used it may ask again, when the answer was lost on the way. */
async function isBound(tx: Tx, schoolId: string, personId: string, openid: string): Promise<boolean> {
  const row = await tx.row(
    sql`select 1 from wechat_binding where school_id = ${schoolId} and person_id = ${personId} and openid = ${openid}`,
  )
  return row !== null
}

/** One WeChat account ↔ one person: both directions are unique in the database. Binding again what is bound changes nothing. */
async function bind(tx: Tx, schoolId: string, personId: string, openid: string, now: Date): Promise<void> {
  const held = await tx.rows<{ person_id: string; openid: string }>(sql`select person_id, openid from wechat_binding
    where school_id = ${schoolId} and (openid = ${openid} or person_id = ${personId})`)
  if (held.some((row) => row.openid === openid && row.person_id === personId)) return
  if (held.some((row) => row.openid === openid)) throw new Refused(refusal('wechat-taken'))
  if (held.length) throw new Refused(refusal('already-bound'))
  try {
    await tx.run(
      sql`insert into wechat_binding (school_id, openid, person_id, bound_at) values (${schoolId}, ${openid}, ${personId}, ${now})`,
    )
  } catch (error) {
    if (sqlState(error) === '23505')
      throw new Refused(refusal((error as { constraint?: string }).constraint === 'wechat_binding_pkey' ? 'wechat-taken' : 'already-bound'))
    throw error
  }
  // Binding replaces the initial password: from now on only the phone, or a password set there, opens the account.
  await tx.run(sql`update person set initial_password_used = true where school_id = ${schoolId} and person_id = ${personId}`)
}

export const unbind: CommandAction<'account.unbind'> = async ({ input, caller, author, tx, now, ports }) => {
  const row = await tx.row<{ password_hash: string | null }>(
    sql`select password_hash from person where school_id = ${caller.schoolId} and person_id = ${caller.personId} for update`,
  )
  if (!row?.password_hash) throw new Refused(refusal('no-password-yet'))
  await provePassword(ports, { number: caller.number, hash: row.password_hash, password: input.password }, now)
  await release(tx, caller, caller.personId, author, now)
  return { done: true }
}

/** Ends a binding and the sessions of that phone, all but the one that asks; on record. */
export async function release(tx: Tx, { schoolId, tokenHash }: Caller, personId: string, author: Author, now: Date): Promise<void> {
  await tx.run(sql`delete from wechat_binding where school_id = ${schoolId} and person_id = ${personId}`)
  await tx.run(sql`update session set revoked_at = ${now} where school_id = ${schoolId} and person_id = ${personId}
    and channel = 'phone' and revoked_at is null and token_hash is distinct from ${tokenHash}`)
  await record(tx, { schoolId, author, personId, kind: 'wechat-unbound', now })
}
