import sql from 'sql-template-tag'
import type { QueryAction } from '../_kit/handler'
import { unreadOf } from '../account/facts'
import { noticeWords } from '../notice/facts'
import { studentHome } from './student-home'
import { employerBlocks, linksOf, workLists } from './todos'

const TIMELINE = 10

/** Home in one call. */
export const home: QueryAction<'desk.home'> = async ({ caller, db, now }) => {
  const own =
    caller.role === 'student'
      ? await studentHome(db, caller)
      : { todos: await workLists(db, caller), blocks: await employerBlocks(db, caller), progress: [] }
  const recent = await db.rows<{ kind: string; case_id: string | null; params: Record<string, string>; at: Date }>(sql`
    select kind, case_id, params, at from notice where school_id = ${caller.schoolId} and person_id = ${caller.personId} order by at desc, notice_id desc limit ${TIMELINE}`)
  return {
    ...own,
    links: linksOf(caller),
    timeline: recent.map((row) => {
      const { text, page } = noticeWords({ kind: row.kind, caseId: row.case_id, params: row.params })
      return { at: row.at.toISOString(), text, page }
    }),
    unread: await unreadOf(db, caller),
    now: now.toISOString(),
  }
}
