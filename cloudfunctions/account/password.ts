import sql from 'sql-template-tag'
import { Invalid, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { CommandAction } from '../_kit/handler'
import { hashPassword, verifyPassword } from '../_kit/passwords'
import { idNumberOf } from './facts'

/** Replaces the password; the initial one stops working at once. Other sessions of the person end. */
export const changePassword: CommandAction<'account.changePassword'> = async ({ input, caller, tx, now }) => {
  const row = await tx.row<{ password_hash: string | null }>(sql`select password_hash from person
    where school_id = ${caller.schoolId} and person_id = ${caller.personId} for update`)
  const hash = row?.password_hash ?? null
  if (hash && !input.current) throw new Invalid({ current: '请填写当前密码' })
  if (hash && !(await verifyPassword(hash, input.current ?? ''))) throw new Refused(refusal('password-wrong'))
  const idNumber = await idNumberOf(tx, caller.schoolId, caller.personId)
  if (input.next === input.current || (idNumber && input.next.toUpperCase().includes(idNumber.slice(-6))))
    throw new Refused(refusal('password-same'))
  await tx.run(sql`update person set password_hash = ${await hashPassword(input.next)}, initial_password_used = true
    where school_id = ${caller.schoolId} and person_id = ${caller.personId}`)
  await tx.run(sql`update session set revoked_at = ${now} where school_id = ${caller.schoolId} and person_id = ${caller.personId}
    and revoked_at is null and token_hash is distinct from ${caller.tokenHash}`)
  return { done: true }
}

export const signOut: CommandAction<'account.signOut'> = async ({ caller, tx, now }) => {
  await tx.run(
    sql`update session set revoked_at = ${now} where school_id = ${caller.schoolId} and token_hash = ${caller.tokenHash} and revoked_at is null`,
  )
  return { done: true }
}
