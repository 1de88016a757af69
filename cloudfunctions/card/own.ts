import sql from 'sql-template-tag'
import type { Terms } from '../../src/shared/card/contract'
import { invitationWorkflow } from '../../src/shared/card/workflow'
import { refusal } from '../../src/shared/refusals'
import { stateChip } from '../_kit/cases'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { signingGate } from '../agreement/facts'
import { partyOf } from '../roster/facts'
import { ownCard } from './store'
import { ticketOf } from './ticket'

interface ClaimRow {
  claimId: string
  employer: string
  state: 'registered' | 'approved' | 'rejected'
  by: string
  claimed_at: Date
  ends_at: Date
}

interface InvitationRow {
  caseId: string
  employer: string
  terms: Terms
  state: string
  due_at: Date | null
}

/** The card as the student sees it: the code, how often it was opened, who took it, what came of it (S0-31). */
export const mine: QueryAction<'card.mine'> = async ({ caller, db, now }) => {
  const { schoolId, seasonId, personId } = caller
  const own = sql`c.school_id = ${schoolId} and c.season_id = ${seasonId} and c.student_id = ${personId}`
  const [party, policy, gate, card, claims, invitations] = await Promise.all([
    partyOf(db, schoolId, seasonId, personId),
    policyOf(db, caller, 'card'),
    signingGate(db, { ...caller, studentId: personId }, { personId, side: 'student' }, now),
    ownCard(db, caller, now),
    db.rows<ClaimRow>(sql`select c.claim_id as "claimId", e.name as employer, e.state, p.name as by, c.claimed_at, c.ends_at from card_claim c
      join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
      join person p on p.school_id = c.school_id and p.person_id = c.claimed_by
      where ${own} and c.ended_at is null and c.ends_at > ${now} order by c.claimed_at desc, c.claim_id`),
    db.rows<InvitationRow>(sql`select c.case_id as "caseId", e.name as employer, i.terms, c.state, c.due_at from workflow_case c
      join invitation i on i.school_id = c.school_id and i.case_id = c.case_id
      join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
      where ${own} and c.subject = 'invitation' order by c.entered_at desc, c.case_id`),
  ])
  return {
    shown: { name: party.name, school: caller.schoolName, major: party.major },
    card: card && {
      ticket: ticketOf(card.cardId),
      madeAt: card.madeAt.toISOString(),
      expiresAt: card.expiresAt.toISOString(),
      opened: card.opened,
      lastOpenedAt: card.lastOpenedAt?.toISOString() ?? null,
    },
    validHours: policy.validHours,
    blocked: gate.eligible ? null : refusal('card-not-eligible'),
    claims: claims.map(({ claimed_at, ends_at, ...row }) => ({
      ...row,
      claimedAt: claimed_at.toISOString(),
      endsAt: ends_at.toISOString(),
    })),
    invitations: invitations.map(({ caseId, employer, terms, state, due_at }) => ({
      caseId,
      employer,
      post: terms.post,
      state: stateChip(invitationWorkflow, state),
      dueAt: due_at?.toISOString() ?? null,
    })),
    now: now.toISOString(),
  }
}
