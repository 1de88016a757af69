import type { Database } from '../../cloudfunctions/_kit/database'

/** Everything a step writes, counted: two equal footprints mean that nothing was written in between. */
export interface Footprint {
  audit: number
  notices: number
  outbox: number
  requests: number
  cases: number
  /** Sum of all versions: grows with every step of every case. */
  versions: number
  /** What the features keep beside the case: forms, agreements, answers, registry, employers. */
  content: string
}

export async function footprint(database: Database): Promise<Footprint> {
  const found = await database.row<Footprint>({
    text: `select (select count(*) from audit) as audit, (select count(*) from notice) as notices, (select count(*) from outbox) as outbox,
      (select count(*) from request) as requests, (select count(*) from workflow_case) as cases, (select sum(version) from workflow_case)::int as versions,
      (select md5(string_agg(line, '' order by line)) from (
        select f::text as line from origin_form f union all select a::text from agreement a union all select r::text from recommendation r union all select s::text from survey_answer s
        union all select g::text from graduate g union all select e::text from employer e union all select n::text from notes_read n
        union all select k::text from agreement_counter k union all select d::text from destination d union all select h::text from destination_round h) kept) as content`,
    values: [],
  })
  if (!found) throw new Error('a count without a row')
  return found
}
