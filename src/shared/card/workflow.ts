import { guard, workflow } from '../workflow'

/** What the guards of an invitation look at; gathered by `cloudfunctions/card/invitation-facts.ts`. */
export interface InvitationFacts {
  /** Not 定向/委培 (S0-3). */
  eligible: boolean
  windowOpen: boolean
  employerApproved: boolean
  /** By the operator who acts, in the wording of today's policy (S0-38). */
  notesRead: boolean
  /** The student showed this employer a name card, and has not taken it back. */
  cardHeld: boolean
  /** The student's agreement is not on its way to any employer. */
  freeToSign: boolean
  /** The student's draft does not hold the terms of another invitation. */
  noOtherAccepted: boolean
  /** The agreement with these terms has been submitted. */
  submitted: boolean
  deadlinePassed: boolean
}

const eligible = guard<InvitationFacts>('agreement-not-eligible', (facts) => facts.eligible)
const studentEligible = guard<InvitationFacts>('invitation-not-eligible', (facts) => facts.eligible)
const windowOpen = guard<InvitationFacts>('agreement-window-closed', (facts) => facts.windowOpen)
const employerApproved = guard<InvitationFacts>('employer-not-approved', (facts) => facts.employerApproved)
const notesRead = guard<InvitationFacts>('notes-not-read', (facts) => facts.notesRead)
const cardHeld = guard<InvitationFacts>('card-not-held', (facts) => facts.cardHeld)
const freeToSign = guard<InvitationFacts>('agreement-under-way', (facts) => facts.freeToSign)
const noOtherAccepted = guard<InvitationFacts>('other-invitation-accepted', (facts) => facts.noOtherAccepted)
const notSubmitted = guard<InvitationFacts>('invitation-submitted', (facts) => !facts.submitted)
const deadlinePassed = guard<InvitationFacts>('deadline-not-passed', (facts) => facts.deadlinePassed)

/**
 * 签约邀约: an employer that holds a student's name card starts the agreement. Any number of employers may invite, and none of it
 * binds or blocks the student: only the acceptance writes the terms into the draft, and only the submission begins the signing.
 */
export const invitationWorkflow = workflow<InvitationFacts>()({
  subject: 'invitation',
  title: '签约邀约',
  initial: 'writing',
  states: {
    writing: { label: '未发出', tone: 'neutral' },
    invited: { label: '待学生答复', tone: 'accent' },
    accepted: { label: '已接受', tone: 'good' },
    declined: { label: '已婉拒', tone: 'warn' },
    withdrawn: { label: '已撤回', tone: 'neutral' },
    expired: { label: '已过期', tone: 'neutral' },
  },
  actions: {
    invite: {
      label: '发出邀约',
      from: ['writing', 'declined', 'withdrawn', 'expired'],
      to: 'invited',
      by: ['employer'],
      when: [cardHeld, studentEligible, windowOpen, employerApproved, notesRead],
      deadline: { action: 'expire', after: 'card.inviteDays' },
      notify: { student: 'invitation-received' },
    },
    accept: {
      label: '接受邀约',
      from: ['invited'],
      to: 'accepted',
      by: ['student'],
      when: [eligible, windowOpen, employerApproved, freeToSign, noOtherAccepted],
      notify: { employer: 'invitation-accepted' },
    },
    decline: {
      label: '婉拒邀约',
      from: ['invited', 'accepted'],
      to: 'declined',
      by: ['student'],
      when: [notSubmitted],
      reason: 'required',
      notify: { employer: 'invitation-declined' },
    },
    withdraw: {
      label: '撤回邀约',
      from: ['invited'],
      to: 'withdrawn',
      by: ['employer'],
      notify: { student: 'invitation-withdrawn' },
    },
    expire: {
      label: '到期未答复',
      from: ['invited'],
      to: 'expired',
      by: ['clock'],
      when: [deadlinePassed],
      notify: { student: 'invitation-expired', employer: 'invitation-expired-unanswered' },
    },
  },
})

export type InvitationState = keyof typeof invitationWorkflow.states
export type InvitationAction = keyof typeof invitationWorkflow.actions
