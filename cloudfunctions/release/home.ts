import { releaseWords as words } from '../../src/shared/release/wording'
import { type ReleaseState, releaseStages, releaseWorkflow } from '../../src/shared/release/workflow'
import { actorOf } from '../../src/shared/roles'
import { statesAwaiting } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { type HomePart, type OwnCase, todo } from '../_kit/home'
import { policyOf } from '../_kit/policies'
import { outstanding, piecesOf } from './pieces'
import { interviewsDue } from './queue'
import { packetsOf } from './store'

const PAGE = '/pages/release/index'
const queue = (list: string) => `/pages/release/queue/index?list=${list}`

export const releaseHome: HomePart = {
  student: async ({ db, caller, cases }) => {
    const own = cases.find(({ subject, state }) => subject === 'release' && state !== 'released' && state !== 'abandoned')
    return own ? shown(db, caller, own) : {}
  },
  workLists: {
    college: [
      {
        id: 'release-review',
        subject: 'release',
        states: statesAwaiting(releaseWorkflow, 'college', ['approve']),
        title: words.home.review,
        page: queue('to-review'),
        tone: 'accent',
      },
    ],
    'career-centre': [
      {
        id: 'release-grant',
        subject: 'release',
        states: statesAwaiting(releaseWorkflow, 'career-centre', ['grant']),
        title: words.home.grant,
        page: queue('to-grant'),
        tone: 'accent',
      },
      {
        id: 'release-verify',
        subject: 'release',
        states: statesAwaiting(releaseWorkflow, 'career-centre', ['verify']),
        title: words.home.verify,
        page: queue('to-verify'),
        tone: 'warn',
      },
    ],
  },
  staff: async (db, caller) => {
    const count = actorOf(caller.role) === 'college' ? await interviewsDue(db, caller) : 0
    const line = { id: 'release-interview', title: words.home.interviews, detail: words.home.counted(count), page: queue('to-interview') }
    return count > 0 ? { todos: [{ ...line, dueAt: null, tone: 'warn', count }] } : {}
  },
  links: ({ role }) => {
    const actor = actorOf(role)
    if (actor === 'student') return [{ label: '违约解约', page: PAGE }]
    if (actor !== 'college' && actor !== 'career-centre') return []
    return [
      { label: '违约解约', page: queue(actor === 'college' ? 'to-review' : 'to-verify') },
      { label: '解约例外和登记', page: '/pages/release/records/index' },
    ]
  },
}

/** What is still missing, and how far the release has come. */
async function shown(db: Db, caller: Caller, own: OwnCase) {
  const packet = (await packetsOf(db, caller.schoolId, [own.caseId])).get(own.caseId)
  if (!packet) return {}
  const missing = outstanding(piecesOf(await policyOf(db, caller, 'release'), packet)).filter(({ piece }) => piece !== 'interview')
  const names = missing.map(({ piece }) => words.pieces[piece].name).join('、')
  const state = own.state as ReleaseState
  const { label, tone } = stateChip(releaseWorkflow, state)
  const progress = [{ title: releaseWorkflow.title, state: label, tone, page: PAGE, stages: releaseStages(packet.path, state) }]
  const { home } = words
  if (state === 'returned') return { todos: [todo('release', home.returned, own.reason ?? '', PAGE, 'bad')], progress }
  if (state !== 'open') return { progress }
  const gather = names
    ? todo('release', home.gather, home.gatherDetail(names), PAGE, 'warn')
    : todo('release', home.ready, '', PAGE, 'accent')
  return { todos: [gather], progress }
}
