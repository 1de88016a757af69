import type { Implementations } from '../_kit/handler'
import { accountActions } from '../account'
import { agreementActions } from '../agreement'
import { departureActions } from '../departure'
import { deskActions } from '../desk'
import { noticeActions } from '../notice'
import { originActions } from '../origin'
import { recommendationActions } from '../recommendation'
import { rosterActions } from '../roster'

/** What implements each action of the contract; the compiler refuses a missing one and one that does not fit. */
export const actions: Implementations = {
  ...accountActions,
  ...noticeActions,
  ...deskActions,
  ...rosterActions,
  ...originActions,
  ...recommendationActions,
  ...agreementActions,
  ...departureActions,
}
