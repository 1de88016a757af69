import { recommendationWords as words } from '../../src/shared/recommendation/wording'
import { type RecommendationState, recommendationStages, recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import { actorOf } from '../../src/shared/roles'
import { statesAwaiting } from '../../src/shared/workflow'
import { stateChip } from '../_kit/cases'
import { type HomePart, type OwnCase, type Progress, type Todo, todo } from '../_kit/home'

const PAGE = '/pages/recommendation/index'
const queue = (list: string) => `/pages/recommendation/queue/index?list=${list}`

export const recommendationHome: HomePart = {
  student: ({ newest }) => {
    const origin = newest('origin')
    const form = newest('recommendation')
    return { todos: todosOf(origin, form), progress: origin ? [progressOf(form)] : [] }
  },
  // Paper by paper: only what the step before has left waits.
  workLists: {
    college: [
      {
        id: 'recommendation-review',
        subject: 'recommendation',
        states: statesAwaiting(recommendationWorkflow, 'college', ['approve']),
        title: '就业推荐表待审核',
        page: queue('to-review'),
        tone: 'accent',
      },
      {
        id: 'recommendation-seal',
        subject: 'recommendation',
        states: ['signed'],
        title: '就业推荐表待盖学院章',
        page: queue('to-seal'),
        tone: 'accent',
      },
    ],
    'career-centre': [
      {
        id: 'recommendation-stamp',
        subject: 'recommendation',
        states: ['sealed'],
        title: '就业推荐表待盖就业专用章',
        page: queue('to-stamp'),
        tone: 'accent',
      },
    ],
  },
  links: (caller) => {
    switch (actorOf(caller.role)) {
      case 'student':
        return [{ label: '就业推荐表', page: PAGE }]
      case 'college':
        return [{ label: '推荐表办理', page: '/pages/recommendation/queue/index' }]
      case 'career-centre':
        return [{ label: '就业推荐表', page: queue('to-stamp') }]
      default:
        return []
    }
  },
}

function todosOf(origin: OwnCase | undefined, form: OwnCase | undefined): Todo[] {
  const { home } = words
  switch (form?.state as RecommendationState | undefined) {
    case undefined:
    case 'draft':
      return origin?.state === 'approved' ? [todo('recommendation', home.toWrite, home.toWriteDetail, PAGE, 'neutral')] : []
    case 'rejected':
      return [todo('recommendation', home.rejected, form?.reason ?? '', PAGE, 'bad')]
    case 'approved':
      return [todo('recommendation', home.toPrint, home.toPrintDetail, PAGE, 'accent')]
    case 'printed':
      return [todo('recommendation', home.toSign, home.toSignDetail, PAGE, 'accent')]
    default:
      return []
  }
}

function progressOf(form: OwnCase | undefined): Progress {
  const title = recommendationWorkflow.title
  const stages = recommendationStages(form?.state ?? recommendationWorkflow.initial)
  if (!form) {
    const still = stages.map(({ name }) => ({ name, state: 'todo' as const }))
    return { title, state: words.home.notBegun, tone: 'neutral', page: PAGE, stages: still }
  }
  const { label, tone } = stateChip(recommendationWorkflow, form.state)
  return { title, state: label, tone, page: PAGE, stages }
}
