import { queue } from './queue'
import { approve, reject, reviewCase, revoke } from './review'
import { attach, detach, mine, submit, withdraw } from './student'

export const openingActions = {
  'opening.mine': mine,
  'opening.attach': attach,
  'opening.detach': detach,
  'opening.submit': submit,
  'opening.withdraw': withdraw,
  'opening.queue': queue,
  'opening.case': reviewCase,
  'opening.approve': approve,
  'opening.reject': reject,
  'opening.revoke': revoke,
}
