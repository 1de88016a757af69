import { employerHomeWords as words } from '../../src/shared/account/wording'
import { actorOf } from '../../src/shared/roles'
import type { HomePart } from '../_kit/home'
import { employersWaiting, unapprovedOf } from './facts'

const OWN_EMPLOYER = '/pages/account/employer/mine/index'
const REVIEW = '/pages/account/employer/review/index'
const help = { label: '账号协助', page: '/pages/account/help/index' }
const registerFor = { label: '代单位登记', page: '/pages/account/employer/register/index?for=1' }

/** Employers whose registration waits: for the career centre to review, or for the employer itself to know of. */
export const accountHome: HomePart = {
  staff: async (db, caller) => {
    if (caller.role === 'career-centre') {
      const count = await employersWaiting(db, caller.schoolId)
      const line = { id: 'employer-review', title: words.toReview, detail: words.waiting(count), page: REVIEW }
      return { todos: count ? [{ ...line, dueAt: null, tone: 'accent', count }] : [] }
    }
    const unapproved = await unapprovedOf(db, caller)
    const rejected = unapproved.filter(({ state }) => state === 'rejected')
    const registered = unapproved.filter(({ state }) => state === 'registered')
    return {
      todos: rejected.map(({ name }) => ({
        id: 'employer-rejected',
        title: words.rejected,
        detail: words.rejectedDetail(name),
        page: OWN_EMPLOYER,
        dueAt: null,
        tone: 'warn',
        count: 1,
      })),
      // Nothing an operator could do: the career centre still looks at the registration.
      blocks: registered.map(({ name }) => ({
        title: words.registered,
        reason: words.registeredDetail(name),
        office: words.careerCentre,
        place: null,
        phone: null,
        page: OWN_EMPLOYER,
      })),
    }
  },
  links: (caller) => {
    switch (actorOf(caller.role)) {
      case 'college':
        return caller.role === 'college-officer' ? [registerFor, help] : [help]
      case 'employer':
        return [{ label: '登记与操作员', page: OWN_EMPLOYER }]
      case 'career-centre':
        return [{ label: '单位审核', page: REVIEW }, registerFor, help]
      default:
        return caller.role === 'administrator' ? [help] : []
    }
  },
}
