import { ActionError } from '../../src/shared/errors'
import type { Tx } from '../_kit/database'
import { claim, liveCard } from './store'

/**
 * An employer registers from a student's name card and keeps the card by it, so that neither the review nor the end of the card
 * parts the two (S0-31). A card that is over is passed over: the registration stands by itself.
 */
export async function claimOnRegistration(
  tx: Tx,
  ticket: string,
  newcomer: { schoolId: string; employerId: string; personId: string; now: Date },
): Promise<void> {
  try {
    await claim(tx, await liveCard(tx, newcomer.schoolId, ticket, newcomer.now), newcomer)
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
  }
}
