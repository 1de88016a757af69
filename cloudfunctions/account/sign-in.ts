import sql from 'sql-template-tag'
import { span, spokenMinute } from '../../src/shared/calendar'
import { ActionError, Refused } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import { refusal } from '../../src/shared/refusals'
import { callerOf } from '../_kit/caller'
import type { OpenAction, Ports } from '../_kit/handler'
import { hashPassword, verifyPassword } from '../_kit/passwords'
import { hashToken, randomToken, unseal } from '../_kit/secrets'
import { guardIndex, idNumberContext } from './facts'
import { meOf } from './me'

const FAILURES = 5
const LOCK = 15 * span.minute
const LIFE = { phone: 30 * span.day, web: 12 * span.hour }

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
export const signIn: OpenAction<'account.signIn'> = async ({ input, now, ports, channel }) => {
  const number = normaliseNumber(input.number)
  const guard = guardIndex(ports.schoolId, number)
  await claimAttempt(ports, guard, now)
  const person =
    await ports.database.row<Candidate>(sql`select person_id, password_hash, initial_password_used, id_number_sealed from person
    where school_id = ${ports.schoolId} and number = ${number}`)
  const fits = await passwordFits(ports.schoolId, person, input.password)
  if (!person || !fits) throw new Refused(refusal('sign-in-failed'))
  await ports.database.run(sql`delete from sign_in_guard where school_id = ${ports.schoolId} and number_index = ${guard}`)
  return openSession(ports, person.person_id, channel, now)
}

/** Silent on the phone: the WeChat account of the call is the identity. */
export const signInWithWeChat: OpenAction<'account.signInWithWeChat'> = async ({ now, ports, openid }) => {
  if (!openid) throw new Refused(refusal('phone-only'))
  const bound = await ports.database.row<{ person_id: string }>(
    sql`select person_id from wechat_binding where school_id = ${ports.schoolId} and openid = ${openid}`,
  )
  if (!bound) throw new ActionError('unauthenticated', 'not-bound', refusal('not-bound').message)
  return openSession(ports, bound.person_id, 'phone', now)
}

async function passwordFits(schoolId: string, person: Candidate | null, password: string): Promise<boolean> {
  if (person?.password_hash) return verifyPassword(person.password_hash, password)
  await verifyPassword(await nobodysHash(), password)
  if (!person || person.initial_password_used || !person.id_number_sealed) return false
  return unseal(person.id_number_sealed, idNumberContext(schoolId, person.person_id)).slice(-6) === password.trim().toUpperCase()
}

/**
 * Counts the attempt as a failure before the password is looked at; a success wipes the count. One atomic statement, so that
 * guesses made at the same moment cannot outrun the lock. While locked nothing is counted.
 */
async function claimAttempt({ database, schoolId }: Ports, guard: Buffer, now: Date): Promise<void> {
  const claimed =
    await database.run(sql`insert into sign_in_guard as g (school_id, number_index, failures, rounds) values (${schoolId}, ${guard}, 1, 0)
    on conflict (school_id, number_index) do update set
      failures = case when g.failures + 1 >= ${FAILURES} then 0 else g.failures + 1 end,
      rounds = case when g.failures + 1 >= ${FAILURES} then g.rounds + 1 else g.rounds end,
      locked_until = case when g.failures + 1 >= ${FAILURES} then ${now}::timestamptz + make_interval(secs => ${LOCK / 1000} * power(2, least(g.rounds, 10))) else g.locked_until end
    where g.locked_until is null or g.locked_until <= ${now}`)
  if (claimed > 0) return
  const row = await database.row<{ locked_until: Date | null }>(
    sql`select locked_until from sign_in_guard where school_id = ${schoolId} and number_index = ${guard}`,
  )
  const { message, ...more } = refusal('sign-in-locked')
  throw new Refused({ ...more, message: row?.locked_until ? `${message}（${spokenMinute(row.locked_until)} 后可再试）` : message })
}

async function openSession(ports: Ports, personId: string, channel: 'phone' | 'web', now: Date) {
  const token = randomToken()
  const expiresAt = new Date(now.getTime() + LIFE[channel])
  await ports.database.run(sql`insert into session (school_id, token_hash, person_id, channel, created_at, expires_at)
    values (${ports.schoolId}, ${hashToken(token)}, ${personId}, ${channel}, ${now}, ${expiresAt})`)
  const caller = await callerOf(ports.database, ports.schoolId, { token, openid: null }, now)
  if (!caller) throw new Error('the session just opened was not found')
  return { token, expiresAt: expiresAt.toISOString(), me: await meOf(ports.database, caller, now) }
}
