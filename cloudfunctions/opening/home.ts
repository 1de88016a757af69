import { openingWords as words } from '../../src/shared/opening/wording'
import { openingStages, openingWorkflow } from '../../src/shared/opening/workflow'
import { statesAwaiting } from '../../src/shared/workflow'
import { stateChip } from '../_kit/cases'
import { type HomePart, type OwnCase, type StudentPart, todo } from '../_kit/home'
import { policyOf } from '../_kit/policies'

const PAGE = '/pages/opening/index'
const QUEUE = '/pages/opening/queue/index'

export const openingHome: HomePart = {
  student: async ({ db, caller, trainingMode, newest }): Promise<StudentPart> => {
    const { onApplication } = await policyOf(db, caller, 'opening')
    const own = newest('opening')
    return onApplication.includes(trainingMode) || own ? partOf(own) : {}
  },
  workLists: {
    'career-centre': [
      {
        id: 'opening',
        subject: 'opening',
        states: statesAwaiting(openingWorkflow, 'career-centre', ['approve']),
        title: words.home.review,
        page: `${QUEUE}?list=submitted`,
        tone: 'accent',
      },
    ],
  },
  links: ({ role }) => (role === 'career-centre' ? [{ label: '开放签约申请', page: QUEUE }] : []),
}

function partOf(own: OwnCase | undefined): StudentPart {
  const state = own?.state ?? openingWorkflow.initial
  const { label, tone } = stateChip(openingWorkflow, state)
  const todos =
    state === 'draft'
      ? [todo('opening', words.home.apply, words.home.applyDetail, PAGE, 'neutral')]
      : state === 'rejected'
        ? [todo('opening', words.home.rejected, own?.reason ?? '', PAGE, 'bad')]
        : []
  return { todos, progress: [{ title: openingWorkflow.title, state: label, tone, page: PAGE, stages: openingStages(state) }] }
}
