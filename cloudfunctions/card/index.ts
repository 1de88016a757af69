import { claim, code, dropClaim, make, open, revoke } from './card'
import { held } from './held'
import { accept, decline, invitation, withdraw } from './invitation'
import { form, invite } from './invite'
import { mine } from './own'

export const cardActions = {
  'card.mine': mine,
  'card.make': make,
  'card.revoke': revoke,
  'card.dropClaim': dropClaim,
  'card.code': code,
  'card.open': open,
  'card.claim': claim,
  'card.held': held,
  'card.form': form,
  'card.invite': invite,
  'card.invitation': invitation,
  'card.accept': accept,
  'card.decline': decline,
  'card.withdraw': withdraw,
}
