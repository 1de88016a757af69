import { guard, workflow } from '../workflow'

/** What the guards of an application look at; gathered by `cloudfunctions/opening/own-facts.ts`. */
export interface OpeningFacts {
  /** Signing is opened to this graduate on application only (S0-4). */
  needed: boolean
  windowOpen: boolean
  /** Employer and province are filled. */
  complete: boolean
  letterAttached: boolean
  /** An agreement has left the student's hands. */
  signing: boolean
}

const needed = guard<OpeningFacts>('opening-not-needed', (facts) => facts.needed)
const windowOpen = guard<OpeningFacts>('opening-window-closed', (facts) => facts.windowOpen)
const complete = guard<OpeningFacts>('opening-incomplete', (facts) => facts.complete)
const letterAttached = guard<OpeningFacts>('opening-letter-missing', (facts) => facts.letterAttached)
const notSigning = guard<OpeningFacts>('opening-in-use', (facts) => !facts.signing)

/** 网上签约开放申请 (S0-4): a graduate with an employer's letter applies, the university opens signing to this one person. */
export const openingWorkflow = workflow<OpeningFacts>()({
  subject: 'opening',
  title: '开放签约申请',
  initial: 'draft',
  states: {
    draft: { label: '草稿', tone: 'neutral' },
    submitted: { label: '待学校核准', tone: 'accent' },
    rejected: { label: '未核准', tone: 'bad' },
    approved: { label: '已开放签约', tone: 'good' },
  },
  actions: {
    submit: {
      label: '提交申请',
      from: ['draft', 'rejected'],
      to: 'submitted',
      by: ['student'],
      when: [needed, windowOpen, complete, letterAttached],
      notify: { 'career-centre': 'opening-to-review' },
    },
    withdraw: { label: '撤回修改', from: ['submitted'], to: 'draft', by: ['student'] },
    approve: {
      label: '核准开放',
      from: ['submitted'],
      to: 'approved',
      by: ['career-centre'],
      when: [letterAttached],
      notify: { student: 'opening-approved' },
    },
    reject: {
      label: '不予核准',
      from: ['submitted'],
      to: 'rejected',
      by: ['career-centre'],
      reason: 'required',
      notify: { student: 'opening-rejected' },
    },
    revoke: {
      label: '收回开放',
      from: ['approved'],
      to: 'rejected',
      by: ['career-centre'],
      when: [notSigning],
      reason: 'required',
      notify: { student: 'opening-revoked' },
    },
  },
})

export type OpeningState = keyof typeof openingWorkflow.states
export type OpeningAction = keyof typeof openingWorkflow.actions

const order = [
  { name: '填写申请', states: ['draft', 'rejected'] },
  { name: '学校核准', states: ['submitted'] },
  { name: '开放签约', states: ['approved'] },
]

/** The stage bar. */
export function openingStages(state: string): { name: string; state: 'done' | 'now' | 'todo' | 'blocked' }[] {
  const at = state === 'approved' ? order.length : order.findIndex(({ states }) => states.includes(state))
  return order.map(({ name }, index) => {
    if (index < at) return { name, state: 'done' as const }
    if (index > at) return { name, state: 'todo' as const }
    return { name, state: state === 'rejected' ? ('blocked' as const) : ('now' as const) }
  })
}
