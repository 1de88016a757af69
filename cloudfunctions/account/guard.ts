import sql from 'sql-template-tag'
import { span, spokenMinute } from '../../src/shared/calendar'
import { Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Db } from '../_kit/database'
import type { Ports } from '../_kit/handler'
import { verifyPassword } from '../_kit/passwords'
import { guardIndex } from './facts'

const FAILURES = 5
const LOCK = 15 * span.minute

/**
 * Counts the attempt as a failure before the password is looked at; a success wipes the count. One atomic statement, so that
 * guesses made at the same moment cannot outrun the lock. While locked nothing is counted. Always outside a transaction that
 * the refusal would roll back.
 * @throws Refused while locked
 */
export async function claimAttempt({ database, schoolId }: Pick<Ports, 'database' | 'schoolId'>, guard: Buffer, now: Date): Promise<void> {
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

/** A success wipes the count. */
export async function forgiveFailures(db: Db, schoolId: string, guard: Buffer): Promise<void> {
  await db.run(sql`delete from sign_in_guard where school_id = ${schoolId} and number_index = ${guard}`)
}

/**
 * The present password of somebody signed in, counted as at sign-in: a session left open must not be a place to guess at.
 * @throws Refused `password-wrong`, or while locked
 */
export async function provePassword(
  ports: Pick<Ports, 'database' | 'schoolId'>,
  { number, hash, password }: { number: string; hash: string; password: string },
  now: Date,
): Promise<void> {
  const guard = guardIndex(ports.schoolId, number)
  await claimAttempt(ports, guard, now)
  if (!(await verifyPassword(hash, password))) throw new Refused(refusal('password-wrong'))
  await forgiveFailures(ports.database, ports.schoolId, guard)
}
