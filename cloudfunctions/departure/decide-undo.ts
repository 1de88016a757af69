import { clearanceWorkflow } from '../../src/shared/departure/workflow'
import type { BulkKind } from '../_kit/bulk-undo'
import { lockDepartures, settleDepartures } from './decide'

/** Items back where they stood; whoever had left by them has not, and the other way round. */
export const decideUndo: BulkKind = {
  subject: 'clearance',
  title: clearanceWorkflow.title,
  lockMore: ({ tx }, items) => lockDepartures(tx, items),
  putBack: (context, _, departures) => settleDepartures({ ...context, author: { personId: null, role: 'system' } }, departures),
}
