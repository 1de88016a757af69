import { guard, workflow } from '../workflow'

/** What the agreement's guards look at; gathered by `cloudfunctions/agreement/facts.ts`. */
export interface AgreementFacts {
  /** Not 定向/委培 (S0-3). */
  eligible: boolean
  originApproved: boolean
  windowOpen: boolean
  /** By the person who acts now, in the wording of today's policy (S0-29, S0-38). */
  notesRead: boolean
  contentComplete: boolean
  employerApproved: boolean
  /** The employer's operator has checked name, archive address and contact once (S0-40). */
  employerDetailsVerified: boolean
  /** The employer has signed what lies before it, and has not taken its signature back (S0-66). */
  employerSigned: boolean
  deadlinePassed: boolean
  consentedToDefault: boolean
  /** The student was told of the signing: a notice is in the inbox (S0-49). */
  noticeOnRecord: boolean
  /** The student has asked for a return today (S0-65). */
  askedToday: boolean
}

const eligible = guard<AgreementFacts>('agreement-not-eligible', (facts) => facts.eligible)
const originApproved = guard<AgreementFacts>('origin-not-approved', (facts) => facts.originApproved)
const windowOpen = guard<AgreementFacts>('agreement-window-closed', (facts) => facts.windowOpen)
const notesRead = guard<AgreementFacts>('notes-not-read', (facts) => facts.notesRead)
const contentComplete = guard<AgreementFacts>('agreement-incomplete', (facts) => facts.contentComplete)
const employerApproved = guard<AgreementFacts>('employer-not-approved', (facts) => facts.employerApproved)
const detailsVerified = guard<AgreementFacts>('employer-details-not-verified', (facts) => facts.employerDetailsVerified)
const notSigned = guard<AgreementFacts>('employer-has-signed', (facts) => !facts.employerSigned)
const deadlinePassed = guard<AgreementFacts>('deadline-not-passed', (facts) => facts.deadlinePassed)
const consentedToDefault = guard<AgreementFacts>('no-consent-to-default', (facts) => facts.consentedToDefault)
const noticeOnRecord = guard<AgreementFacts>('no-notice-on-record', (facts) => facts.noticeOnRecord)

const signed = guard<AgreementFacts>('agreement-not-binding', (facts) => facts.employerSigned)
const notAskedToday = guard<AgreementFacts>('return-asked-today', (facts) => !facts.askedToday)

/** Where an agreement may stand that the employer has signed (S0-64): only a release ends it from here (S0-66). */
const afterSignature = ['with-employer', 'with-student', 'overdue', 'with-college', 'approved', 'filed'] as const

const toConfirm = { action: 'confirmByDefault', after: 'agreement.confirmDays' } as const

/**
 * 就业协议网签 (S0-27): student submits → employer signs → student confirms → college approves → filed.
 * After the employer's signature the student cannot withdraw: not even from what came back to the employer by objection or by
 * the college, for the signature stands until the employer itself takes it back or returns the agreement. The employer may take
 * back until the student has confirmed; later changes are the release procedure's (S0-64…66), which speaks here as the system.
 */
