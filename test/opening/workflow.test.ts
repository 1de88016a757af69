import { openingWorkflow } from '../../src/shared/opening/workflow'
import { hasWording } from '../../src/shared/refusals'
import { unreachableStates, whoMayDoWhat } from '../../src/shared/workflow'
import { codesOf, deadEnds } from '../support/workflow-table'

describe('the application to open signing', () => {
  it('lets exactly these people do exactly this in each state (S0-4)', () => {
    expect(whoMayDoWhat(openingWorkflow)).toMatchSnapshot()
  })

  it('reaches every state and has no dead end', () => {
    expect(unreachableStates(openingWorkflow)).toEqual([])
    expect(deadEnds(openingWorkflow)).toEqual([])
  })

  it.each(codesOf(openingWorkflow))('has a sentence for %s (X-3)', (code) => {
    expect(hasWording(code)).toBe(true)
  })
})
