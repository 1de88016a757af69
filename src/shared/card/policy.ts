import * as z from 'zod'

const DAY = 24
const LONGEST = 7 * DAY

export const cardPolicy = z.strictObject({
  /** For how many hours a student may show a name card; the first is offered, seven days at most (S0-31). */
  validHours: z.array(z.int().min(1).max(LONGEST)).min(1),
  /** Days an employer that took a card may invite the student, however long its approval takes. */
  claimDays: z.int().min(1).max(180),
  /** Days the student has to answer an invitation, until 24:00 of the last. */
  inviteDays: z.int().min(1).max(30),
})

export type CardPolicy = z.output<typeof cardPolicy>

export const defaultCardPolicy: CardPolicy = { validHours: [DAY, 3 * DAY, LONGEST], claimDays: 30, inviteDays: 7 }
