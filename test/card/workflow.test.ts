import { invitationWorkflow } from '../../src/shared/card/workflow'
import { hasWording } from '../../src/shared/refusals'
import { finalStates, unreachableStates, whoMayDoWhat } from '../../src/shared/workflow'
import { codesOf, deadEnds } from '../support/workflow-table'

describe('the workflow of invitations', () => {
  it('lets exactly these people do exactly this in each state (S0-31)', () => {
    expect(whoMayDoWhat(invitationWorkflow)).toMatchSnapshot()
  })

  it('has no state that nobody reaches, and none that no person leaves (S0-31)', () => {
    expect(unreachableStates(invitationWorkflow)).toEqual([])
    expect(finalStates(invitationWorkflow)).toEqual([])
    expect(deadEnds(invitationWorkflow)).toEqual([])
  })

  it('has a sentence for every refusal (X-3)', () => {
    expect(codesOf(invitationWorkflow).filter((code) => !hasWording(code))).toEqual([])
  })
})
