import { endOfDayAfter, span } from '../calendar'
import type { AgreementPolicy } from './policy'

/** Until 24:00 of the n-th day after the signature, with the first reminder still to come (S0-48, S0-51). */
export function confirmDue(policy: AgreementPolicy, signedAt: Date): { at: Date; remindAt: Date | null } {
  const at = endOfDayAfter(signedAt, policy.confirmDays)
  return { at, remindAt: nextReminder(policy, at, signedAt) }
}

/** The next reminder strictly after `after`, or null when none is left. */
export function nextReminder(policy: AgreementPolicy, due: Date, after: Date): Date | null {
  const instants = policy.remindHours.map((hours) => due.getTime() - hours * span.hour).sort((a, b) => a - b)
  const next = instants.find((instant) => instant > after.getTime())
  return next === undefined ? null : new Date(next)
}
