import { decideItems } from './decide'
import { open } from './open'
import { queue } from './queue'
import { slip } from './slip'
import { answerSurvey, mine } from './student'

export const departureActions = {
  'departure.mine': mine,
  'departure.answerSurvey': answerSurvey,
  'departure.queue': queue,
  'departure.decide': decideItems,
  'departure.open': open,
  'departure.slip': slip,
}
