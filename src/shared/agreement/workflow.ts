import { type ActionRule, guard, workflow } from '../workflow'
import type { SealFact, SealName } from './seal'

/** What the agreement's guards look at; gathered by `cloudfunctions/agreement/facts.ts`. */
export interface AgreementFacts {
  /** Signs online at all: not 定向/委培, and of a level and study mode the season is for (S0-2, S0-3); 少数民族骨干 once opened (S0-4). */
  eligible: boolean
  /** The season's signing is for this level and study mode (S0-2). */
  offered: boolean
  /** 少数民族骨干 whom the university has not opened signing to yet (S0-4). */
  openingNeeded: boolean
  /** The survey before signing is answered, or there is none. */
  surveyAnswered: boolean
  originApproved: boolean
  windowOpen: boolean
  /** By the person who acts now, in the wording of today's policy (S0-29, S0-38). */
  notesRead: boolean
  contentComplete: boolean
  employerApproved: boolean
  /** The employer's operator has checked name, archive address and contact once (S0-40). */
  employerDetailsVerified: boolean
  /** The employer has signed, and has neither taken its signature back nor returned the agreement (S0-66). */
  employerSigned: boolean
  /** The agreement (to be) submitted names the employer that signed. */
  sameEmployer: boolean
  /** The employer that signed may still sign: its registration stands. */
  signerApproved: boolean
  /** No step of the employer for the policy's days, or the employer may not sign any more. */
  employerSilent: boolean
  deadlinePassed: boolean
  consentedToDefault: boolean
  /** The student was told of the signing: a notice is in the inbox (S0-49). */
  noticeOnRecord: boolean
  /** The student was on the roster, and could answer, from the signature until now (S1-19, S0-49). */
  presentThroughout: boolean
  seals: Record<SealName, SealFact>
  /** Every seal the policy asks for is recorded, or seen on the paper by whoever files it (S0-60…62). */
  sealed: boolean
  /** The student has asked for a return today (S0-65). */
  askedToday: boolean
}

const offered = guard<AgreementFacts>('signing-not-offered', (facts) => facts.offered)
const opened = guard<AgreementFacts>('opening-needed', (facts) => !facts.openingNeeded)
const surveyAnswered = guard<AgreementFacts>('survey-before-agreement', (facts) => facts.surveyAnswered)
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
const presentThroughout = guard<AgreementFacts>('student-was-away', (facts) => facts.presentThroughout)
const employerSilent = guard<AgreementFacts>('employer-not-silent', (facts) => facts.employerSilent)
const sealed = guard<AgreementFacts>('seals-missing', (facts) => facts.sealed)
/** What the employer signed is not carried to another while the signature stands. */
const signatureRespected = guard<AgreementFacts>(
  'employer-signature-stands',
  (facts) => !facts.employerSigned || facts.sameEmployer || !facts.signerApproved,
)
const silence = [deadlinePassed, consentedToDefault, noticeOnRecord, presentThroughout]
/** From 24:00 of the last day silence has answered, however late the clock's job runs (S0-49). */
const notYetDeemed = guard<AgreementFacts>('confirmed-by-silence', (facts) => !silence.every(({ holds }) => holds(facts)))

const sealing = (seal: SealName, label: string): ActionRule<AgreementFacts, 'approved'> => ({
  label,
  from: ['approved'],
  to: 'unchanged',
  by: ['college', 'career-centre'],
  when: [
    guard('seal-not-yours', (facts) => facts.seals[seal].yours),
    guard('seal-ticked-already', (facts) => !facts.seals[seal].ticked),
    guard('seal-out-of-order', (facts) => facts.seals[seal].turn),
  ],
})

const signed = guard<AgreementFacts>('agreement-not-binding', (facts) => facts.employerSigned)
const notAskedToday = guard<AgreementFacts>('return-asked-today', (facts) => !facts.askedToday)

/** Where an agreement may stand that the employer has signed (S0-64): only a release ends it from here (S0-66). */
const afterSignature = ['with-employer', 'returned', 'with-student', 'overdue', 'with-college', 'approved', 'filed'] as const

const toConfirm = { action: 'confirmByDefault', after: 'agreement.confirmDays' } as const

/**
 * 就业协议网签 (S0-27): student submits → employer signs → student confirms → college approves → filed.
 * After the employer's signature the student cannot withdraw: not even from what came back to the employer by objection or by
 * the college, for the signature stands until the employer itself takes it back or returns the agreement. The employer may take
 * back until the student has confirmed; later changes are the release procedure's (S0-64…66), which speaks here as the system.
 * Nobody waits for ever: an employer that stays silent, or may not sign any more, is passed by through the career centre; a
 * student who stays silent is on the counselor's list, and the employer may take back.
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
      when: [
        offered,
        opened,
        eligible,
        originApproved,
        windowOpen,
        surveyAnswered,
        notesRead,
        contentComplete,
        employerApproved,
        signatureRespected,
      ],
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
      when: [notYetDeemed],
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
      when: [notYetDeemed],
      reason: 'required',
      notify: { employer: 'agreement-objected' },
    },
    confirmByDefault: {
      label: '到期视为无异议',
      from: ['with-student'],
      to: 'with-college',
      by: ['clock'],
      when: silence,
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
    extendConfirm: {
      label: '延长确认期',
      from: ['with-student'],
      to: 'unchanged',
      by: ['college'],
      when: [notYetDeemed],
      reason: 'required',
      deadline: toConfirm,
      notify: { student: 'agreement-extended', employer: 'agreement-extended-for-student' },
    },
    endSilence: {
      label: '单位逾期未办，退回学生',
      from: ['with-employer'],
      to: 'returned',
      by: ['career-centre'],
      when: [employerSilent],
      reason: 'required',
      notify: { student: 'agreement-silence-ended', employer: 'agreement-silence-ended-employer' },
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
    sealCollege: sealing('college', '登记学院章'),
    sealUniversity: sealing('university', '登记学校章'),
    sealEmployer: sealing('employer', '登记单位章'),
    file: {
      label: '备案',
      from: ['approved'],
      to: 'filed',
      by: ['college'],
      when: [sealed],
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
