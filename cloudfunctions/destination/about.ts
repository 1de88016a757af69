import sql, { empty, type Sql } from 'sql-template-tag'
import type { Input } from '../../src/shared/contracts'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import { visibleTo } from '../_kit/scope'
import { likeSafe } from '../_kit/search'

type About = Omit<Input<'destination.export'>, 'list' | 'unmasked'>

/** The lists of the queue, each with the rows it holds. */
export const lists = {
  submitted: { label: '待审核', rows: sql`c.state = 'submitted'` },
  unregistered: { label: '还没登记', rows: sql`c.state in ('none', 'draft', 'rejected')` },
  approved: { label: '已登记', rows: sql`c.state = 'approved'` },
  // Before there is a destination nobody can say where the archive should go.
  archive: { label: '档案地址不全', rows: sql`c.state in ('submitted', 'approved') and not coalesce(d.archive_complete, false)` },
  all: { label: '全部', rows: sql`true` },
} as const

/** The graduates of the season this caller answers for, with what their destination says: `c`, `g`, `p`, `d`. */
export const everybody = (caller: Caller): Sql => sql`workflow_case c
  join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
  join person p on p.school_id = c.school_id and p.person_id = c.student_id
  left join destination d on d.school_id = c.school_id and d.case_id = c.case_id
  where c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and c.subject = 'destination' and ${visibleTo(caller)}`

/** Further conditions: what the person filters by. */
export function narrowed({ code, college, className, level, search }: Partial<About>): Sql {
  return sql`${code ? sql`and d.code = ${code}` : empty} ${college ? sql`and c.college = ${college}` : empty}
    ${className ? sql`and c.class_name = ${className}` : empty} ${level ? sql`and g.level = ${level}` : empty}
    ${search ? sql`and (p.name like ${`%${likeSafe(search)}%`} or p.number like ${`${likeSafe(search)}%`})` : empty}`
}

/** Colleges and classes the caller can choose between. */
export async function groupsOf(db: Db, caller: Caller): Promise<{ colleges: string[]; classes: string[] }> {
  const rows = await db.rows<{
    college: string
    className: string
  }>(sql`select distinct c.college, c.class_name as "className" from workflow_case c
    where c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and c.subject = 'destination' and ${visibleTo(caller)} order by 1, 2`)
  return { colleges: [...new Set(rows.map(({ college }) => college))], classes: rows.map(({ className }) => className) }
}
