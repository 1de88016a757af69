import { undoWith } from '../_kit/bulk-undo'
import type { Implementations } from '../_kit/handler'
import { accountActions } from '../account'
import { agreementActions } from '../agreement'
import { signManyUndo } from '../agreement/sign-undo'
import { attachmentActions } from '../attachment'
import { departureActions } from '../departure'
import { decideUndo } from '../departure/decide-undo'
import { deskActions } from '../desk'
import { noticeActions } from '../notice'
import { originActions } from '../origin'
import { approveManyUndo } from '../origin/approve-many'
import { recommendationActions } from '../recommendation'
import { releaseActions } from '../release'
import { rosterActions } from '../roster'

/** What implements each action of the contract; the compiler refuses a missing one and one that does not fit. */
export const actions: Implementations = {
  ...accountActions,
  ...noticeActions,
  ...deskActions,
  'desk.undo': undoWith({ 'origin.approveMany': approveManyUndo, 'agreement.signMany': signManyUndo, 'departure.decide': decideUndo }),
  ...attachmentActions,
  ...rosterActions,
  ...originActions,
  ...recommendationActions,
  ...agreementActions,
  ...releaseActions,
  ...departureActions,
}
