import { mine, save, submit, withdraw } from './fill'
import { queue } from './queue'
import { approve, correct, reject, reviewCase } from './review'

export const originActions = {
  'origin.mine': mine,
  'origin.save': save,
  'origin.submit': submit,
  'origin.withdraw': withdraw,
  'origin.queue': queue,
  'origin.case': reviewCase,
  'origin.approve': approve,
  'origin.reject': reject,
  'origin.correct': correct,
}
