import sql from 'sql-template-tag'
import type { QueryAction } from '../_kit/handler'
import type { Todo } from '../_kit/home'
import { noticeWords } from '../notice/facts'
import { homeParts } from './parts'
import { studentHome } from './student-home'
import { staffHome } from './todos'

const TIMELINE = 10

/** What waits on the page a link opens: the badge beside it (S0-37). A link to a whole page counts all its lists. */
function waitingAt(todos: Todo[], page: string): number | null {
  const there = todos.filter((todo) => (todo.page === page || todo.page.split('?')[0] === page) && todo.count !== null)
  return there.length ? there.reduce((sum, { count }) => sum + (count ?? 0), 0) : null
}

interface Recent {
  kind: string
  case_id: string | null
  params: Record<string, string>
  at: Date
  unread: number
}

/** Home in one call. */
export const home: QueryAction<'desk.home'> = async ({ caller, db, now }) => {
  const own = caller.role === 'student' ? await studentHome(db, caller, now) : { ...(await staffHome(db, caller, now)), progress: [] }
  const recent = await db.rows<Recent>(sql`
    select n.kind, n.case_id, n.params, n.at,
      (select count(*)::int from notice u where u.school_id = n.school_id and u.person_id = n.person_id and u.read_at is null) as unread
    from notice n where n.school_id = ${caller.schoolId} and n.person_id = ${caller.personId} order by n.at desc, n.notice_id desc limit ${TIMELINE}`)
  return {
    ...own,
    links: homeParts.flatMap((part) => part.links?.(caller) ?? []).map((link) => ({ ...link, count: waitingAt(own.todos, link.page) })),
    timeline: recent.map((row) => {
      const { text, page } = noticeWords({ kind: row.kind, caseId: row.case_id, params: row.params })
      return { at: row.at.toISOString(), text, page }
    }),
    unread: recent[0]?.unread ?? 0,
    now: now.toISOString(),
  }
}
