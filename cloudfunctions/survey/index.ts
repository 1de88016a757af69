import { answer } from './answer'
import { exportResults } from './export'
import { mine } from './mine'
import { results } from './results'

export const surveyActions = {
  'survey.mine': mine,
  'survey.answer': answer,
  'survey.results': results,
  'survey.export': exportResults,
}
