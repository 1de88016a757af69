import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import { Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Caller } from '../_kit/caller'
import type { Db, Tx } from '../_kit/database'
import { policyOf } from '../_kit/policies'
import { hashToken } from '../_kit/secrets'
import { tell } from '../_kit/tell'

/** A card that opens, with all it shows. */
export interface LiveCard {
  cardId: string
  seasonId: string
  policyVersion: number
  studentId: string
  name: string
  school: string
  major: string
  expiresAt: Date
}

/** What a ticket opens. @throws Refused the same way for a ticket never made, run out, revoked or replaced */
export async function liveCard(db: Db, schoolId: string, ticket: string, now: Date): Promise<LiveCard> {
  const card = await db.row<LiveCard>(sql`select k.card_id as "cardId", k.season_id as "seasonId", s.policy_version as "policyVersion",
      k.student_id as "studentId", p.name, h.name as school, g.major, k.expires_at as "expiresAt"
    from name_card k
    join graduate g on g.school_id = k.school_id and g.season_id = k.season_id and g.person_id = k.student_id and g.state = 'active'
    join person p on p.school_id = k.school_id and p.person_id = k.student_id
    join season s on s.school_id = k.school_id and s.season_id = k.season_id and s.is_current
    join school h on h.school_id = k.school_id
    where k.school_id = ${schoolId} and k.ticket_hash = ${hashToken(ticket)} and k.ended_at is null and k.expires_at > ${now}`)
  if (!card) throw new Refused(refusal('card-over'))
  return card
}

/** The caller's card that can be shown now. */
export function ownCard(db: Db, { schoolId, seasonId, personId }: Caller, now: Date) {
  return db.row<{ cardId: string; madeAt: Date; expiresAt: Date; opened: number; lastOpenedAt: Date | null }>(
    sql`select card_id as "cardId", made_at as "madeAt", expires_at as "expiresAt", opened, last_opened_at as "lastOpenedAt" from name_card
    where school_id = ${schoolId} and season_id = ${seasonId} and student_id = ${personId} and ended_at is null and expires_at > ${now}`,
  )
}

interface Claim {
  schoolId: string
  employerId: string
  /** The operator. */
  personId: string
  now: Date
}

/** The employer keeps the card; the student is told who did, once (N-1). Answers the claim's id. */
export async function claim(tx: Tx, card: LiveCard, { schoolId, employerId, personId, now }: Claim): Promise<string> {
  const { claimDays } = await policyOf(tx, { schoolId, ...card }, 'card')
  const endsAt = new Date(now.getTime() + claimDays * span.day)
  const { seasonId, studentId, cardId } = card
  const made = await tx.row<{ claim_id: string; employer: string }>(sql`
    insert into card_claim (school_id, claim_id, card_id, season_id, student_id, employer_id, claimed_by, claimed_at, ends_at)
    values (${schoolId}, ${randomUUID()}, ${cardId}, ${seasonId}, ${studentId}, ${employerId}, ${personId}, ${now}, ${endsAt})
    on conflict (school_id, season_id, student_id, employer_id) do update set
      card_id = excluded.card_id, claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at, ends_at = excluded.ends_at, ended_at = null
      where card_claim.card_id <> excluded.card_id or card_claim.ended_at is not null or card_claim.ends_at <= ${now}
    returning claim_id, (select name from employer e where e.school_id = card_claim.school_id and e.employer_id = card_claim.employer_id) as employer`)
  if (!made) {
    const held = await tx.row<{ claim_id: string }>(sql`select claim_id from card_claim
      where school_id = ${schoolId} and season_id = ${seasonId} and student_id = ${studentId} and employer_id = ${employerId}`)
    return held?.claim_id ?? ''
  }
  await tell(
    tx,
    { schoolId, kind: 'card-claimed', params: { employer: made.employer }, now },
    sql`select ${studentId}::uuid as person_id, null::uuid as case_id`,
  )
  return made.claim_id
}

export interface HeldClaim {
  claimId: string
  studentId: string
  employerId: string
  endsAt: Date
}

/** A claim of one of the operator's employers that still lets it invite; null where there is none. */
export function heldClaim(db: Db, { schoolId, seasonId, scopes }: Caller, claimId: string, now: Date): Promise<HeldClaim | null> {
  return db.row<HeldClaim>(sql`select claim_id as "claimId", student_id as "studentId", employer_id as "employerId", ends_at as "endsAt" from card_claim
    where school_id = ${schoolId} and season_id = ${seasonId} and claim_id = ${claimId} and employer_id = any(${scopes}::uuid[])
      and ended_at is null and ends_at > ${now}`)
}
