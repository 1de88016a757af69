import { originWorkflow } from '../../src/shared/origin/workflow'
import { hasWording } from '../../src/shared/refusals'
import { finalStates, unreachableStates, whoMayDoWhat } from '../../src/shared/workflow'
import { codesOf, deadEnds } from '../support/workflow-table'

describe('the origin workflow', () => {
  it('lets exactly these people do exactly this in each state (S0-1, S1-1, S1-28)', () => {
    expect(whoMayDoWhat(originWorkflow)).toMatchSnapshot()
  })

  it('has no state that nobody reaches and none that nobody leaves but the end (S1-28)', () => {
    expect(unreachableStates(originWorkflow)).toEqual([])
    expect(finalStates(originWorkflow)).toEqual(['approved'])
    expect(deadEnds(originWorkflow)).toEqual([])
  })

  it('never lets the school change registry values while the student waits for the review (S1-29)', () => {
    expect(originWorkflow.actions.correct.from).not.toContain('submitted')
  })

  it.each([...codesOf(originWorkflow), 'career-centre-only'])('has a sentence for %s (X-3)', (code) => {
    expect(hasWording(code)).toBe(true)
  })
})
