import sql, { type Sql } from 'sql-template-tag'
import { levels } from '../../src/shared/codes/level'
import type { Output } from '../../src/shared/contracts'
import { Invalid, NotFound } from '../../src/shared/errors'
import { collegeReports, type ReportGroup } from '../../src/shared/origin/report'
import type { ReportPolicy } from '../../src/shared/origin/report-policy'
import type { Caller } from '../_kit/caller'
import { lockCase } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { visibleTo } from '../_kit/scope'

type Report = Output<'origin.report'>

/** Numbers and 定向 list for a page (S1-37…43). */
export const report: QueryAction<'origin.report'> = async ({ input, caller, db }) => {
  const { reports: policy } = await policyOf(db, caller, 'origin')
  const colleges = await collegesOf(db, caller)
  const mine = within(caller, colleges, input.college)
  return {
    season: caller.seasonName,
    colleges,
    reports: await reportsOf(db, policy, mine),
    directed: await directedOf(db, policy, mine),
    filler: await fillerOf(db, caller),
    mayTick: caller.role === 'college-officer',
  }
}

export const tickAttachment: CommandAction<'origin.tickAttachment'> = async ({ input, caller, author, tx, now }) => {
  const subject = await lockCase(tx, caller, 'origin', input.caseId)
  const { reports: policy } = await policyOf(tx, caller, 'origin')
  const known = await directedOf(tx, policy, sql`c.school_id = ${caller.schoolId} and c.case_id = ${subject.caseId}`)
  if (!known[0]?.attachments.some(({ code }) => code === input.attachment))
    throw new Invalid({ attachment: '这名学生不需要这份材料，请刷新页面后再看' })
  if (input.ticked)
    await tx.run(sql`insert into origin_attachment (school_id, case_id, attachment, ticked_by, ticked_at)
      values (${caller.schoolId}, ${subject.caseId}, ${input.attachment}, ${caller.personId}, ${now}) on conflict do nothing`)
  else
    await tx.run(
      sql`delete from origin_attachment where school_id = ${caller.schoolId} and case_id = ${subject.caseId} and attachment = ${input.attachment}`,
    )
  const detail = { caseId: subject.caseId, attachment: input.attachment, ticked: input.ticked }
  await record(tx, { schoolId: caller.schoolId, author, personId: subject.studentId, kind: 'origin-attachment', detail, now })
  return { done: true }
}

/** The colleges of this season that the caller answers for. */
export async function collegesOf(db: Db, caller: Caller): Promise<string[]> {
  const rows = await db.rows<{ college: string }>(
    sql`select distinct c.college from workflow_case c where ${season(caller)} order by c.college`,
  )
  return rows.map(({ college }) => college)
}

/** The cases a report is about. @throws NotFound for a college that is not the caller's */
export function within(caller: Caller, colleges: string[], college: string | undefined): Sql {
  if (college === undefined) return season(caller)
  if (!colleges.includes(college)) throw new NotFound('没有找到这个学院，或不在您的管理范围内')
  return sql`${season(caller)} and c.college = ${college}`
}

const season = (caller: Caller): Sql =>
  sql`c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and c.subject = 'origin' and ${visibleTo(caller)}`

const graduates = sql`join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id and g.state = 'active'`

export async function reportsOf(db: Db, policy: ReportPolicy, mine: Sql): Promise<Report['reports']> {
  const groups = await db.rows<ReportGroup>(sql`select g.college, g.level, g.major, g.class_name as "className",
      g.training_mode = any(${policy.directedModes}::text[]) as directed,
      coalesce(g.registry ->> 'teacherCategory' = any(${policy.teacherCategories}::text[]), false) as teacher,
      c.state = 'approved' as approved, count(*)::int as people
    from workflow_case c ${graduates} where ${mine} group by 1, 2, 3, 4, 5, 6, 7`)
  return collegeReports(groups)
}

/** Approved 定向 graduates and, for each paper they need, who has ticked it when. */
export async function directedOf(db: Db, policy: ReportPolicy, mine: Sql): Promise<Report['directed']> {
  const rows = await db.rows<{
    caseId: string
    name: string
    number: string
    college: string
    className: string
    level: ReportGroup['level']
    ticks: { attachment: string; at: string; by: string }[] | null
  }>(sql`select c.case_id as "caseId", p.name, p.number, g.college, g.class_name as "className", g.level,
      (select json_agg(json_build_object('attachment', t.attachment, 'at', t.ticked_at, 'by', b.name)) from origin_attachment t
        join person b on b.school_id = t.school_id and b.person_id = t.ticked_by where t.school_id = c.school_id and t.case_id = c.case_id) as ticks
    from workflow_case c ${graduates} join person p on p.school_id = c.school_id and p.person_id = c.student_id
    where ${mine} and c.state = 'approved' and g.training_mode = any(${policy.directedModes}::text[]) order by g.college, g.class_name, p.number`)
  return rows.map(({ level, ticks, ...row }) => ({
    ...row,
    level: levels.nameOf(level) ?? level,
    attachments: policy.attachments
      .filter((one) => one.levels.includes(level))
      .map(({ code, label }) => {
        const tick = ticks?.find(({ attachment }) => attachment === code)
        return { code, label, at: tick ? new Date(tick.at).toISOString() : null, by: tick?.by ?? null }
      }),
  }))
}

async function fillerOf(db: Db, caller: Caller): Promise<Report['filler']> {
  const row = await db.row<{ mobile: string | null }>(
    sql`select mobile from person where school_id = ${caller.schoolId} and person_id = ${caller.personId}`,
  )
  return { name: caller.name, mobile: row?.mobile ?? '' }
}
