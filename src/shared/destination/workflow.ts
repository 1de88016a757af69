import { guard, workflow } from '../workflow'

/** What destination's guards look at; gathered by `cloudfunctions/destination/facts.ts`. */
export interface DestinationFacts {
  /** The window, or, for one who changes an approved destination, the time for that. */
  windowOpen: boolean
  amendOpen: boolean
  archiveOpen: boolean
  /** The code is one that a student states. */
  statable: boolean
  complete: boolean
  evidenced: boolean
  /** The filed agreement is the source: its end is the release's, not the student's. */
  fromAgreement: boolean
  /** Policy names the caller's role as a reviewer. */
  reviewer: boolean
  /** Policy lets the college state this code for somebody silent. */
  statableByCollege: boolean
  remindedLately: boolean
}

const windowOpen = guard<DestinationFacts>('destination-window-closed', (facts) => facts.windowOpen)
const amendOpen = guard<DestinationFacts>('destination-amend-closed', (facts) => facts.amendOpen)
const archiveOpen = guard<DestinationFacts>('destination-archive-closed', (facts) => facts.archiveOpen)
const statable = guard<DestinationFacts>('destination-only-by-agreement', (facts) => facts.statable)
const complete = guard<DestinationFacts>('destination-incomplete', (facts) => facts.complete)
const evidenced = guard<DestinationFacts>('destination-evidence-missing', (facts) => facts.evidenced)
const notByAgreement = guard<DestinationFacts>('destination-from-agreement', (facts) => !facts.fromAgreement)
const byAgreement = guard<DestinationFacts>('destination-not-from-agreement', (facts) => facts.fromAgreement)
const reviewer = guard<DestinationFacts>('destination-not-your-review', (facts) => facts.reviewer)
const statableByCollege = guard<DestinationFacts>('destination-not-for-college', (facts) => facts.statableByCollege)
const notReminded = guard<DestinationFacts>('destination-reminded-lately', (facts) => !facts.remindedLately)

const open = ['none', 'draft', 'rejected'] as const
const anywhere = ['none', 'draft', 'submitted', 'rejected', 'approved'] as const

/**
 * 毕业去向登记: everybody has a case and ends with a code. Stated by the student and reviewed by the college, or written by the filed
 * agreement, whose filing is the evidence. A change after approval begins anew as another round.
 */
export const destinationWorkflow = workflow<DestinationFacts>()({
  subject: 'destination',
  title: '毕业去向登记',
  initial: 'none',
  states: {
    none: { label: '未登记', tone: 'neutral' },
    draft: { label: '填写中', tone: 'neutral' },
    submitted: { label: '待学院审核', tone: 'accent' },
    rejected: { label: '需要修改', tone: 'bad' },
    approved: { label: '已登记', tone: 'good' },
  },
  actions: {
    start: { label: '开始填写', from: ['none'], to: 'draft', by: ['student'], when: [windowOpen] },
    submit: {
      label: '提交审核',
      from: open,
      to: 'submitted',
      by: ['student'],
      when: [windowOpen, statable, complete, evidenced],
      notify: { college: 'destination-to-review' },
    },
    withdraw: { label: '撤回修改', from: ['submitted'], to: 'draft', by: ['student'], when: [windowOpen] },
    amend: { label: '更改去向', from: ['approved'], to: 'draft', by: ['student'], when: [notByAgreement, amendOpen] },
    archive: { label: '填写档案转递地址', from: anywhere, to: 'unchanged', by: ['student'], when: [archiveOpen] },
    approve: {
      label: '审核通过',
      from: ['submitted'],
      to: 'approved',
      by: ['college'],
      when: [reviewer],
      notify: { student: 'destination-approved' },
    },
    reject: {
      label: '退回修改',
      from: ['submitted'],
      to: 'rejected',
      by: ['college'],
      when: [reviewer],
      reason: 'required',
      notify: { student: 'destination-rejected' },
    },
    takeBack: {
      label: '撤回审核',
      from: ['approved'],
      to: 'rejected',
      by: ['college'],
      when: [reviewer, notByAgreement],
      reason: 'required',
      notify: { student: 'destination-taken-back' },
    },
    stateFor: {
      label: '代为登记',
      from: open,
      to: 'approved',
      by: ['college'],
      when: [reviewer, statableByCollege],
      notify: { student: 'destination-stated-for' },
    },
    remind: {
      label: '提醒登记',
      from: open,
      to: 'unchanged',
      by: ['college'],
      when: [notReminded],
      notify: { student: 'destination-reminder' },
    },
    agreementFiled: {
      label: '就业协议备案，自动登记',
      from: anywhere,
      to: 'approved',
      by: ['system'],
      notify: { student: 'destination-from-agreement' },
    },
    agreementReleased: {
      label: '就业协议解除，重新登记',
      from: ['approved'],
      to: 'draft',
      by: ['system'],
      when: [byAgreement],
      notify: { student: 'destination-agreement-released' },
    },
  },
})

export type DestinationState = keyof typeof destinationWorkflow.states
export type DestinationAction = keyof typeof destinationWorkflow.actions
