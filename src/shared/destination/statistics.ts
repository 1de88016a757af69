/** So many people of a group with one registered code; `code` null: nothing registered. */
export interface Group {
  code: string | null
  people: number
}

export interface DestinationNumbers {
  roster: number
  registered: number
  fixed: number
  /** Per cent with one decimal; null for an empty group. */
  rate: number | null
  codes: { code: string; name: string; people: number }[]
}

interface Codes {
  /** Codes in the order they are listed; others stand behind. */
  order: readonly string[]
  /** Codes that count as 已落实. */
  fixedCodes: readonly string[]
  nameOf(code: string): string
}

/** Adds groups up. Whatever the groups, the codes and the unregistered make up the roster. */
export function numbersOf(groups: readonly Group[], { order, fixedCodes, nameOf }: Codes): DestinationNumbers {
  const byCode = new Map<string, number>()
  for (const { code, people } of groups) if (code !== null) byCode.set(code, (byCode.get(code) ?? 0) + people)
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0)
  const roster = sum(groups.map(({ people }) => people))
  const fixed = sum([...byCode].filter(([code]) => fixedCodes.includes(code)).map(([, people]) => people))
  const place = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
  return {
    roster,
    registered: sum(byCode.values()),
    fixed,
    rate: roster === 0 ? null : Math.round((fixed / roster) * 1000) / 10,
    codes: [...byCode]
      .filter(([, people]) => people > 0)
      .sort(([a], [b]) => place(a) - place(b))
      .map(([code, people]) => ({ code, name: nameOf(code), people })),
  }
}
