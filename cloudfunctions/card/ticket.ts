import { blindIndex } from '../_kit/secrets'

/** Bytes of a ticket; 24 characters fit into a mini-program code's scene. */
const LENGTH = 18

/**
 * The ticket of a card: random as its id is, and made anew from it by the server's key whenever the student shows the card, so
 * that nothing but its hash is ever stored.
 */
export const ticketOf = (cardId: string): string => blindIndex(`name-card/${cardId}`).subarray(0, LENGTH).toString('base64url')
