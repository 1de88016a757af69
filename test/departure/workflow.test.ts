import { defaultDeparturePolicy } from '../../src/shared/departure/policy'
import { isRequired, trackOf } from '../../src/shared/departure/rules'
import { clearanceWorkflow, departureWorkflow } from '../../src/shared/departure/workflow'
import { hasWording } from '../../src/shared/refusals'
import { finalStates, unreachableStates, whoMayDoWhat } from '../../src/shared/workflow'
import { codesOf, deadEnds } from '../support/workflow-table'

describe('the departure workflows', () => {
  it('let exactly these people do exactly this in each state (S2-6…14)', () => {
    expect(whoMayDoWhat(departureWorkflow)).toMatchSnapshot('departure')
    expect(whoMayDoWhat(clearanceWorkflow)).toMatchSnapshot('clearance')
  })

  it('have no state that nobody reaches', () => {
    expect(unreachableStates(departureWorkflow)).toEqual([])
    expect(unreachableStates(clearanceWorkflow)).toEqual([])
  })

  it('have no dead end: an item is always somebody’s to decide, and the whole follows its items (S2-9, S2-12)', () => {
    expect(finalStates(clearanceWorkflow)).toEqual([])
    expect(deadEnds(clearanceWorkflow)).toEqual([])
    // 办理中 and 已离校 are left by the system, as soon as the last item passes or one is refused again.
    expect(deadEnds(departureWorkflow)).toEqual(['clearing', 'cleared'])
    expect(departureWorkflow.actions.clear.by).toEqual(['system'])
    expect(departureWorkflow.actions.reopen.by).toEqual(['system'])
  })

  it.each([...codesOf(departureWorkflow), ...codesOf(clearanceWorkflow)])('have a sentence for %s (X-3)', (code) => {
    expect(hasWording(code)).toBe(true)
  })
})

describe('the items of the default policy (S2-7, S2-8)', () => {
  const itemsOf = (level: string, certificates: string | null, college: string) =>
    defaultDeparturePolicy.items.filter((item) => isRequired(item, trackOf(level, certificates), college)).map(({ code }) => code)

  it.each<[string, string, string | null, string, number]>([
    ['a bachelor', 'bachelor', null, '计算机学院', 9],
    ['a master with both certificates', 'master', 'two', '地学院', 12],
    ['a doctor', 'doctor', 'two', '材化学院', 12],
    ['a master with one certificate', 'master', 'one', '计算机学院', 6],
    ['a master of whose certificates nothing is known, the longer list', 'master', null, '地学院', 12],
  ])('for %s are counted', (_, level, certificates, college, count) => {
    expect(itemsOf(level, certificates, college)).toHaveLength(count)
  })

  it('put the advisor first for postgraduates and leave bachelors without (S2-9, S2-13)', () => {
    expect(itemsOf('master', 'two', '地学院')[0]).toBe('advisor')
    expect(itemsOf('master', 'one', '地学院')).toEqual([
      'advisor',
      'library-books',
      'library-thesis',
      'finance',
      'graduate-secretary',
      'dormitory',
    ])
    expect(itemsOf('bachelor', null, '地学院')).not.toContain('advisor')
  })

  it.each(['艺术传媒学院', '经济管理学院', '外国语学院', '体育学院', '马克思主义学院'])(
    'ask no laboratory equipment of %s (S2-8)',
    (college) => {
      expect(itemsOf('bachelor', null, college)).toHaveLength(8)
      expect(itemsOf('bachelor', null, college)).not.toContain('equipment')
      expect(itemsOf('master', 'two', college)).not.toContain('equipment')
    },
  )

  it.each(['地学院', '资源学院', '材化学院', '珠宝学院', '国家重点实验室'])(
    'ask the key laboratory of the postgraduates of %s only (S2-8)',
    (college) => {
      expect(itemsOf('master', 'two', college)).toContain('key-laboratory')
      expect(itemsOf('master', 'one', college)).not.toContain('key-laboratory')
      expect(itemsOf('bachelor', null, college)).not.toContain('key-laboratory')
      expect(itemsOf('master', 'two', '计算机学院')).toHaveLength(11)
    },
  )
})
