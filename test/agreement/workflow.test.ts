import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { sealFacts } from '../../src/shared/agreement/seal'
import { type AgreementFacts, agreementStages, agreementWorkflow, stagesAt } from '../../src/shared/agreement/workflow'
import { hasWording, refusal } from '../../src/shared/refusals'
import type { Actor } from '../../src/shared/roles'
import { decide, finalStates, unreachableStates, whoMayDoWhat } from '../../src/shared/workflow'
import { codesOf, deadEnds } from '../support/workflow-table'

type State = keyof typeof agreementWorkflow.states
type Action = keyof typeof agreementWorkflow.actions

const allHolds: AgreementFacts = {
  eligible: true,
  offered: true,
  openingNeeded: false,
  surveyAnswered: true,
  originApproved: true,
  windowOpen: true,
  notesRead: true,
  contentComplete: true,
  employerApproved: true,
  employerDetailsVerified: true,
  employerSigned: false,
  deadlinePassed: true,
  consentedToDefault: true,
  noticeOnRecord: true,
  sameEmployer: true,
  signerApproved: true,
  employerSilent: true,
  presentThroughout: true,
  seals: sealFacts(defaultAgreementPolicy, [], 'counselor'),
  sealed: true,
  askedToday: false,
}

/** The states an actor alone can reach from `state` when every guard holds for these facts. */
function reachedAlone(actor: Actor, state: State, facts: AgreementFacts): State[] {
  const actions = Object.keys(agreementWorkflow.actions) as Action[]
  return actions.flatMap((action) => {
    const decision = decide(agreementWorkflow, { action, state, actor, facts, reason: '原因' })
    return decision.ok ? [decision.step.to] : []
  })
}

describe('the agreement workflow', () => {
  it('lets exactly these people do exactly this in each state (S0-27)', () => {
    expect(whoMayDoWhat(agreementWorkflow)).toMatchSnapshot()
  })

  it('has no state that nobody reaches, and none that no person leaves but what is filed (S0-27)', () => {
    expect(unreachableStates(agreementWorkflow)).toEqual([])
    expect(finalStates(agreementWorkflow)).toEqual(['released'])
    // What is filed rests; only the release procedure takes it from there.
    expect(deadEnds(agreementWorkflow)).toEqual(['filed'])
  })

  it('gives the student no way back alone once the employer has signed, wherever the agreement lies (S0-64…66)', () => {
    // Before the deadline; after it silence has answered.
    const signed = { ...allHolds, employerSigned: true, deadlinePassed: false }
    expect(reachedAlone('student', 'with-student', signed)).toEqual(['with-college', 'with-employer'])
    expect(reachedAlone('student', 'overdue', signed)).toEqual(['with-college', 'with-employer'])
    for (const state of ['with-employer', 'with-college', 'approved', 'filed'] as const)
      expect(reachedAlone('student', state, signed)).toEqual([])
  })

  it('lets the student withdraw while unsigned (S0-65)', () => {
    expect(reachedAlone('student', 'with-employer', allHolds)).toEqual(['draft', 'with-employer'])
  })

  it('gives the employer nothing to do once the student has confirmed (S0-46)', () => {
    for (const state of ['with-college', 'approved', 'filed'] as const)
      expect(reachedAlone('employer', state, { ...allHolds, employerSigned: true })).toEqual([])
  })

  it('lets nobody change what has been filed; only the release procedure ends it (S0-61, S0-66)', () => {
    const actors: Actor[] = ['student', 'employer', 'advisor', 'college', 'office', 'career-centre', 'clock', 'system']
    for (const actor of actors) expect(reachedAlone(actor, 'filed', allHolds)).toEqual([])
    const signed = { ...allHolds, employerSigned: true }
    for (const actor of actors)
      expect(reachedAlone(actor, 'filed', signed)).toEqual(actor === 'system' ? ['filed', 'filed', 'released'] : [])
  })

  it.each<[string, Partial<AgreementFacts>, string]>([
    ['before the deadline', { deadlinePassed: false }, 'deadline-not-passed'],
    ['without the student’s consent to the rule', { consentedToDefault: false }, 'no-consent-to-default'],
    ['without a notice on record', { noticeOnRecord: false }, 'no-notice-on-record'],
  ])('takes silence as consent never %s (S0-49)', (_, facts, code) => {
    const question = { action: 'confirmByDefault', state: 'with-student', actor: 'clock', facts: { ...allHolds, ...facts } } as const
    expect(decide(agreementWorkflow, question)).toEqual({ ok: false, code })
    expect(refusal(code).message.length).toBeGreaterThan(6)
  })

  it('leaves silence to nobody but the clock (S0-49)', () => {
    expect(agreementWorkflow.actions.confirmByDefault.by).toEqual(['clock'])
    expect(agreementWorkflow.actions.expire.by).toEqual(['clock'])
  })

  it.each([...codesOf(agreementWorkflow), 'qr-not-genuine'])('has a sentence for %s (X-3)', (code) => {
    expect(hasWording(code)).toBe(true)
  })

  it('shows each state in exactly one stage of the bar (S0-27, S0-28)', () => {
    expect(agreementStages.flatMap(({ states }) => states).sort()).toEqual(Object.keys(agreementWorkflow.states).sort())
    expect(stagesAt('returned').map(({ state }) => state)).toEqual(['blocked', 'todo', 'todo', 'todo', 'todo'])
    expect(stagesAt('with-college').map(({ state }) => state)).toEqual(['done', 'done', 'done', 'now', 'todo'])
    expect(stagesAt('filed').map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done'])
  })
})
