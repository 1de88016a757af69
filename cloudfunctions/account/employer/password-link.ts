import sql from 'sql-template-tag'
import { span } from '../../../src/shared/calendar'
import { NotFound, Refused } from '../../../src/shared/errors'
import { refusal } from '../../../src/shared/refusals'
import type { Caller } from '../../_kit/caller'
import type { Db, Tx } from '../../_kit/database'
import { record } from '../../_kit/events'
import type { CommandAction, OpenAction } from '../../_kit/handler'
import { hashToken, randomToken } from '../../_kit/secrets'
import { guardIndex } from '../facts'
import { forgiveFailures } from '../guard'
import { setPassword } from '../password'
import { endSessions, openSession } from '../sessions'

const LIFE = span.day
const PAGE = 'pages/account/employer/password/index'

/** A link for one operator and one new password; a link issued earlier stops working. Only the hash is stored. */
export const issuePasswordLink: CommandAction<'account.issuePasswordLink'> = async ({ input, caller, author, tx, now, ports }) => {
  const { schoolId } = caller
  const { operatorId } = input
  const [employerId] = await employersOf(tx, caller, operatorId)
  if (operatorId === caller.personId) throw new Refused(refusal('link-for-oneself'))
  const ticket = randomToken(18)
  const expiresAt = new Date(now.getTime() + LIFE)
  const picture = await ports.wechat.miniProgramCode(ticket, PAGE)
  await tx.run(sql`update password_link set expires_at = ${now}
    where school_id = ${schoolId} and person_id = ${operatorId} and used_at is null and expires_at > ${now}`)
  await tx.run(sql`insert into password_link (school_id, ticket_hash, person_id, issued_by, issued_at, expires_at)
    values (${schoolId}, ${hashToken(ticket)}, ${operatorId}, ${caller.personId}, ${now}, ${expiresAt})`)
  await record(tx, { schoolId, author, personId: operatorId, kind: 'password-link-issued', detail: { employerId }, now })
  return { ticket, picture: `data:image/png;base64,${picture.toString('base64')}`, expiresAt: expiresAt.toISOString() }
}

/**
 * The employers the operator acts for, where the caller may speak for them. A colleague must act for every one of them, because whoever
 * holds the link could sign for them all; nobody reaches a person who plays any other part.
 * @throws NotFound
 */
async function employersOf(tx: Tx, caller: Caller, operatorId: string): Promise<[string, ...string[]]> {
  const grants = await tx.rows<{ role: string; scope_id: string }>(
    sql`select role, scope_id from role_grant where school_id = ${caller.schoolId} and person_id = ${operatorId} order by scope_id`,
  )
  const [first, ...more] = grants.map(({ scope_id }) => scope_id)
  const reachable = caller.role !== 'employer-operator' || grants.every(({ scope_id }) => caller.scopes.includes(scope_id))
  if (!first || !reachable || grants.some(({ role }) => role !== 'employer-operator')) throw new NotFound()
  return [first, ...more]
}

interface Open {
  person_id: string
  name: string
  number: string
  expires_at: Date
}

/** @throws Refused once it is used, replaced or a day old */
async function openLink(db: Db, schoolId: string, ticket: string, now: Date): Promise<Open> {
  const found = await db.row<Open>(sql`select l.person_id, p.name, p.number, l.expires_at from password_link l
    join person p on p.school_id = l.school_id and p.person_id = l.person_id
    where l.school_id = ${schoolId} and l.ticket_hash = ${hashToken(ticket)} and l.used_at is null and l.expires_at > ${now}`)
  if (!found) throw new Refused(refusal('password-link-over'))
  return found
}

export const passwordLink: OpenAction<'account.passwordLink'> = async ({ input, now, ports }) => {
  const { name, expires_at } = await openLink(ports.database, ports.schoolId, input.ticket, now)
  return { name, expiresAt: expires_at.toISOString() }
}

export const setPasswordByLink: OpenAction<'account.setPasswordByLink'> = async ({ input, now, ports, channel, userAgent }) => {
  const { database, schoolId } = ports
  const personId = await database.transaction(async (tx) => {
    const { person_id, number } = await openLink(tx, schoolId, input.ticket, now)
    const used = await tx.run(sql`update password_link set used_at = ${now}
      where school_id = ${schoolId} and ticket_hash = ${hashToken(input.ticket)} and used_at is null`)
    if (used === 0) throw new Refused(refusal('password-link-over'))
    await setPassword(tx, schoolId, person_id, input.next)
    await endSessions(tx, schoolId, person_id, now)
    await forgiveFailures(tx, schoolId, guardIndex(schoolId, number))
    await record(tx, {
      schoolId,
      author: { personId: person_id, role: 'employer-operator' },
      personId: person_id,
      kind: 'password-set-by-link',
      now,
    })
    return person_id
  })
  return openSession(ports, personId, { channel, userAgent }, now)
}
