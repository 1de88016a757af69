import { decideItems } from './decide'
import { applyList, listItems, previewList, uploadList } from './list'
import { open } from './open'
import { choose, queue } from './queue'
import { slip } from './slip'
import { mine } from './student'

export const departureActions = {
  'departure.mine': mine,
  'departure.queue': queue,
  'departure.choose': choose,
  'departure.decide': decideItems,
  'departure.listItems': listItems,
  'departure.uploadList': uploadList,
  'departure.previewList': previewList,
  'departure.applyList': applyList,
  'departure.open': open,
  'departure.slip': slip,
}
