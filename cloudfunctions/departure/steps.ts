/** What other features do to a departure: a survey that opens it, an item that passes by itself. */
export { passItem, waitAgain } from './pass-item'
export { departureBehindSurvey } from './survey-gate'
