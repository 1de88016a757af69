import fc from 'fast-check'
import { hasWording } from '../../src/shared/refusals'
import { lackingIn, letterLength } from '../../src/shared/release/check'
import { defaultReleasePolicy, releasePaths, releasePolicy } from '../../src/shared/release/policy'
import { countsAsBreach, otherPathCodes, type ReleaseState, releaseStages, releaseWorkflow } from '../../src/shared/release/workflow'
import { finalStates, unreachableStates, whoMayDoWhat } from '../../src/shared/workflow'
import { codesOf, deadEnds } from '../support/workflow-table'

describe('the release workflow', () => {
  it('lets exactly these people do exactly this in each state (S0-66)', () => {
    expect(whoMayDoWhat(releaseWorkflow)).toMatchSnapshot()
  })

  it('has no state that nobody reaches, and none that no person leaves but the end (S0-66)', () => {
    expect(unreachableStates(releaseWorkflow)).toEqual([])
    expect(finalStates(releaseWorkflow)).toEqual(['released'])
    expect(deadEnds(releaseWorkflow)).toEqual([])
  })

  it.each([...codesOf(releaseWorkflow), ...otherPathCodes, 'release-under-way', 'delay-not-now', 'release-not-begun'])(
    'has a sentence for %s (X-3)',
    (code) => {
      expect(hasWording(code)).toBe(true)
    },
  )

  it('counts the student’s own breaches only (S0-68, S0-70, S0-75)', () => {
    expect(releasePaths.filter(countsAsBreach)).toEqual(['breach', 'doctoral-b'])
  })

  it('shows on every path where it stands, done at the end and nothing under way once given up (S0-66)', () => {
    for (const path of releasePaths) {
      expect(releaseStages(path, 'released').every(({ state }) => state === 'done')).toBe(true)
      expect(releaseStages(path, 'abandoned').every(({ state }) => state === 'todo')).toBe(true)
      const states: ReleaseState[] = path === 'employer-breach' ? ['reported'] : ['open', 'returned', 'with-college']
      for (const state of states) expect(releaseStages(path, state).filter((one) => ['now', 'blocked'].includes(one.state))).toHaveLength(1)
    }
  })

  it('has a default policy that validates, and refuses one that asks for a piece twice', () => {
    expect(releasePolicy.parse(defaultReleasePolicy)).toEqual(defaultReleasePolicy)
    const twice = { ...defaultReleasePolicy, pieces: { ...defaultReleasePolicy.pieces, breach: ['apology', 'apology'] } }
    expect(releasePolicy.safeParse(twice).success).toBe(false)
  })
})

describe('the length of a letter as people count Chinese (S0-72)', () => {
  it.each([
    ['', 0],
    ['尊敬的领导：', 6],
    ['您好！\n　　我是 张三 。', 8],
    ['我于 2027 年 3 月签约', 8],
    ['HR 部门 Ms. Li', 6],
    ['𠮷野家', 3],
    ['一\u200b二\ufeff三', 3],
    ['cafe\u0301 与 café', 3],
    ['１２３号', 2],
  ])('counts %j as %i', (text, length) => {
    expect(letterLength(text)).toBe(length)
  })

  it('never counts blanks, and each Chinese character once, wherever it stands', () => {
    const character = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code))
    const blank = fc.constantFrom(' ', '\n', '　', '\t', '\u200b')
    fc.assert(
      fc.property(fc.array(fc.tuple(character, fc.array(blank))), (parts) => {
        expect(letterLength(parts.map(([one, blanks]) => one + blanks.join('')).join(''))).toBe(parts.length)
      }),
    )
  })

  it('says by how many characters a letter is short', () => {
    const content = { letter: '歉'.repeat(499), postedOn: '2027-03-01', interviewed: false, files: { apology: 1 } }
    expect(lackingIn('apology', content, defaultReleasePolicy)).toEqual(['致歉信不少于 500 字，还差 1 字'])
    expect(lackingIn('apology', { ...content, letter: '歉'.repeat(500) }, defaultReleasePolicy)).toEqual([])
  })
})
