import {
  checklist,
  isTicked,
  type RecommendationState,
  recommendationStages,
  recommendationWorkflow,
} from '../../src/shared/recommendation/workflow'
import { hasWording } from '../../src/shared/refusals'
import { finalStates, unreachableStates, whoMayDoWhat } from '../../src/shared/workflow'
import { codesOf, deadEnds } from '../support/workflow-table'

describe('the workflow of the recommendation form', () => {
  it('lets these people do this in each state (S0-19…26)', () => {
    expect(whoMayDoWhat(recommendationWorkflow)).toMatchSnapshot()
  })

  it('goes through draft, review, print, signature and two seals until it takes effect (S0-21, S0-25)', () => {
    expect(Object.keys(recommendationWorkflow.states)).toEqual([
      'draft',
      'submitted',
      'rejected',
      'approved',
      'printed',
      'signed',
      'sealed',
      'effective',
    ])
    expect(unreachableStates(recommendationWorkflow)).toEqual([])
    expect(deadEnds(recommendationWorkflow)).toEqual([])
    expect(finalStates(recommendationWorkflow)).toEqual([])
  })

  it('has a sentence for every refusal (S0-19…26)', () => {
    expect(codesOf(recommendationWorkflow).filter((code) => !hasWording(code))).toEqual([])
  })

  it('takes effect only with opinion, college seal and 就业专用章 (S0-25)', () => {
    const ticked = (state: RecommendationState) => checklist.filter(({ item }) => isTicked(item, state)).map(({ item }) => item)
    expect(ticked('approved')).toEqual([])
    expect(ticked('printed')).toEqual([])
    expect(ticked('signed')).toEqual(['opinion'])
    expect(ticked('sealed')).toEqual(['opinion', 'collegeSeal'])
    expect(ticked('effective')).toEqual(['opinion', 'collegeSeal', 'universitySeal'])
    const ways = Object.entries(recommendationWorkflow.actions).filter(([, rule]) => rule.to === 'effective')
    expect(ways.map(([action, rule]) => [action, 'when' in rule && rule.when?.map(({ code }) => code)])).toEqual([
      ['universitySeal', ['recommendation-not-signed', 'recommendation-not-sealed']],
    ])
  })

  it('marks where a rejected form stands (S0-22)', () => {
    expect(recommendationStages('rejected').map(({ state }) => state)).toEqual(['blocked', 'todo', 'todo', 'todo', 'todo'])
    expect(recommendationStages('effective').every(({ state }) => state === 'done')).toBe(true)
  })
})
