import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(__dirname, '..')
const upTo = (prefix: string, last: number) => Array.from({ length: last }, (_, index) => `${prefix}-${index + 1}`)

/** Accounts, roles, windows, seasons and imports; the seeds on signing and on origin. Further lines join with their feature. */
const required = [...upTo('A', 7), ...upTo('X', 5), 'X-8', 'D-1', ...upTo('S0', 77), ...upTo('S1', 43)]

/** The titles of single tests: those of a `describe` prove nothing by themselves. */
function titles(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && file !== own)
  const title =
    /^\s*(?:it|step)(?:\.only)?\((?:stage, )?(['"`])(.*?)\1, |^\s*(?:it\.each.*|\]\s*(?:as const)?)\)\(\s*(['"`])(.*?)\3,|^\s{4,}(['"`])([^\n]*\([^\n]*\b[ASXD]\d?-\d[^\n]*\))\5,$/gm
  return files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(title)].map(([, , plain, , each, , below]) => plain ?? each ?? below ?? ''),
  )
}

const own = join('requirements', 'named.test.ts')

/** Every number in the brackets of a title: `(S0-64…66, X-4)`, `(S0-3/4)`; a range counts for each of its numbers. */
function namedIn(title: string): string[] {
  return [...title.matchAll(/\b(S\d|[AXDN])-(\d+)((?:[…/](?:\1-)?\d+)*)/g)].flatMap(([, prefix, first, more]) => {
    const numbers = [Number(first)]
    for (const [, sign, next] of (more ?? '').matchAll(/([…/])(?:[A-Z]\d?-)?(\d+)/g)) {
      const from = sign === '…' ? (numbers.at(-1) ?? 0) + 1 : Number(next)
      for (let number = from; number <= Number(next); number++) numbers.push(number)
    }
    return numbers.map((number) => `${prefix}-${number}`)
  })
}

describe('the tests name what they prove', () => {
  it('reads numbers, lists and ranges in a title', () => {
    expect(namedIn('does it (S0-64…66, X-4) and more (A-1/3, Decided)')).toEqual(['S0-64', 'S0-65', 'S0-66', 'X-4', 'A-1', 'A-3'])
    expect(namedIn('on 2027-03-01 nothing (UTF-8)')).toEqual([])
  })

  it('has a test for each required line', () => {
    const all = titles()
    expect(all.length).toBeGreaterThan(700)
    const named = new Set(all.flatMap(namedIn))
    expect(required.filter((number) => !named.has(number))).toEqual([])
  })

  it.each(['S0', 'S1'])('names no line of %s that does not exist', (prefix) => {
    const last = { S0: 78, S1: 43 }[prefix] ?? 0
    const beyond = titles()
      .flatMap(namedIn)
      .filter((number) => number.startsWith(`${prefix}-`) && Number(number.split('-')[1]) > last)
    expect(beyond).toEqual([])
  })
})
