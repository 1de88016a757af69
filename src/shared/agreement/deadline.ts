import { afterQuietHours, beforeQuietHours, endOfDayAfter, span } from '../calendar'
import type { AgreementPolicy } from './policy'

/** Until 24:00 of the n-th day after the signature, with the first reminder still to come (S0-48, S0-51). */
export function confirmDue(policy: AgreementPolicy, signedAt: Date): { at: Date; remindAt: Date | null } {
  const at = endOfDayAfter(signedAt, policy.confirmDays)
  return { at, remindAt: nextReminder(policy, at, signedAt) }
}

/** So many days more than until `due`, whose end at 24:00 stays. */
export function prolonged(policy: AgreementPolicy, due: Date, days: number, now: Date): { at: Date; remindAt: Date | null } {
  const at = new Date(due.getTime() + days * span.day)
  return { at, remindAt: nextReminder(policy, at, now) }
}

/**
 * The next reminder strictly after `after`, or null when none is left. One that the quiet hours would hold back past the
 * deadline comes before they begin, for a reminder that is never sent is none (N-5).
 */
export function nextReminder(policy: AgreementPolicy, due: Date, after: Date): Date | null {
  const instants = policy.remindHours
    .map((hours) => new Date(due.getTime() - hours * span.hour))
    .map((at) => (afterQuietHours(at) < due ? at : beforeQuietHours(at)).getTime())
    .sort((a, b) => a - b)
  const next = instants.find((instant) => instant > after.getTime())
  return next === undefined ? null : new Date(next)
}
