import { clearanceWorkflow, departureWorkflow } from '../../src/shared/departure/workflow'
import { actorOf } from '../../src/shared/roles'
import { statesAwaiting } from '../../src/shared/workflow'
import { stateChip } from '../_kit/cases'
import { type Block, type HomePart, type OwnCase, type Progress, stagesUpTo, type WorkList } from '../_kit/home'
import { policyOf } from '../_kit/policies'
import { nextThing, type SheetItem, sheetOf } from './sheet'

const PAGE = '/pages/departure/index'
const QUEUE = '/pages/departure/queue/index'

const toClear: WorkList = {
  id: 'clearance',
  subject: 'clearance',
  // What was refused waits for the student, not for the office.
  states: statesAwaiting(clearanceWorkflow, 'office', ['pass']).filter((state) => state === clearanceWorkflow.initial),
  title: '离校环节待审核',
  page: `${QUEUE}?state=waiting`,
  tone: 'accent',
}

export const departureHome: HomePart = {
  student: async ({ db, caller, newest }) => {
    const own = newest('departure')
    if (!own) return {}
    const sheet = await sheetOf(db, caller, await policyOf(db, caller, 'departure'))
    return {
      blocks: own.state === 'clearing' ? blocksOf(sheet) : [],
      progress: [progressOf(own, sheet)],
    }
  },
  workLists: {
    advisor: [{ ...toClear, part: 'advisor', title: '毕业条件待审核' }],
    office: [{ ...toClear, afterAdvisor: true }],
  },
  links: (caller) => {
    switch (actorOf(caller.role)) {
      case 'student':
        return [{ label: '离校手续', page: PAGE }]
      case 'advisor':
        return [{ label: '毕业条件审核', page: QUEUE }]
      case 'office':
        return [{ label: '离校审核', page: QUEUE }]
      default:
        return ['career-centre', 'administrator'].includes(caller.role) ? [{ label: '开放离校', page: '/pages/departure/open/index' }] : []
    }
  },
}

function blocksOf(sheet: SheetItem[]): Block[] {
  const next = nextThing(sheet)
  if (!next) return []
  const { office, place, phone } = next.contact
  return [{ title: `离校：${next.label}`, reason: next.text, office, place: place || null, phone: phone || null, page: PAGE }]
}

function progressOf(own: OwnCase, sheet: SheetItem[]): Progress {
  const required = sheet.filter(({ state }) => state !== 'not-required')
  const passed = required.filter(({ state }) => state === 'passed').length
  const { label, tone } = stateChip(departureWorkflow, own.state)
  const at = { survey: 0, clearing: 1, cleared: 3 }[own.state] ?? 0
  const blocked = required.some(({ state }) => state === 'not-passed')
  const stages = stagesUpTo(['问卷', `各环节 ${passed}/${required.length}`, '离校单'], at, blocked)
  return { title: departureWorkflow.title, state: label, tone, page: PAGE, stages }
}
