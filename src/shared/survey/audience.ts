import type { Gate, Survey, SurveyPolicy } from './policy'

/** What of a graduate decides which surveys concern them; codes. */
export interface Asked {
  level: string
  trainingMode: string
}

export function concerns({ levels, trainingModes }: Survey, { level, trainingMode }: Asked): boolean {
  return (levels?.includes(level) ?? true) && (trainingModes?.includes(trainingMode) ?? true)
}

/** The surveys this graduate answers before a process begins. */
export function surveysBefore({ surveys }: SurveyPolicy, gate: Gate, graduate: Asked): Survey[] {
  return surveys.filter((survey) => survey.gates === gate && concerns(survey, graduate))
}
