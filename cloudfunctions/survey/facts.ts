import sql, { join, type Sql } from 'sql-template-tag'
import { surveysBefore } from '../../src/shared/survey/audience'
import type { Gate, Survey, SurveyPolicy } from '../../src/shared/survey/policy'
import type { Db } from '../_kit/database'
import { type PolicyPlace, policyOf } from '../_kit/policies'

/** One graduate of a season, under the policies in force. */
export interface SurveyedPerson extends PolicyPlace {
  studentId: string
}

/** The surveys before a process that this graduate has not answered yet, in the order of policy (X-5). */
export async function surveysLeft(db: Db, person: SurveyedPerson, gate: Gate): Promise<Survey[]> {
  const policy = await policyOf(db, person, 'survey')
  if (!policy.surveys.some((survey) => survey.gates === gate)) return []
  const { asked, answered } = await answeredBy(db, person)
  return asked ? surveysBefore(policy, gate, asked).filter(({ code }) => !answered.has(code)) : []
}

/** Whether nothing holds this case back from its first submission: nothing left to answer, or it was submitted before there was a survey (X-5). */
export async function surveyDoneBefore(db: Db, subject: SurveyedPerson & { caseId?: string | null }, gate: Gate): Promise<boolean> {
  if ((await surveysLeft(db, subject, gate)).length === 0) return true
  const submitted = await db.row(
    sql`select 1 from audit where school_id = ${subject.schoolId} and case_id = ${subject.caseId ?? null}::uuid and action = 'submit' limit 1`,
  )
  return submitted !== null
}

/** Which surveys a graduate has answered, survey code → when; `asked` null: no graduate of the season. */
export async function answeredBy(db: Db, { schoolId, seasonId, studentId }: SurveyedPerson) {
  const rows = await db.rows<{
    level: string
    training_mode: string
    survey: string | null
    at: Date
  }>(sql`select g.level, g.training_mode, a.survey, a.at from graduate g
    left join survey_answer a on a.school_id = g.school_id and a.season_id = g.season_id and a.person_id = g.person_id
    where g.school_id = ${schoolId} and g.season_id = ${seasonId} and g.person_id = ${studentId} and g.state = 'active'`)
  const [first] = rows
  return {
    asked: first ? { level: first.level, trainingMode: first.training_mode } : null,
    answered: new Map(rows.flatMap(({ survey, at }): [string, Date][] => (survey ? [[survey, at]] : []))),
  }
}

/** A condition over `graduate g`: every survey before this process that concerns the graduate is answered. */
export function surveyDoneIn({ surveys }: SurveyPolicy, gate: Gate): Sql {
  const asked = surveys.filter((survey) => survey.gates === gate)
  if (asked.length === 0) return sql`true`
  return sql`(${join(
    asked.map(
      (survey) => sql`(not ${concernedBy(survey)} or exists (select 1 from survey_answer sa
      where sa.school_id = g.school_id and sa.season_id = g.season_id and sa.person_id = g.person_id and sa.survey = ${survey.code}))`,
    ),
    ' and ',
  )})`
}

/** A condition over `graduate g`: the survey concerns the graduate. */
export function concernedBy({ levels, trainingModes }: Survey): Sql {
  return sql`((${levels}::text[] is null or g.level = any(${levels}::text[])) and (${trainingModes}::text[] is null or g.training_mode = any(${trainingModes}::text[])))`
}
