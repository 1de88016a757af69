import fc from 'fast-check'
import { type Actor, actorRoles } from '../../src/shared/roles'
import {
  decide,
  finalStates,
  guard,
  offers,
  statesAwaiting,
  unreachableStates,
  type Workflow,
  whoMayDoWhat,
  workflow,
} from '../../src/shared/workflow'

interface Facts {
  open: boolean
  whole: boolean
}

const open = guard<Facts>('window-closed', (facts) => facts.open)
const whole = guard<Facts>('incomplete', (facts) => facts.whole)

const application = workflow<Facts>()({
  subject: 'application',
  title: '申请',
  initial: 'draft',
  states: {
    draft: { label: '草稿', tone: 'neutral' },
    sent: { label: '已提交', tone: 'accent' },
    granted: { label: '已通过', tone: 'good' },
  },
  actions: {
    send: {
      label: '提交',
      from: ['draft'],
      to: 'sent',
      by: ['student'],
      when: [open, whole],
      notify: { college: 'to-review' },
      deadline: { action: 'grantByDefault', after: 'application.days' },
    },
    sendBack: { label: '退回', from: ['sent'], to: 'draft', by: ['college'], reason: 'required' },
    grant: { label: '通过', from: ['sent'], to: 'granted', by: ['college', 'career-centre'], when: [open] },
    grantByDefault: { label: '到期通过', from: ['sent'], to: 'granted', by: ['clock'] },
    correct: { label: '更正', from: ['draft', 'sent'], to: 'unchanged', by: ['college'] },
  },
})

const yes = { open: true, whole: true }
type State = keyof typeof application.states
type Action = keyof typeof application.actions
const ask = (action: Action, state: State, actor: Actor, facts = yes, reason?: string) =>
  decide(application, { action, state, actor, facts, reason })

describe('deciding a step', () => {
  it('answers where it leads, who is told and which deadline begins', () => {
    expect(ask('send', 'draft', 'student')).toEqual({
      ok: true,
      step: {
        action: 'send',
        from: 'draft',
        to: 'sent',
        notify: { college: 'to-review' },
        deadline: { action: 'grantByDefault', after: 'application.days' },
      },
    })
    expect(ask('grant', 'sent', 'career-centre')).toEqual({
      ok: true,
      step: { action: 'grant', from: 'sent', to: 'granted', notify: {}, deadline: null },
    })
  })

  it('keeps the state where a step leaves it unchanged', () => {
    for (const state of ['draft', 'sent'] as const)
      expect(ask('correct', state, 'college')).toMatchObject({ ok: true, step: { from: state, to: state } })
  })

  it.each<[string, Action, State, Actor, Facts, string | undefined, string]>([
    ['somebody else’s action, even in a wrong state', 'send', 'granted', 'college', yes, undefined, 'not-your-action'],
    [
      'a state the action does not leave, whatever the facts',
      'send',
      'sent',
      'student',
      { open: false, whole: false },
      undefined,
      'wrong-state',
    ],
    [
      'the first guard that fails, in the table’s order',
      'send',
      'draft',
      'student',
      { open: false, whole: false },
      undefined,
      'window-closed',
    ],
    ['the second guard when the first holds', 'send', 'draft', 'student', { open: true, whole: false }, undefined, 'incomplete'],
    ['a reason that is missing', 'sendBack', 'sent', 'college', yes, undefined, 'reason-missing'],
    ['a reason of blanks', 'sendBack', 'sent', 'college', yes, '  \n', 'reason-missing'],
  ])('refuses %s', (_, action, state, actor, facts, reason, code) => {
    expect(ask(action, state, actor, facts, reason)).toEqual({ ok: false, code })
  })

  it('takes a reason that is there', () => {
    expect(ask('sendBack', 'sent', 'college', yes, '缺材料').ok).toBe(true)
  })
})

describe('what a page offers', () => {
  it('is every action of this actor in this state, with the obstacle it would meet', () => {
    expect(offers(application, { state: 'draft', actor: 'student', facts: { open: true, whole: false } })).toEqual([
      { action: 'send', label: '提交', blockedBy: 'incomplete', needsReason: false },
    ])
    expect(
      offers(application, { state: 'sent', actor: 'college', facts: yes }).map(({ action, needsReason }) => [action, needsReason]),
    ).toEqual([
      ['sendBack', true],
      ['grant', false],
      ['correct', false],
    ])
    expect(offers(application, { state: 'granted', actor: 'college', facts: yes })).toEqual([])
  })

  it('never differs from what the server decides', () => {
    const states = fc.constantFrom(...(Object.keys(application.states) as State[]))
    const actors = fc.constantFrom(...(Object.keys(actorRoles) as Actor[]))
    fc.assert(
      fc.property(states, actors, fc.record({ open: fc.boolean(), whole: fc.boolean() }), (state, actor, facts) => {
        const offered = new Map(offers(application, { state, actor, facts }).map((offer) => [offer.action, offer.blockedBy]))
        for (const action of Object.keys(application.actions) as Action[]) {
          const decision = ask(action, state, actor, facts, '有原因')
          if (offered.has(action)) expect(decision.ok ? null : decision.code).toBe(offered.get(action))
          else expect(decision).toMatchObject({ ok: false, code: expect.stringMatching(/^(not-your-action|wrong-state)$/) })
        }
      }),
    )
  })
})

describe('questions about a table', () => {
  it('names who may do what in each state', () => {
    const table = whoMayDoWhat(application)
    expect(Object.keys(table)).toEqual(['draft', 'sent', 'granted'])
    expect(table.draft).toEqual([expect.stringMatching(/^student: send → sent.*window-closed, incomplete/), 'college: correct → unchanged'])
    expect(table.granted).toEqual([])
  })

  it('names the states that wait for somebody, for some actions or for any', () => {
    expect(statesAwaiting(application, 'college', ['grant'])).toEqual(['sent'])
    expect(statesAwaiting(application, 'college')).toEqual(['draft', 'sent'])
    expect(statesAwaiting(application, 'employer')).toEqual([])
  })

  it('finds the states without a way out; one that is only corrected has none', () => {
    expect(finalStates(application)).toEqual(['granted'])
    const stuck = { ...application, actions: { correct: application.actions.correct } } as Workflow<Facts, State>
    expect(finalStates(stuck)).toEqual(['draft', 'sent', 'granted'])
  })

  it('finds the states nothing leads to, also when only another such state does', () => {
    expect(unreachableStates(application)).toEqual([])
    const { send: _, ...rest } = application.actions
    expect(unreachableStates({ ...application, actions: rest } as Workflow<Facts, State>)).toEqual(['sent', 'granted'])
  })
})
