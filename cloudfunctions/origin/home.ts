import { originWords as words } from '../../src/shared/origin/wording'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { actorOf } from '../../src/shared/roles'
import { statesAwaiting } from '../../src/shared/workflow'
import { stateChip } from '../_kit/cases'
import { type HomePart, type OwnCase, type Progress, stagesUpTo, type Todo, todo } from '../_kit/home'

const PAGE = '/pages/origin/index'
const reports = { label: '生源报表', page: '/pages/origin/report/index' }

export const originHome: HomePart = {
  student: ({ newest }) => {
    const own = newest('origin')
    return own ? { todos: todosOf(own), progress: [progressOf(own)] } : {}
  },
  workLists: {
    college: [
      {
        id: 'origin',
        subject: 'origin',
        states: statesAwaiting(originWorkflow, 'college', ['approve']),
        title: '生源信息待审核',
        page: '/pages/origin/queue/index?state=submitted',
        tone: 'accent',
      },
    ],
  },
  links: (caller) => {
    switch (actorOf(caller.role)) {
      case 'student':
        return [{ label: '生源信息', page: PAGE }]
      case 'college':
        return [{ label: '生源审核', page: '/pages/origin/queue/index' }, ...(caller.role === 'college-officer' ? [reports] : [])]
      case 'career-centre':
        return [{ label: '生源信息', page: '/pages/origin/queue/index' }, reports]
      default:
        return []
    }
  },
}

function todosOf({ state, reason }: OwnCase): Todo[] {
  if (state === 'submitted' || state === 'approved') return []
  return state === 'rejected'
    ? [todo('origin', words.home.rejected, reason ?? '', PAGE, 'bad')]
    : [todo('origin', words.home.toFill, words.home.toFillDetail, PAGE, 'accent')]
}

function progressOf({ state }: OwnCase): Progress {
  const at = { 'not-started': 0, draft: 0, rejected: 0, submitted: 1, approved: 3 }[state] ?? 0
  const { label, tone } = stateChip(originWorkflow, state, 'student')
  return {
    title: originWorkflow.title,
    state: label,
    tone,
    page: PAGE,
    stages: stagesUpTo(['填写', '学院审核', '完成'], at, state === 'rejected'),
  }
}
