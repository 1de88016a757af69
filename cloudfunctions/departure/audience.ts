import sql, { empty, type Sql } from 'sql-template-tag'

/** Advisors who have a student waiting for their approval (S2-13). */
export const advisorsWithWork = (schoolId: string, seasonId: string): Sql => sql`
  select c.advisor_id as person_id, null::uuid as case_id from workflow_case c
  where c.school_id = ${schoolId} and c.season_id = ${seasonId} and c.subject = 'clearance' and c.part = 'advisor' and c.state = 'waiting' and c.advisor_id is not null`

/**
 * Officers with an item they can decide now: theirs by office, by their college's part of it, or by campus, and not held back
 * by an advisor. `students` narrows it to those an advisor has just passed; null: everybody of the season.
 */
export const officersWithWork = (schoolId: string, seasonId: string, students: string[] | null): Sql => sql`
  select g.person_id, null::uuid as case_id from workflow_case c
  join role_grant g on g.school_id = c.school_id
    and ((g.role = 'clearance-officer' and g.scope_id in (c.office, c.office || '@' || c.college)) or (g.role = 'dormitory-officer' and c.office = '宿管中心' and g.scope_id = c.campus))
  where c.school_id = ${schoolId} and c.season_id = ${seasonId} and c.subject = 'clearance' and c.state = 'waiting' and c.office is not null
    ${students ? sql`and c.student_id = any(${students}::uuid[])` : empty}
    and not exists (select 1 from workflow_case a where a.school_id = c.school_id and a.season_id = c.season_id and a.student_id = c.student_id
      and a.subject = 'clearance' and a.part = 'advisor' and a.state <> 'passed')`
