import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import type { Output } from '../../src/shared/contracts'
import { NotFound } from '../../src/shared/errors'
import { callerOf } from '../_kit/caller'
import type { Db } from '../_kit/database'
import type { CommandAction, Ports, QueryAction } from '../_kit/handler'
import { hashToken, randomToken } from '../_kit/secrets'
import { settledCampus } from './campus'
import { deviceWords } from './device'
import { meOf } from './me'

const LIFE = { phone: 30 * span.day, web: 12 * span.hour }

/** Opens a session for a person who has just shown who they are. */
export async function openSession(
  ports: Ports,
  personId: string,
  { channel, userAgent, campus: chosen }: { channel: 'phone' | 'web'; userAgent: string; campus?: string },
  now: Date,
): Promise<Output<'account.signIn'>> {
  const token = randomToken()
  const expiresAt = new Date(now.getTime() + LIFE[channel])
  const { campus, note } = await settledCampus(ports.database, ports.schoolId, personId, chosen)
  await ports.database.run(sql`insert into session (school_id, token_hash, person_id, channel, device, created_at, expires_at, campus)
    values (${ports.schoolId}, ${hashToken(token)}, ${personId}, ${channel}, ${deviceWords(channel, userAgent)}, ${now}, ${expiresAt}, ${campus})`)
  const caller = await callerOf(ports.database, ports.schoolId, { token, openid: null }, now)
  if (!caller) throw new Error('the session just opened was not found')
  return { token, expiresAt: expiresAt.toISOString(), me: await meOf(ports.database, caller, now), campusNote: note }
}

/** Ends a person's sessions, all or all but one; answers how many still ran. */
export function endSessions(db: Db, schoolId: string, personId: string, now: Date, kept: Buffer | null = null): Promise<number> {
  return db.run(sql`update session set revoked_at = ${now} where school_id = ${schoolId} and person_id = ${personId}
    and revoked_at is null and expires_at > ${now} and token_hash is distinct from ${kept}`)
}

/** Where am I signed in: what runs, the newest first. */
export const devices: QueryAction<'account.devices'> = async ({ caller, db, now }) => {
  const rows = await db.rows<{
    session_id: string
    channel: 'phone' | 'web'
    device: string
    created_at: Date
    expires_at: Date
    this_one: boolean
  }>(sql`select session_id, channel, device, created_at, expires_at, token_hash is not distinct from ${caller.tokenHash} as this_one
    from session where school_id = ${caller.schoolId} and person_id = ${caller.personId} and revoked_at is null and expires_at > ${now}
    order by this_one desc, created_at desc, session_id`)
  return {
    devices: rows.map((row) => ({
      sessionId: row.session_id,
      channel: row.channel,
      device: row.device || deviceWords(row.channel, ''),
      since: row.created_at.toISOString(),
      until: row.expires_at.toISOString(),
      thisOne: row.this_one,
    })),
  }
}

export const endSession: CommandAction<'account.endSession'> = async ({ input, caller, tx, now }) => {
  const ended = await tx.run(sql`update session set revoked_at = coalesce(revoked_at, ${now})
    where school_id = ${caller.schoolId} and person_id = ${caller.personId} and session_id = ${input.sessionId}`)
  if (ended === 0) throw new NotFound()
  return { done: true }
}

export const endOtherSessions: CommandAction<'account.endOtherSessions'> = async ({ caller, tx, now }) => ({
  ended: await endSessions(tx, caller.schoolId, caller.personId, now, caller.tokenHash),
})