export const agreementWorkflow = workflow<AgreementFacts>()({
  subject: 'agreement',
  title: '就业协议网签',
  initial: 'draft',
  states: {
    draft: { label: '草稿', tone: 'neutral' },
    'with-employer': { label: '待单位签约', tone: 'accent' },
    returned: { label: '已退回', tone: 'warn' },
    'with-student': { label: '待学生确认', tone: 'accent' },
    overdue: { label: '逾期未确认', tone: 'warn' },
    'with-college': { label: '待学院审核', tone: 'accent' },
    approved: { label: '待盖章备案', tone: 'accent' },
    filed: { label: '已备案', tone: 'good' },
    released: { label: '已解约', tone: 'neutral', final: true },
  },
  actions: {
    submit: {
      label: '正式提交',
      from: ['draft', 'returned'],
      to: 'with-employer',
      by: ['student'],
      when: [eligible, originApproved, windowOpen, notesRead, contentComplete, employerApproved],
      notify: { employer: 'agreement-to-sign' },
    },
    withdraw: {
      label: '撤回',
      from: ['with-employer'],
      to: 'draft',
      by: ['student'],
      when: [notSigned],
      notify: { employer: 'agreement-withdrawn' },
    },
    askReturn: {
      label: '请单位退回',
      from: ['with-employer'],
      to: 'unchanged',
      by: ['student'],
      when: [notSigned, notAskedToday],
      notify: { employer: 'agreement-return-asked' },
    },
    sign: {
      label: '确定签约',
      from: ['with-employer'],
      to: 'with-student',
      by: ['employer'],
      when: [employerApproved, notesRead, detailsVerified],
      deadline: toConfirm,
      notify: { student: 'agreement-to-confirm' },
    },
    return: {
      label: '退回',
      from: ['with-employer'],
      to: 'returned',
      by: ['employer'],
      reason: 'required',
      notify: { student: 'agreement-returned' },
    },
    takeBack: {
      label: '拿回重签',
      from: ['with-student', 'overdue'],
      to: 'with-employer',
      by: ['employer'],
      notify: { student: 'agreement-taken-back' },
    },
    confirm: {
      label: '确认签约信息',
      from: ['with-student', 'overdue'],
      to: 'with-college',
      by: ['student'],
      notify: { employer: 'agreement-confirmed', college: 'agreement-to-review' },
    },
    object: {
      label: '有异议，退回单位',
      from: ['with-student', 'overdue'],
      to: 'with-employer',
      by: ['student'],
      reason: 'required',
      notify: { employer: 'agreement-objected' },
    },
    confirmByDefault: {
      label: '到期视为无异议',
      from: ['with-student'],
      to: 'with-college',
      by: ['clock'],
      when: [deadlinePassed, consentedToDefault, noticeOnRecord],
      notify: { student: 'agreement-confirmed-by-default', employer: 'agreement-confirmed', college: 'agreement-to-review' },
    },
    expire: {
      label: '到期转辅导员',
      from: ['with-student'],
      to: 'overdue',
      by: ['clock'],
      when: [deadlinePassed],
      notify: { student: 'agreement-overdue', college: 'agreement-overdue-to-follow' },
    },
    askAgain: {
      label: '重新给予确认期',
      from: ['overdue'],
      to: 'with-student',
      by: ['college'],
      deadline: toConfirm,
      notify: { student: 'agreement-to-confirm' },
    },
    approve: {
      label: '审核通过',
      from: ['with-college'],
      to: 'approved',
      by: ['college'],
      notify: { student: 'agreement-approved', employer: 'agreement-approved' },
    },
    rejectToEmployer: {
      label: '退回用人单位',
      from: ['with-college'],
      to: 'with-employer',
      by: ['college'],
      reason: 'required',
      notify: { employer: 'agreement-rejected', student: 'agreement-rejected' },
    },
    rejectToStudent: {
      label: '退回学生',
      from: ['with-college'],
      to: 'returned',
      by: ['college'],
      reason: 'required',
      notify: { student: 'agreement-rejected', employer: 'agreement-rejected-to-student' },
    },
    file: {
      label: '备案',
      from: ['approved'],
      to: 'filed',
      by: ['college'],
      notify: { student: 'agreement-filed', employer: 'agreement-filed' },
    },
    beginRelease: {
      label: '学生申请解约',
      from: afterSignature,
      to: 'unchanged',
      by: ['system'],
      when: [signed],
      notify: { employer: 'agreement-release-begun' },
    },
    dropRelease: {
      label: '解约申请终止',
      from: afterSignature,
      to: 'unchanged',
      by: ['system'],
      when: [signed],
      notify: { employer: 'agreement-release-dropped' },
    },
    release: {
      label: '解除协议',
      from: afterSignature,
      to: 'released',
      by: ['system'],
      when: [signed],
      notify: { employer: 'agreement-released' },
    },
  },
})

export type AgreementState = keyof typeof agreementWorkflow.states
export type AgreementAction = keyof typeof agreementWorkflow.actions

/** The five stages of S0-27 as the stage bar shows them, with the states that stand in each. */
export const agreementStages: { name: string; states: AgreementState[] }[] = [
  { name: '学生提交', states: ['draft', 'returned'] },
  { name: '单位签约', states: ['with-employer'] },
  { name: '学生确认', states: ['with-student', 'overdue'] },
  { name: '学院审核', states: ['with-college'] },
  { name: '盖章备案', states: ['approved', 'filed', 'released'] },
]

/** The stage bar of S0-27/28. */
export function stagesAt(state: AgreementState): { name: string; state: 'done' | 'now' | 'todo' | 'blocked' }[] {
  const at = agreementStages.findIndex(({ states }) => states.includes(state))
  return agreementStages.map(({ name }, index) => {
    if (state === 'filed' || state === 'released' || index < at) return { name, state: 'done' as const }
    if (index > at) return { name, state: 'todo' as const }
    return { name, state: state === 'returned' || state === 'overdue' ? ('blocked' as const) : ('now' as const) }
  })
}
