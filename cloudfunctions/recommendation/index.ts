import { preview, printed } from './print'
import { queue } from './queue'
import { approve, reject, release, reviewCase, undoTick } from './review'
import { mine, save, submit, withdraw } from './student'
import { tick } from './tick'

export const recommendationActions = {
  'recommendation.mine': mine,
  'recommendation.save': save,
  'recommendation.submit': submit,
  'recommendation.withdraw': withdraw,
  'recommendation.preview': preview,
  'recommendation.document': printed,
  'recommendation.queue': queue,
  'recommendation.case': reviewCase,
  'recommendation.approve': approve,
  'recommendation.reject': reject,
  'recommendation.tick': tick,
  'recommendation.undoTick': undoTick,
  'recommendation.release': release,
}
