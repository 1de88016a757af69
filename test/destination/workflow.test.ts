import { destinations } from '../../src/shared/codes/destination'
import { defaultDestinationPolicy, destinationPolicy } from '../../src/shared/destination/policy'
import { destinationWorkflow } from '../../src/shared/destination/workflow'
import { hasWording } from '../../src/shared/refusals'
import { finalStates, unreachableStates, whoMayDoWhat } from '../../src/shared/workflow'
import { codesOf, deadEnds } from '../support/workflow-table'

describe('the destination workflow', () => {
  it('lets exactly these people do exactly this in each state (destination registration)', () => {
    expect(whoMayDoWhat(destinationWorkflow)).toMatchSnapshot()
  })

  it('has no state that nobody reaches, and none in which anybody is stuck (destination registration)', () => {
    expect(unreachableStates(destinationWorkflow)).toEqual([])
    expect(finalStates(destinationWorkflow)).toEqual([])
    expect(deadEnds(destinationWorkflow)).toEqual([])
  })

  it.each(codesOf(destinationWorkflow))('has a sentence for %s (X-3)', (code) => {
    expect(hasWording(code)).toBe(true)
  })
})

describe('the destination policy', () => {
  it('knows every code of the list, each with where its archive may go and why (destination registration)', () => {
    expect(destinationPolicy.parse(defaultDestinationPolicy)).toEqual(defaultDestinationPolicy)
    expect(defaultDestinationPolicy.codes.map(({ code }) => code).sort()).toEqual(destinations.items.map(({ code }) => code).sort())
    for (const { archive } of defaultDestinationPolicy.codes) expect(archive.why.length).toBeGreaterThan(10)
  })

  it('asks for a paper with every code but the agreement, which is its own, and the three without a destination (destination registration)', () => {
    const without = defaultDestinationPolicy.codes.filter(({ evidence }) => evidence.length === 0).map(({ code }) => code)
    expect(without.sort()).toEqual(['10', '70', '71', '72'])
  })

  it('refuses a layout with a column from nowhere and a code that asks for an unknown field (D-2)', () => {
    const column = { ...defaultDestinationPolicy, export: [{ header: '密码', source: 'password' }] }
    expect(destinationPolicy.safeParse(column).success).toBe(false)
    const [first, ...others] = defaultDestinationPolicy.codes
    const asking = { ...defaultDestinationPolicy, codes: [{ ...first, fields: [{ code: 'shoeSize', required: true }] }, ...others] }
    expect(destinationPolicy.safeParse(asking).success).toBe(false)
  })
})
