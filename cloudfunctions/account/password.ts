import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import { Invalid, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Tx } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction, OpenAction } from '../_kit/handler'
import { hashPassword } from '../_kit/passwords'
import { guardIndex, idNumberOf } from './facts'
import { forgiveFailures, provePassword } from './guard'
import { endSessions, openSession } from './sessions'

/** Replaces the password; the initial one stops working at once. Other sessions of the person end. */
export const changePassword: CommandAction<'account.changePassword'> = async ({ input, caller, tx, now, ports }) => {
  const row = await tx.row<{ password_hash: string | null }>(sql`select password_hash from person
    where school_id = ${caller.schoolId} and person_id = ${caller.personId} for update`)
  const hash = row?.password_hash ?? null
  if (hash && !input.current) throw new Invalid({ current: '请填写当前密码' })
  if (hash) await provePassword(ports, { number: caller.number, hash, password: input.current ?? '' }, now)
  if (input.next === input.current) throw new Refused(refusal('password-same'))
  await setPassword(tx, caller.schoolId, caller.personId, input.next)
  await endSessions(tx, caller.schoolId, caller.personId, now, caller.tokenHash)
  return { done: true }
}

const CONFIRMED = 10 * span.minute

/** The password given again opens exports and overrides of this session for ten minutes. */
export const confirmPassword: CommandAction<'account.confirmPassword'> = async ({ input, caller, tx, now, ports }) => {
  const row = await tx.row<{ password_hash: string | null }>(
    sql`select password_hash from person where school_id = ${caller.schoolId} and person_id = ${caller.personId}`,
  )
  if (!row?.password_hash) throw new Refused(refusal('no-password-to-confirm'))
  await provePassword(ports, { number: caller.number, hash: row.password_hash, password: input.password }, now)
  const until = new Date(now.getTime() + CONFIRMED)
  await tx.run(
    sql`update session set confirmed_until = ${until} where school_id = ${caller.schoolId} and token_hash = ${caller.tokenHash} and revoked_at is null`,
  )
  return { until: until.toISOString() }
}

/**
 * Forgotten password: whoever holds the bound WeChat account sets a new one. Every session ends, for the old password may be
 * known to somebody, and a lock is lifted.
 */
export const resetByWeChat: OpenAction<'account.resetByWeChat'> = async ({ input, now, ports, openid, userAgent }) => {
  if (!openid) throw new Refused(refusal('phone-only'))
  const { schoolId } = ports
  const personId = await ports.database.transaction(async (tx) => {
    const person = await tx.row<{ person_id: string; number: string }>(sql`select p.person_id, p.number from wechat_binding b
      join person p on p.school_id = b.school_id and p.person_id = b.person_id
      where b.school_id = ${schoolId} and b.openid = ${openid} for update of p`)
    if (!person) throw new Refused(refusal('not-bound-to-reset'))
    await setPassword(tx, schoolId, person.person_id, input.next)
    await endSessions(tx, schoolId, person.person_id, now)
    await forgiveFailures(tx, schoolId, guardIndex(schoolId, person.number))
    await record(tx, {
      schoolId,
      author: { personId: person.person_id, role: 'self' },
      personId: person.person_id,
      kind: 'password-reset-by-wechat',
      now,
    })
    return person.person_id
  })
  return openSession(ports, personId, { channel: 'phone', userAgent }, now)
}

/** @throws Refused when it holds the initial password */
export async function setPassword(tx: Tx, schoolId: string, personId: string, next: string): Promise<void> {
  const idNumber = await idNumberOf(tx, schoolId, personId)
  if (idNumber && next.toUpperCase().includes(idNumber.slice(-6))) throw new Refused(refusal('password-same'))
  await tx.run(sql`update person set password_hash = ${await hashPassword(next)}, initial_password_used = true
    where school_id = ${schoolId} and person_id = ${personId}`)
}

export const signOut: CommandAction<'account.signOut'> = async ({ caller, tx, now }) => {
  await tx.run(
    sql`update session set revoked_at = ${now} where school_id = ${caller.schoolId} and token_hash = ${caller.tokenHash} and revoked_at is null`,
  )
  return { done: true }
}
