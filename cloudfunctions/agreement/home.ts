import { agreementWords as words } from '../../src/shared/agreement/wording'
import { type AgreementState, agreementStages, agreementWorkflow, stagesAt } from '../../src/shared/agreement/workflow'
import { actorOf } from '../../src/shared/roles'
import { statesAwaiting } from '../../src/shared/workflow'
import { stateChip } from '../_kit/cases'
import { type Block, type HomePart, type OwnCase, type Progress, type Todo, todo } from '../_kit/home'
import { policyOf } from '../_kit/policies'

const PAGE = '/pages/agreement/index'
const queue = (list: string) => `/pages/agreement/queue/index?list=${list}`

export const agreementHome: HomePart = {
  student: async ({ db, caller, trainingMode, newest, cases }) => {
    const policy = await policyOf(db, caller, 'agreement')
    if (policy.excludedTrainingModes.includes(trainingMode)) return {}
    // 少数民族骨干 see signing once it is opened to them (S0-4); until then the application stands on home.
    const { onApplication } = await policyOf(db, caller, 'opening')
    if (onApplication.includes(trainingMode) && newest('opening')?.state !== 'approved' && !newest('agreement')) return {}
    const origin = newest('origin')
    const own = cases.find(({ subject, state }) => subject === 'agreement' && state !== 'released') ?? newest('agreement')
    return { todos: todosOf(origin, own), blocks: blocksOf(origin), progress: [progressOf(own)] }
  },
  workLists: {
    college: [
      {
        id: 'agreement-review',
        subject: 'agreement',
        states: statesAwaiting(agreementWorkflow, 'college', ['approve']),
        title: '就业协议待审核',
        page: queue('to-review'),
        tone: 'accent',
      },
      {
        id: 'agreement-overdue',
        subject: 'agreement',
        states: statesAwaiting(agreementWorkflow, 'college', ['askAgain']),
        title: '协议逾期未确认',
        page: queue('overdue'),
        tone: 'warn',
      },
      {
        id: 'agreement-file',
        subject: 'agreement',
        states: statesAwaiting(agreementWorkflow, 'college', ['file']),
        title: '就业协议待备案',
        page: queue('to-file'),
        tone: 'accent',
      },
    ],
    'career-centre': [
      {
        id: 'agreement-seal',
        subject: 'agreement',
        states: statesAwaiting(agreementWorkflow, 'college', ['file']),
        unsealed: 'university',
        title: '就业协议待盖学校章',
        page: queue('to-file'),
        tone: 'accent',
      },
    ],
    employer: [
      {
        id: 'agreement-sign',
        subject: 'agreement',
        states: statesAwaiting(agreementWorkflow, 'employer', ['sign']),
        title: '毕业生待签约',
        page: queue('to-sign'),
        tone: 'accent',
      },
    ],
  },
  links: (caller) => {
    switch (actorOf(caller.role)) {
      case 'student':
        return [{ label: '就业协议', page: PAGE }]
      case 'college':
        return [
          { label: '协议审核', page: queue('to-review') },
          { label: '协议备案', page: '/pages/agreement/file/index' },
        ]
      case 'employer':
        return [
          { label: '待签约', page: queue('to-sign') },
          { label: '已签约', page: queue('signed') },
          { label: '已解约', page: queue('ended') },
          { label: '单位信息', page: '/pages/agreement/employer/index' },
        ]
      case 'career-centre':
        return [{ label: '就业协议', page: queue('all') }]
      default:
        return []
    }
  },
}

function todosOf(origin: OwnCase | undefined, own: OwnCase | undefined): Todo[] {
  const { home } = words
  switch (own?.state as AgreementState | undefined) {
    case undefined:
    case 'draft':
    case 'released':
      return origin?.state === 'approved' ? [todo('agreement', home.toWrite, home.toWriteDetail, PAGE, 'neutral')] : []
    case 'returned':
      return [todo('agreement', home.returned, own?.reason ?? '', PAGE, 'bad')]
    case 'with-student':
    case 'overdue':
      return [todo('agreement', home.toConfirm, home.toConfirmDetail, PAGE, 'warn', own?.dueAt ?? null)]
    case 'approved':
      return [todo('agreement', home.toSeal, home.toSealDetail, PAGE, 'accent')]
    default:
      return []
  }
}

/** Signing waits for the origin data (S0-7). */
function blocksOf(origin: OwnCase | undefined): Block[] {
  if (!origin || origin.state === 'approved') return []
  const { home } = words
  const reason = origin.state === 'submitted' ? home.originWaiting : home.originFirst
  return [{ title: home.blocked, reason, office: home.collegeOffice, place: null, phone: null, page: '/pages/origin/index' }]
}

function progressOf(own: OwnCase | undefined): Progress {
  const title = agreementWorkflow.title
  if (!own) {
    const still = agreementStages.map(({ name }) => ({ name, state: 'todo' as const }))
    return { title, state: words.home.notBegun, tone: 'neutral', page: PAGE, stages: still }
  }
  const { label, tone } = stateChip(agreementWorkflow, own.state)
  return { title, state: label, tone, page: PAGE, stages: stagesAt(own.state as AgreementState) }
}
