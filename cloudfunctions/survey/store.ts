import sql, { empty, type Sql } from 'sql-template-tag'
import type { Answers } from '../../src/shared/survey/check'
import { defaultSurveyPolicy, type Survey, type SurveyPolicy, type SurveyQuestion, surveyPolicy } from '../../src/shared/survey/policy'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import { concernedBy } from './facts'

/** Graduates of one college: how many a survey concerns, how many of them have answered. */
export interface Share {
  survey: string
  college: string
  concerned: number
  answered: number
}

/** Who is asked and who has answered, by survey and college, in one query. */
export function sharesOf(db: Db, { schoolId, seasonId }: Caller, { surveys }: SurveyPolicy): Promise<Share[]> {
  if (surveys.length === 0) return Promise.resolve([])
  const of = ({ code, ...survey }: Survey): Sql => sql`select ${code}::text as survey, g.college, g.person_id from graduate g
    where g.school_id = ${schoolId} and g.season_id = ${seasonId} and g.state = 'active' and ${concernedBy({ code, ...survey })}`
  const asked = surveys.map(of).reduce((all, one) => sql`${all} union all ${one}`)
  return db.rows<Share>(sql`select q.survey, q.college, count(*)::int as concerned, count(a.person_id)::int as answered from (${asked}) q
    left join survey_answer a on a.school_id = ${schoolId} and a.season_id = ${seasonId} and a.person_id = q.person_id and a.survey = q.survey
    group by q.survey, q.college order by q.survey, q.college`)
}

/** How often one question was answered in one way, in one college; `label` null: in words, which are not counted. */
export interface Count {
  question: string
  label: string | null
  college: string
  count: number
}

/** Counts of all questions in one query; of one college where told. */
export function countsOf(db: Db, { schoolId, seasonId }: Caller, { code, questions }: Survey, college?: string): Promise<Count[]> {
  const written = questions.filter(({ kind }) => kind === 'text').map((question) => question.code)
  return db.rows<Count>(sql`select q.key as question, case when q.key = any(${written}::text[]) then null else v.label end as label, g.college, count(*)::int as count
    from survey_answer a
    join graduate g on g.school_id = a.school_id and g.season_id = a.season_id and g.person_id = a.person_id and g.state = 'active'
    cross join lateral jsonb_each(a.answers) q
    cross join lateral jsonb_array_elements_text(case jsonb_typeof(q.value) when 'array' then q.value else jsonb_build_array(q.value) end) as v (label)
    where a.school_id = ${schoolId} and a.season_id = ${seasonId} and a.survey = ${code} and v.label <> '' ${college ? sql`and g.college = ${college}` : empty}
    group by 1, 2, 3 order by 1, 2, 3`)
}

/** Graduates who answered each question; several choices are one answer. */
export async function answeredQuestions(
  db: Db,
  { schoolId, seasonId }: Caller,
  code: string,
  college?: string,
): Promise<Map<string, number>> {
  const rows = await db.rows<{ question: string; count: number }>(sql`select q.key as question, count(*)::int as count from survey_answer a
    join graduate g on g.school_id = a.school_id and g.season_id = a.season_id and g.person_id = a.person_id and g.state = 'active'
    cross join lateral jsonb_each(a.answers) q
    where a.school_id = ${schoolId} and a.season_id = ${seasonId} and a.survey = ${code} and q.value <> '""' ${college ? sql`and g.college = ${college}` : empty}
    group by 1`)
  return new Map(rows.map(({ question, count }) => [question, count]))
}

export interface AnswerSheet {
  number: string
  name: string
  college: string
  level: string
  at: Date
  answers: Answers
}

/** Every answer sheet of a survey, in an order that tells nothing of who wrote it. */
export function sheetsOf(db: Db, { schoolId, seasonId }: Caller, code: string): Promise<AnswerSheet[]> {
  return db.rows<AnswerSheet>(sql`select p.number, p.name, g.college, g.level, a.at, a.answers from survey_answer a
    join graduate g on g.school_id = a.school_id and g.season_id = a.season_id and g.person_id = a.person_id and g.state = 'active'
    join person p on p.school_id = a.school_id and p.person_id = a.person_id
    where a.school_id = ${schoolId} and a.season_id = ${seasonId} and a.survey = ${code}
    order by g.college, md5(a.person_id::text || a.survey)`)
}

/** A survey with what was asked in earlier versions of it and answered: their questions behind today's. */
export interface AskedSoFar extends Survey {
  former: ReadonlySet<string>
}

/** The survey as it is now, and the questions of the versions under which answers were given. Null: no such survey, nor ever answered. */
export async function askedSoFar(db: Db, { schoolId, seasonId }: Caller, policy: SurveyPolicy, code: string): Promise<AskedSoFar | null> {
  const rows = await db.rows<{ data: unknown }>(sql`select distinct on (p.version) p.data
    from (select distinct policy_version from survey_answer where school_id = ${schoolId} and season_id = ${seasonId} and survey = ${code}) a
    left join lateral (select version, data from policy where school_id = ${schoolId} and season_id = ${seasonId} and name = 'survey' and version <= a.policy_version
      order by version desc limit 1) p on true
    order by p.version desc`)
  const now = policy.surveys.find((survey) => survey.code === code)
  const versions = rows.map(({ data }) =>
    (data ? surveyPolicy.parse(data) : defaultSurveyPolicy).surveys.find((survey) => survey.code === code),
  )
  const newest = now ?? versions.find(Boolean)
  if (!newest) return null
  const questions = new Map<string, SurveyQuestion>()
  for (const version of [newest, ...versions])
    for (const question of version?.questions ?? []) if (!questions.has(question.code)) questions.set(question.code, question)
  const current = new Set(now?.questions.map((question) => question.code))
  return { ...newest, questions: [...questions.values()], former: new Set([...questions.keys()].filter((one) => !current.has(one))) }
}
