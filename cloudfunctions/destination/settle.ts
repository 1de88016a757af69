import type { DestinationPolicy } from '../../src/shared/destination/policy'
import { destinationWords as words } from '../../src/shared/destination/wording'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import type { StepContext } from '../_kit/record-step'
import { passItem, waitAgain } from '../departure/steps'

export type Acting = StepContext & { caller: Caller }

/** A registered destination passes the graduates' clearance item (S2-22…24). */
export async function registered(context: Acting, { clears }: DestinationPolicy, cases: Case[]): Promise<void> {
  if (clears)
    await passItem(
      { ...context, place: context.caller },
      clears,
      cases.map(({ studentId }) => studentId),
    )
}

/** A destination taken back before its graduate has departed: the item waits again. */
export async function unregistered(context: Acting, { clears }: DestinationPolicy, cases: Case[]): Promise<void> {
  if (clears)
    await waitAgain(
      { ...context, place: context.caller },
      clears,
      cases.map(({ studentId }) => studentId),
      words.takenBack,
    )
}
