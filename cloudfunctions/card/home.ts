import sql from 'sql-template-tag'
import { cardWords } from '../../src/shared/card/wording'
import { actorOf } from '../../src/shared/roles'
import { type HomePart, todo } from '../_kit/home'

const words = cardWords.home
const PAGE = '/pages/card/index'
const HELD = '/pages/card/held/index'

/** Invitations that wait for the student's answer; students who showed an employer their card. */
export const cardHome: HomePart = {
  student: ({ cases }) => ({
    todos: cases
      .filter(({ subject, state }) => subject === 'invitation' && state === 'invited')
      .map(({ caseId, dueAt }) =>
        todo(`invitation-${caseId}`, words.invited, words.invitedDetail, `/pages/card/invitation/index?caseId=${caseId}`, 'accent', dueAt),
      ),
  }),
  staff: async (db, caller, now) => {
    if (caller.role !== 'employer-operator') return {}
    const row = await db.row<{ count: number }>(sql`select count(*)::int as count from card_claim k
      join employer e on e.school_id = k.school_id and e.employer_id = k.employer_id and e.state = 'approved'
      join graduate g on g.school_id = k.school_id and g.season_id = k.season_id and g.person_id = k.student_id and g.state = 'active'
      where k.school_id = ${caller.schoolId} and k.season_id = ${caller.seasonId} and k.employer_id = any(${caller.scopes}::uuid[])
        and k.ended_at is null and k.ends_at > ${now}
        and not exists (select 1 from workflow_case c where c.school_id = k.school_id and c.season_id = k.season_id and c.subject = 'invitation'
          and c.student_id = k.student_id and c.part = k.employer_id::text)`)
    const count = row?.count ?? 0
    const line = { id: 'card-to-invite', title: words.toInvite, detail: words.toInviteDetail(count), page: HELD }
    return { todos: count ? [{ ...line, dueAt: null, tone: 'accent', count }] : [] }
  },
  links: (caller) => {
    switch (actorOf(caller.role)) {
      case 'student':
        return [{ label: words.title, page: PAGE }]
      case 'employer':
        return [{ label: words.held, page: HELD }]
      default:
        return []
    }
  },
}
