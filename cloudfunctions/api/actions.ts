import { undoWith } from '../_kit/bulk-undo'
import type { Implementations } from '../_kit/handler'
import { accountActions } from '../account'
import { agreementActions } from '../agreement'
import { sealUndo } from '../agreement/seals'
import { signManyUndo } from '../agreement/sign-undo'
import { attachmentActions } from '../attachment'
import { cardActions } from '../card'
import { departureActions } from '../departure'
import { decideUndo } from '../departure/decide-undo'
import { deskActions } from '../desk'
import { destinationActions } from '../destination'
import { manyUndo } from '../destination/many'
import { noticeActions } from '../notice'
import { openingActions } from '../opening'
import { originActions } from '../origin'
import { approveManyUndo } from '../origin/approve-many'
import { recommendationActions } from '../recommendation'
import { releaseActions } from '../release'
import { rosterActions } from '../roster'
import { seasonActions } from '../season'
import { surveyActions } from '../survey'

/** What implements each action of the contract; the compiler refuses a missing one and one that does not fit. */
export const actions: Implementations = {
  ...accountActions,
  ...noticeActions,
  ...deskActions,
  'desk.undo': undoWith({
    'origin.approveMany': approveManyUndo,
    'agreement.signMany': signManyUndo,
    'agreement.seal': sealUndo,
    'departure.decide': decideUndo,
    'destination.approveMany': manyUndo,
    'destination.stateMany': manyUndo,
  }),
  ...attachmentActions,
  ...rosterActions,
  ...surveyActions,
  ...originActions,
  ...recommendationActions,
  ...openingActions,
  ...agreementActions,
  ...cardActions,
  ...releaseActions,
  ...departureActions,
  ...seasonActions,
  ...destinationActions,
}
