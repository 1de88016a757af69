import { guard, workflow } from '../workflow'

/** What origin's guards look at; gathered by `cloudfunctions/origin/facts.ts`. */
export interface OriginFacts {
  windowOpen: boolean
  /** The survey before it is answered, or the form was handed in before there was one (S0-14, S1-4). */
  surveyAnswered: boolean
  /** No required field is empty and no value is invalid. */
  complete: boolean
  /** Taken off the season's roster: held back or suspended (S1-19). */
  removed: boolean
}

const windowOpen = guard<OriginFacts>('origin-window-closed', (facts) => facts.windowOpen)
const surveyAnswered = guard<OriginFacts>('survey-before-origin', (facts) => facts.surveyAnswered)
const complete = guard<OriginFacts>('origin-incomplete', (facts) => facts.complete)

const onRoster = guard<OriginFacts>('already-removed', (facts) => !facts.removed)
const offRoster = guard<OriginFacts>('not-removed', (facts) => facts.removed)
const everywhere = ['not-started', 'draft', 'submitted', 'rejected', 'approved'] as const

/** 生源信息核对 (S1-28): the student fills, the college reviews, a rejection names the fields. */
export const originWorkflow = workflow<OriginFacts>()({
  subject: 'origin',
  title: '生源信息核对',
  initial: 'not-started',
  states: {
    'not-started': { label: '未填写', tone: 'neutral' },
    draft: { label: '填写中', tone: 'accent' },
    submitted: { label: '学生已核', forStudent: '已提交，等待学院审核', tone: 'accent' },
    rejected: { label: '审核不通过', tone: 'bad' },
    approved: { label: '审核通过', tone: 'good' },
  },
  actions: {
    start: { label: '开始填写', from: ['not-started'], to: 'draft', by: ['student'], when: [windowOpen, surveyAnswered] },
    submit: {
      label: '提交审核',
      from: ['not-started', 'draft', 'rejected'],
      to: 'submitted',
      by: ['student'],
      when: [windowOpen, surveyAnswered, complete],
      notify: { college: 'origin-to-review' },
    },
    withdraw: { label: '撤回修改', from: ['submitted', 'rejected'], to: 'draft', by: ['student'], when: [windowOpen] },
    approve: { label: '审核通过', from: ['submitted'], to: 'approved', by: ['college'], notify: { student: 'origin-approved' } },
    reject: {
      label: '审核不通过',
      from: ['submitted'],
      to: 'rejected',
      by: ['college'],
      reason: 'required',
      notify: { student: 'origin-rejected' },
    },
    correct: {
      label: '更正学籍信息',
      from: ['not-started', 'draft', 'rejected', 'approved'],
      to: 'unchanged',
      by: ['college', 'career-centre'],
      reason: 'required',
      notify: { student: 'origin-corrected' },
    },
    askCollege: {
      label: '申请更正学籍信息',
      from: everywhere,
      to: 'unchanged',
      by: ['student'],
      reason: 'required',
      notify: { college: 'origin-asked' },
    },
    askCareerCentre: {
      label: '申请更正学籍信息',
      from: everywhere,
      to: 'unchanged',
      by: ['student'],
      reason: 'required',
      notify: { 'career-centre': 'origin-asked' },
    },
    answerAsk: {
      label: '答复更正申请',
      from: everywhere,
      to: 'unchanged',
      by: ['college', 'career-centre'],
      reason: 'required',
      notify: { student: 'origin-ask-answered' },
    },
    remove: { label: '移出本届名单', from: everywhere, to: 'unchanged', by: ['career-centre'], when: [onRoster], reason: 'required' },
    restore: { label: '恢复到本届名单', from: everywhere, to: 'unchanged', by: ['career-centre'], when: [offRoster], reason: 'required' },
  },
})

export type OriginState = keyof typeof originWorkflow.states
export type OriginAction = keyof typeof originWorkflow.actions
