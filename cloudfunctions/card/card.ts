import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { CommandAction, OpenAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { hashToken } from '../_kit/secrets'
import { signingGate } from '../agreement/facts'
import { claim as keepClaim, liveCard, ownCard } from './store'
import { ticketOf } from './ticket'

const OPEN_PAGE = 'pages/card/open/index'

/** A new card for some hours; the one before opens nothing any more (S0-31). */
export const make: CommandAction<'card.make'> = async ({ input, caller, tx, now }) => {
  const { schoolId, seasonId, personId } = caller
  const { validHours } = await policyOf(tx, caller, 'card')
  if (!validHours.includes(input.hours)) throw new Invalid({ hours: '请从列表中选择有效期' })
  const known = await tx.row(sql`select 1 from graduate
    where school_id = ${schoolId} and season_id = ${seasonId} and person_id = ${personId} and state = 'active' for update`)
  if (!known) throw new NotFound('本届毕业生名单中没有您的信息，请联系学院老师补充。')
  const gate = await signingGate(tx, { ...caller, studentId: personId }, { personId, side: 'student' }, now)
  if (!gate.eligible) throw new Refused(refusal('card-not-eligible'))
  await tx.run(
    sql`update name_card set ended_at = ${now} where school_id = ${schoolId} and season_id = ${seasonId} and student_id = ${personId} and ended_at is null`,
  )
  const cardId = randomUUID()
  const expiresAt = new Date(now.getTime() + input.hours * span.hour)
  await tx.run(sql`insert into name_card (school_id, card_id, season_id, student_id, ticket_hash, made_at, expires_at)
    values (${schoolId}, ${cardId}, ${seasonId}, ${personId}, ${hashToken(ticketOf(cardId))}, ${now}, ${expiresAt})`)
  return { expiresAt: expiresAt.toISOString() }
}

/** The card is over at once, and whoever took it may no longer invite; invitations that came of it stay to be answered. */
export const revoke: CommandAction<'card.revoke'> = async ({ caller, tx, now }) => {
  const own = sql`school_id = ${caller.schoolId} and season_id = ${caller.seasonId} and student_id = ${caller.personId} and ended_at is null`
  await tx.run(sql`update name_card set ended_at = ${now} where ${own}`)
  await tx.run(sql`update card_claim set ended_at = ${now} where ${own}`)
  return { done: true }
}

export const dropClaim: CommandAction<'card.dropClaim'> = async ({ input, caller, tx, now }) => {
  const dropped = await tx.run(sql`update card_claim set ended_at = ${now}
    where school_id = ${caller.schoolId} and student_id = ${caller.personId} and claim_id = ${input.claimId} and ended_at is null`)
  if (dropped === 0) throw new NotFound()
  return { done: true }
}

/** The card as WeChat's own code, which any phone with WeChat reads; fetched anew, because the picture is the ticket. */
export const code: QueryAction<'card.code'> = async ({ caller, db, now, ports }) => {
  const card = await ownCard(db, caller, now)
  if (!card) throw new NotFound('您现在没有可出示的名片，请先生成一张。')
  const picture = await ports.wechat.miniProgramCode(ticketOf(card.cardId), OPEN_PAGE)
  return { picture: `data:image/png;base64,${picture.toString('base64')}` }
}

/** Name, school, major; nothing else until the student accepts an invitation. */
export const open: OpenAction<'card.open'> = async ({ input, now, ports: { database, schoolId } }) => {
  const { cardId, name, school, major, expiresAt } = await liveCard(database, schoolId, input.ticket, now)
  await database.run(
    sql`update name_card set opened = opened + 1, last_opened_at = ${now} where school_id = ${schoolId} and card_id = ${cardId}`,
  )
  return { name, school, major, expiresAt: expiresAt.toISOString() }
}

export const claim: CommandAction<'card.claim'> = async ({ input, caller, tx, now }) => {
  const employerId = input.employerId ?? (caller.scopes.length === 1 ? caller.scopes[0] : undefined)
  if (!employerId) throw new Invalid({ employerId: '请选择以哪家单位的名义签约' })
  if (!caller.scopes.includes(employerId)) throw new NotFound()
  const card = await liveCard(tx, caller.schoolId, input.ticket, now)
  return { claimId: await keepClaim(tx, card, { schoolId: caller.schoolId, employerId, personId: caller.personId, now }) }
}
