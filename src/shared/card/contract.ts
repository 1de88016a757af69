import * as z from 'zod'
import { command, moved, offer, query, shape, stateView, trailEntry } from '../contract'

/** What an employer offers; the same lengths as in an agreement, into which it goes as it is. */
const terms = z.strictObject({
  post: shape.text(40),
  place: shape.text(60),
  pay: shape.text(40),
  probation: shape.optionalText(40),
  penalty: shape.optionalText(40),
  /** PhD clause: the agreement is void on admission. */
  voidOnAdmission: z.boolean(),
  remarks: shape.optionalText(200),
})

export type Terms = z.output<typeof terms>

/** All that a name card tells. */
const shown = z.object({ name: z.string(), school: z.string(), major: z.string() })
const employerState = z.enum(['registered', 'approved', 'rejected'])
const ticket = z.string('名片链接不完整').min(1, '名片链接不完整').max(32, '名片链接不正确')
const oneCase = z.strictObject({ caseId: shape.id })
const employer = z.object({ employerId: shape.id, name: z.string(), state: employerState })

const invitationView = z.object({
  caseId: shape.id,
  version: z.int(),
  state: stateView,
  student: shown,
  employer: employer.extend({ creditCode: z.string(), address: z.string(), nature: z.string() }),
  terms,
  /** Why it was declined. */
  reason: z.string().nullable(),
  dueAt: shape.instant.nullable(),
  /** Where the agreement with these terms stands; null while there is none. */
  agreement: stateView.nullable(),
  /** The student has written a draft, which accepting would replace. */
  replacesDraft: z.boolean(),
  /** The employer may invite again through this claim. */
  claimId: shape.id.nullable(),
  mayI: z.array(offer),
  trail: z.array(trailEntry),
  now: shape.instant,
})

export type InvitationView = z.output<typeof invitationView>

/** Name cards 二维码名片 (S0-31) and invitations 邀约. */
export const cardContract = {
  /** The student's card, who took it, and the invitations that came of it. */
  'card.mine': query({
    callers: ['student'],
    scope: 'self',
    input: shape.none,
    output: z.object({
      shown,
      card: z
        .object({
          /** Part of the link `/pages/card/open/index?ticket=…`, and the scene of the mini-program code. */
          ticket: z.string(),
          madeAt: shape.instant,
          expiresAt: shape.instant,
          opened: z.int(),
          lastOpenedAt: shape.instant.nullable(),
        })
        .nullable(),
      /** Hours for which a card may be made. */
      validHours: z.array(z.int()),
      /** Why no card can be made. */
      blocked: offer.shape.blocked,
      claims: z.array(
        z.object({
          claimId: shape.id,
          employer: z.string(),
          state: employerState,
          by: z.string(),
          claimedAt: shape.instant,
          endsAt: shape.instant,
        }),
      ),
      invitations: z.array(
        z.object({ caseId: shape.id, employer: z.string(), post: z.string(), state: stateView, dueAt: shape.instant.nullable() }),
      ),
      now: shape.instant,
    }),
  }),
  /** A new card ends the one before. */
  'card.make': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ hours: z.int('请选择有效期') }),
    output: z.object({ expiresAt: shape.instant }),
  }),
  /** Ends the card, and with it what employers got by it and have not used. */
  'card.revoke': command({ callers: ['student'], scope: 'self', input: shape.none, output: shape.done }),
  /** One employer may no longer invite. */
  'card.dropClaim': command({ callers: ['student'], scope: 'self', input: z.strictObject({ claimId: shape.id }), output: shape.done }),
  /** The live card as a mini-program code: a data URL. */
  'card.code': query({ callers: ['student'], scope: 'self', input: shape.none, output: z.object({ picture: z.string() }) }),
  /** What a card shows whoever holds its link; each opening is counted for the student to see. */
  'card.open': command({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({ ticket }),
    output: shown.extend({ expiresAt: shape.instant }),
  }),
  /** An employer keeps the card: the student sees who did. Who serves several names which. */
  'card.claim': command({
    callers: ['employer-operator'],
    scope: 'self',
    input: z.strictObject({ ticket, employerId: shape.id.optional() }),
    output: z.object({ claimId: shape.id }),
  }),
  /** Students whose card the operator's employers hold, and whom they have invited; the newest first. */
  'card.held': query({
    callers: ['employer-operator'],
    scope: 'self',
    input: shape.none,
    output: z.object({
      rows: z.array(
        z.object({
          claimId: shape.id.nullable(),
          caseId: shape.id.nullable(),
          student: shown,
          employer,
          /** Until when the student may be invited. */
          endsAt: shape.instant.nullable(),
          state: stateView.nullable(),
          dueAt: shape.instant.nullable(),
          agreement: stateView.nullable(),
        }),
      ),
    }),
  }),
  /** What an invitation begins with: the terms offered last, and what stands in its way. */
  'card.form': query({
    callers: ['employer-operator'],
    scope: 'self',
    input: z.strictObject({ claimId: shape.id }),
    output: z.object({ student: shown, employer, terms: terms.partial(), endsAt: shape.instant, invite: offer.nullable(), days: z.int() }),
  }),
  'card.invite': command({
    callers: ['employer-operator'],
    scope: 'self',
    input: z.strictObject({ claimId: shape.id, terms }),
    output: moved,
  }),
  'card.invitation': query({ callers: ['student', 'employer-operator'], scope: 'case', input: oneCase, output: invitationView }),
  /** The student's draft then holds exactly these terms, and they stay as they are. */
  'card.accept': command({ callers: ['student'], scope: 'case', input: oneCase, output: moved }),
  'card.decline': command({
    callers: ['student'],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, reason: shape.reason }),
    output: moved,
  }),
  'card.withdraw': command({ callers: ['employer-operator'], scope: 'case', input: oneCase, output: moved }),
} as const
