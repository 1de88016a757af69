import sql from 'sql-template-tag'
import type { Invitation } from '../../../src/shared/account/employer-contract'
import { span } from '../../../src/shared/calendar'
import { NotFound, Refused } from '../../../src/shared/errors'
import { refusal } from '../../../src/shared/refusals'
import type { Db, Tx } from '../../_kit/database'
import { record } from '../../_kit/events'
import type { CommandAction, OpenAction, Ports } from '../../_kit/handler'
import { hashPassword, verifyPassword } from '../../_kit/passwords'
import type { Author } from '../../_kit/record-step'
import { hashToken, randomToken } from '../../_kit/secrets'
import { guardIndex } from '../facts'
import { claimAttempt, forgiveFailures } from '../guard'
import { openSession } from '../sessions'
import { refuseUnprintable } from './names'
import { addOperator } from './operators'

const LIFE = 7 * span.day
const PAGE = 'pages/account/employer/invitation/index'

export const inviteOperator: CommandAction<'account.inviteOperator'> = async ({ input, caller, author, tx, now, ports }) => {
  if (caller.role === 'employer-operator' && !caller.scopes.includes(input.employerId)) throw new NotFound()
  const employer = await tx.row(sql`select 1 from employer where school_id = ${caller.schoolId} and employer_id = ${input.employerId}`)
  if (!employer) throw new NotFound()
  return invite(tx, ports, { employerId: input.employerId, author, now })
}

/** A link and a code to scan, for one person, for seven days. Only the hash of the ticket is stored. */
export async function invite(
  tx: Tx,
  { wechat, schoolId }: Ports,
  { employerId, author, now }: { employerId: string; author: Author; now: Date },
): Promise<Invitation> {
  const ticket = randomToken(18)
  const expiresAt = new Date(now.getTime() + LIFE)
  const picture = await wechat.miniProgramCode(ticket, PAGE)
  await tx.run(sql`insert into operator_invitation (school_id, ticket_hash, employer_id, invited_by, invited_at, expires_at)
    values (${schoolId}, ${hashToken(ticket)}, ${employerId}, ${author.personId}, ${now}, ${expiresAt})`)
  await record(tx, { schoolId, author, kind: 'operator-invited', detail: { employerId }, now })
  return { ticket, picture: `data:image/png;base64,${picture.toString('base64')}`, expiresAt: expiresAt.toISOString() }
}

interface Open {
  employer_id: string
  name: string
  expires_at: Date
}

async function openInvitation(db: Db, schoolId: string, ticket: string, now: Date): Promise<Open> {
  const found = await db.row<Open>(sql`select i.employer_id, e.name, i.expires_at from operator_invitation i
    join employer e on e.school_id = i.school_id and e.employer_id = i.employer_id
    where i.school_id = ${schoolId} and i.ticket_hash = ${hashToken(ticket)} and i.accepted_at is null and i.expires_at > ${now}`)
  if (!found) throw new Refused(refusal('invitation-over'))
  return found
}

export const invitation: OpenAction<'account.invitation'> = async ({ input, now, ports }) => {
  const { name, expires_at } = await openInvitation(ports.database, ports.schoolId, input.ticket, now)
  return { employer: name, expiresAt: expires_at.toISOString() }
}

/**
 * The link works once. A number somebody has already needs that person's password, counted as at sign-in: whoever holds a link
 * must not be able to guess at accounts, nor to put an employer into the hands of somebody who did not ask for it.
 */
export const acceptInvitation: OpenAction<'account.acceptInvitation'> = async ({ input, now, ports, channel, userAgent }) => {
  const { database, schoolId } = ports
  await openInvitation(database, schoolId, input.ticket, now)
  await refuseUnprintable({ name: input.name })
  const known = await holderOf(ports, input.mobile, input.password, now)
  const passwordHash = known ? '' : await hashPassword(input.password)
  const personId = await database.transaction(async (tx) => {
    const { employer_id } = await openInvitation(tx, schoolId, input.ticket, now)
    const person = known ?? (await addOperator(tx, schoolId, { name: input.name, mobile: input.mobile, passwordHash }))
    // Somebody took the number at this very moment; the next try asks for that account's password.
    if (!person) throw new Refused(refusal('invitation-password'))
    const used = await tx.run(sql`update operator_invitation set accepted_by = ${person}, accepted_at = ${now}
      where school_id = ${schoolId} and ticket_hash = ${hashToken(input.ticket)} and accepted_at is null`)
    if (used === 0) throw new Refused(refusal('invitation-over'))
    await tx.run(sql`insert into role_grant (school_id, person_id, role, scope_id)
      values (${schoolId}, ${person}, 'employer-operator', ${employer_id}) on conflict do nothing`)
    const author = { personId: person, role: 'employer-operator' }
    await record(tx, { schoolId, author, personId: person, kind: 'invitation-accepted', detail: { employerId: employer_id }, now })
    return person
  })
  return openSession(ports, personId, { channel, userAgent }, now)
}

/** Who has this number already, proven by the password; null where nobody has it. @throws Refused */
async function holderOf(ports: Ports, mobile: string, password: string, now: Date): Promise<string | null> {
  const { database, schoolId } = ports
  const person = await database.row<{ person_id: string; password_hash: string | null }>(
    sql`select person_id, password_hash from person where school_id = ${schoolId} and number = ${mobile}`,
  )
  if (!person) return null
  const guard = guardIndex(schoolId, mobile)
  await claimAttempt(ports, guard, now)
  if (!person.password_hash || !(await verifyPassword(person.password_hash, password))) throw new Refused(refusal('invitation-password'))
  await forgiveFailures(database, schoolId, guard)
  return person.person_id
}
