import { guard, workflow } from '../workflow'

/** What the guards of the recommendation form look at; gathered by `cloudfunctions/recommendation/facts.ts`. */
export interface RecommendationFacts {
  originApproved: boolean
  windowOpen: boolean
  /** The survey before it is answered, or there is none. */
  surveyAnswered: boolean
  /** Nothing required is empty and every text can be printed inside its field. */
  complete: boolean
  /** Fewer copies printed than allowed: one, and one more for each release. */
  copyLeft: boolean
  /** On the paper printed last. */
  opinionSigned: boolean
  collegeSealed: boolean
}

const originApproved = guard<RecommendationFacts>('origin-not-approved', (facts) => facts.originApproved)
const windowOpen = guard<RecommendationFacts>('recommendation-window-closed', (facts) => facts.windowOpen)
const surveyAnswered = guard<RecommendationFacts>('survey-before-recommendation', (facts) => facts.surveyAnswered)
const complete = guard<RecommendationFacts>('recommendation-incomplete', (facts) => facts.complete)
const copyLeft = guard<RecommendationFacts>('recommendation-printed', (facts) => facts.copyLeft)
const opinionSigned = guard<RecommendationFacts>('recommendation-not-signed', (facts) => facts.opinionSigned)
const collegeSealed = guard<RecommendationFacts>('recommendation-not-sealed', (facts) => facts.collegeSealed)

/**
 * 就业推荐表 (S0-19…26): fill → submit → college review → one printed copy → supervisor's opinion and signature → college seal →
 * 就业专用章, with which it takes effect. A release voids the paper printed last and allows another.
 */
export const recommendationWorkflow = workflow<RecommendationFacts>()({
  subject: 'recommendation',
  title: '就业推荐表',
  initial: 'draft',
  states: {
    draft: { label: '填写中', tone: 'neutral' },
    submitted: { label: '待学院审核', tone: 'accent' },
    rejected: { label: '审核不通过', tone: 'bad' },
    approved: { label: '审核通过，待打印', tone: 'accent' },
    printed: { label: '已打印，待签字', tone: 'accent' },
    signed: { label: '已签字，待学院盖章', tone: 'accent' },
    sealed: { label: '学院已盖章，待就业专用章', tone: 'accent' },
    effective: { label: '已生效', tone: 'good' },
  },
  actions: {
    submit: {
      label: '提交审核',
      from: ['draft', 'rejected'],
      to: 'submitted',
      by: ['student'],
      when: [originApproved, windowOpen, surveyAnswered, complete],
      notify: { college: 'recommendation-to-review' },
    },
    withdraw: { label: '撤回修改', from: ['submitted'], to: 'draft', by: ['student'], when: [windowOpen] },
    approve: {
      label: '审核通过',
      from: ['submitted'],
      to: 'approved',
      by: ['college'],
      notify: { student: 'recommendation-approved' },
    },
    reject: {
      label: '审核不通过',
      from: ['submitted'],
      to: 'rejected',
      by: ['college'],
      reason: 'required',
      notify: { student: 'recommendation-rejected' },
    },
    print: { label: '打印', from: ['approved', 'printed'], to: 'printed', by: ['student'], when: [copyLeft] },
    opinion: { label: '确认推荐意见和签字', from: ['printed'], to: 'signed', by: ['college'] },
    collegeSeal: { label: '确认学院公章', from: ['printed', 'signed'], to: 'sealed', by: ['college'], when: [opinionSigned] },
    universitySeal: {
      label: '确认就业专用章',
      from: ['printed', 'signed', 'sealed'],
      to: 'effective',
      by: ['career-centre'],
      when: [opinionSigned, collegeSealed],
      notify: { student: 'recommendation-effective' },
    },
    undoOpinion: { label: '撤销签字确认', from: ['signed'], to: 'printed', by: ['college'], reason: 'required' },
    undoCollegeSeal: { label: '撤销学院公章确认', from: ['sealed'], to: 'signed', by: ['college'], reason: 'required' },
    undoUniversitySeal: {
      label: '撤销就业专用章确认',
      from: ['effective'],
      to: 'sealed',
      by: ['career-centre'],
      reason: 'required',
      notify: { student: 'recommendation-seal-undone' },
    },
    release: {
      label: '准予补打',
      from: ['printed', 'signed', 'sealed', 'effective'],
      to: 'approved',
      by: ['college', 'career-centre'],
      reason: 'required',
      notify: { student: 'recommendation-released' },
    },
  },
})

export type RecommendationState = keyof typeof recommendationWorkflow.states
export type RecommendationAction = keyof typeof recommendationWorkflow.actions

/** What the paper needs after printing, in order; `from` is the first state in which it is there (S0-25). */
export const checklist = [
  { item: 'opinion', label: '导师（辅导员）推荐意见和签字', from: 'signed' },
  { item: 'collegeSeal', label: '学院公章', from: 'sealed' },
  { item: 'universitySeal', label: '招生就业处就业专用章', from: 'effective' },
] as const satisfies { item: RecommendationAction; label: string; from: RecommendationState }[]

export type ChecklistItem = (typeof checklist)[number]['item']

const afterPrint: readonly string[] = ['printed', 'signed', 'sealed', 'effective'] satisfies RecommendationState[]

/** Whether the paper printed last carries what the checklist names. */
export function isTicked(item: ChecklistItem, state: string): boolean {
  const at = afterPrint.indexOf(state)
  return at >= 0 && at > checklist.findIndex((one) => one.item === item)
}

const stages: { name: string; states: readonly string[] }[] = [
  { name: '填写提交', states: ['draft', 'rejected'] },
  { name: '学院审核', states: ['submitted'] },
  { name: '打印', states: ['approved'] },
  { name: '签字盖章', states: ['printed', 'signed', 'sealed'] },
  { name: '生效', states: [] },
]

/** The stage bar. */
export function recommendationStages(state: string): { name: string; state: 'done' | 'now' | 'todo' | 'blocked' }[] {
  const at = state === 'effective' ? stages.length : stages.findIndex(({ states }) => states.includes(state))
  return stages.map(({ name }, index) => {
    if (index < at) return { name, state: 'done' as const }
    if (index > at) return { name, state: 'todo' as const }
    return { name, state: state === 'rejected' ? ('blocked' as const) : ('now' as const) }
  })
}
