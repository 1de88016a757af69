import sql from 'sql-template-tag'
import { ActionError, Refused } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import { refusal } from '../../src/shared/refusals'
import type { OpenAction, Ports } from '../_kit/handler'
import { hashPassword, verifyPassword } from '../_kit/passwords'
import { randomToken, unseal } from '../_kit/secrets'
import { helpAt } from './campus'
import { guardIndex, idNumberContext, onlyRemoved } from './facts'
import { claimAttempt, forgiveFailures } from './guard'
import { openSession } from './sessions'

let nobody: Promise<string> | null = null

/** Verified when there is no such person, so that the answer takes as long as for one who exists. */
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(randomToken())
  return nobody
}

interface Candidate {
  person_id: string
  password_hash: string | null
  initial_password_used: boolean
  id_number_sealed: Buffer | null
}

/** Number and password. Five failures lock the number for 15 minutes, then doubling; a stranger cannot tell whether it exists. */
export const signIn: OpenAction<'account.signIn'> = async ({ input, now, ports, channel, userAgent }) => {
  const number = normaliseNumber(input.number)
  const guard = guardIndex(ports.schoolId, number)
  await claimAttempt(ports, guard, now)
  const help = await helpAt(ports.database, ports.schoolId, input.campus)
  const person =
    await ports.database.row<Candidate>(sql`select person_id, password_hash, initial_password_used, id_number_sealed from person
    where school_id = ${ports.schoolId} and number = ${number}`)
  const fits = await passwordFits(ports.schoolId, person, input.password)
  if (!person || !fits) throw new Refused({ ...refusal('sign-in-failed'), ...(help && { call: help }) })
  await forgiveFailures(ports.database, ports.schoolId, guard)
  await refuseRemoved(ports, person.person_id)
  return openSession(ports, person.person_id, { channel, userAgent, campus: input.campus }, now)
}

/** Silent on the phone: the WeChat account of the call is the identity. */
export const signInWithWeChat: OpenAction<'account.signInWithWeChat'> = async ({ now, ports, openid, userAgent }) => {
  if (!openid) throw new Refused(refusal('phone-only'))
  const bound = await ports.database.row<{ person_id: string }>(
    sql`select person_id from wechat_binding where school_id = ${ports.schoolId} and openid = ${openid}`,
  )
  if (!bound) throw new ActionError('unauthenticated', 'not-bound', refusal('not-bound').message)
  await refuseRemoved(ports, bound.person_id)
  return openSession(ports, bound.person_id, { channel: 'phone', userAgent }, now)
}

/** Said only to who has proved to be this person: a stranger learns nothing. */
async function refuseRemoved({ database, schoolId }: Ports, personId: string): Promise<void> {
  if (await onlyRemoved(database, schoolId, personId)) throw new Refused(refusal('removed-from-season'))
}

async function passwordFits(schoolId: string, person: Candidate | null, password: string): Promise<boolean> {
  if (person?.password_hash) return verifyPassword(person.password_hash, password)
  await verifyPassword(await nobodysHash(), password)
  if (!person || person.initial_password_used || !person.id_number_sealed) return false
  return unseal(person.id_number_sealed, idNumberContext(schoolId, person.person_id)).slice(-6) === password.trim().toUpperCase()
}
