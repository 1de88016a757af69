import sql from 'sql-template-tag'
import { windowState } from '../../src/shared/calendar'
import { archiveProblems, type DestinationValues } from '../../src/shared/destination/check'
import { destinationWords as words } from '../../src/shared/destination/wording'
import { destinationWorkflow } from '../../src/shared/destination/workflow'
import { actorOf } from '../../src/shared/roles'
import { stateChip } from '../_kit/cases'
import { type HomePart, type OwnCase, type Progress, type StudentSeason, stagesUpTo, type Todo, todo } from '../_kit/home'
import { policyOf } from '../_kit/policies'
import { reachesDeepest } from './store'

const PAGE = '/pages/destination/index'
const QUEUE = '/pages/destination/queue/index'
const report = { label: '去向统计', page: '/pages/destination/report/index' }

export const destinationHome: HomePart = {
  student: async (season) => {
    const own = season.newest('destination')
    if (!own) return {}
    const settled = own.state === 'submitted' || own.state === 'approved'
    return { todos: settled ? await archiveTodo(season, own) : await toState(season, own), progress: [progressOf(own)] }
  },
  workLists: {
    college: [
      {
        id: 'destination',
        subject: 'destination',
        states: ['submitted'],
        title: '毕业去向待审核',
        page: `${QUEUE}?list=submitted`,
        tone: 'accent',
      },
    ],
  },
  links: (caller) => {
    switch (actorOf(caller.role)) {
      case 'student':
        return [{ label: '毕业去向', page: PAGE }]
      case 'college':
        return [{ label: '去向登记', page: QUEUE }, report]
      case 'career-centre':
        return [{ label: '去向登记', page: QUEUE }, report]
      default:
        return []
    }
  },
}

/** While it can be stated: until when; afterwards the page says whom to call. */
async function toState({ db, caller, now, windowOf }: StudentSeason, { state, reason }: OwnCase): Promise<Todo[]> {
  const policy = await policyOf(db, caller, 'destination')
  const window = windowOf('destination', policy.window)
  if (windowState(window, now) !== 'open') return []
  return state === 'rejected'
    ? [todo('destination', words.home.rejected, reason ?? '', PAGE, 'bad', window.closes)]
    : [todo('destination', words.home.toState, words.home.toStateDetail, PAGE, 'accent', window.closes)]
}

/** What is still wrong with the archive address. */
async function archiveTodo({ db, caller }: StudentSeason, { caseId }: OwnCase): Promise<Todo[]> {
  const row = await db.row<{ code: string | null; values: DestinationValues; archive: DestinationValues }>(
    sql`select code, values, archive from destination where school_id = ${caller.schoolId} and case_id = ${caseId}`,
  )
  if (!row) return []
  const wrong = archiveProblems(await policyOf(db, caller, 'destination'), row, reachesDeepest).length
  return wrong > 0 ? [todo('destination-archive', words.home.archive, words.home.archiveDetail(wrong), PAGE, 'warn')] : []
}

function progressOf({ state }: OwnCase): Progress {
  const at = { none: 0, draft: 0, rejected: 0, submitted: 1, approved: 3 }[state] ?? 0
  const { label, tone } = stateChip(destinationWorkflow, state)
  const stages = stagesUpTo(['登记提交', '学院审核', '完成'], at, state === 'rejected')
  return { title: destinationWorkflow.title, state: label, tone, page: PAGE, stages }
}
