import { guard, workflow } from '../workflow'

/** What the departure's guards look at; gathered by `cloudfunctions/departure/facts.ts`. */
export interface DepartureFacts {
  windowOpen: boolean
  allPassed: boolean
}

const windowOpen = guard<DepartureFacts>('departure-window-closed', (facts) => facts.windowOpen)
const allPassed = guard<DepartureFacts>('items-left', (facts) => facts.allPassed)
const notAllPassed = guard<DepartureFacts>('nothing-left', (facts) => !facts.allPassed)

/** 离校 as a whole: the survey opens the sheet (S2-6), the last item closes it (S2-12). */
export const departureWorkflow = workflow<DepartureFacts>()({
  subject: 'departure',
  title: '离校手续',
  initial: 'survey',
  states: {
    survey: { label: '待填问卷', tone: 'warn' },
    clearing: { label: '办理中', tone: 'accent' },
    cleared: { label: '已离校', tone: 'good' },
  },
  actions: {
    answerSurvey: { label: '完成答卷', from: ['survey'], to: 'clearing', by: ['student'], when: [windowOpen] },
    skipSurvey: { label: '无需问卷', from: ['survey'], to: 'clearing', by: ['system'] },
    clear: {
      label: '全部通过',
      from: ['clearing'],
      to: 'cleared',
      by: ['system'],
      when: [allPassed],
      notify: { student: 'departure-cleared' },
    },
    reopen: {
      label: '重新办理',
      from: ['cleared'],
      to: 'clearing',
      by: ['system'],
      when: [notAllPassed],
      notify: { student: 'departure-reopened' },
    },
  },
})

/** What one clearance item's guards look at. */
export interface ClearanceFacts {
  /** The item is decided by the caller's part: the advisor's own item by the advisor, an office's by that office. */
  ownItem: boolean
  /** The advisor's item has passed, or there is none (S2-13). */
  advisorPassed: boolean
}

const ownItem = guard<ClearanceFacts>('not-your-item', (facts) => facts.ownItem)
const advisorPassed = guard<ClearanceFacts>('advisor-not-passed', (facts) => facts.advisorPassed)

/** 离校环节: one item of one graduate (S2-10, S2-31). Items that do not concern a graduate have no case and show as 无需办理. */
export const clearanceWorkflow = workflow<ClearanceFacts>()({
  subject: 'clearance',
  title: '离校环节',
  initial: 'waiting',
  states: {
    waiting: { label: '待审核', tone: 'neutral' },
    passed: { label: '已通过', tone: 'good' },
    'not-passed': { label: '未通过', tone: 'bad' },
  },
  actions: {
    pass: {
      label: '通过',
      from: ['waiting', 'not-passed'],
      to: 'passed',
      by: ['advisor', 'office', 'system'],
      when: [ownItem, advisorPassed],
      notify: { student: 'clearance-passed' },
    },
    refuse: {
      label: '不通过',
      from: ['waiting', 'passed'],
      to: 'not-passed',
      by: ['advisor', 'office', 'system'],
      when: [ownItem, advisorPassed],
      reason: 'required',
      notify: { student: 'clearance-not-passed' },
    },
    /** What an item passed by has been taken back, e.g. a registered destination (S2-22…24). */
    waitAgain: {
      label: '重新待审核',
      from: ['passed'],
      to: 'waiting',
      by: ['system'],
      reason: 'required',
      notify: { student: 'clearance-waiting-again' },
    },
  },
})

export type ClearanceState = keyof typeof clearanceWorkflow.states
