export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number
  pick<T>(choices: readonly T[]): T
  /** True in about `share` of the cases, `share` between 0 and 1. */
  chance(share: number): boolean
}

/**
 * Random numbers that are the same for the same text. One generator per person, seeded by number,
 * keeps a person the same however many others are made.
 */
export function randomFrom(seed: string): Random {
  let state = hash(seed)
  const int = (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
  return {
    int,
    pick: (choices) => choices[int(choices.length)] as (typeof choices)[number],
    chance: (share) => int(10_000) < share * 10_000,
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value
}
