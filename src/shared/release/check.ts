import type { PieceCode, ReleasePolicy } from './policy'
import { releaseWords as words } from './wording'

/** Marks that only join, accent or hide; pasted text is full of them. */
const unseen = /\u00ad|[\u0300-\u036f]|[\u200b-\u200f]|\u2060|[\ufe00-\ufe0f]|\ufeff/g
/** Runs of letters or figures, then each other character that is seen. */
const units = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\u00c0-\u024f]+|[\ud800-\udbff][\udc00-\udfff]|\S/g

/**
 * How long a letter is, as people count Chinese (S0-72): each character and each punctuation mark is one, as on squared paper;
 * a word or a number in Latin letters or figures is one; blanks and line breaks are none.
 */
export function letterLength(text: string): number {
  return text.normalize('NFC').replace(unseen, '').match(units)?.length ?? 0
}

/** What is in a packet besides decisions. */
export interface PacketContent {
  letter: string
  /** Day on which the original was sent, `2027-03-02`; null: not ticked. */
  postedOn: string | null
  interviewed: boolean
  /** Piece → how many files lie with it. */
  files: Partial<Record<PieceCode, number>>
}

/** What a piece still lacks, one sentence each; none: it is handed in. */
export function lackingIn(piece: PieceCode, { letter, postedOn, interviewed, files }: PacketContent, policy: ReleasePolicy): string[] {
  if (piece === 'interview') return interviewed ? [] : [words.lacking.interview]
  const file = files[piece] ? [] : [words.lacking[piece]]
  if (piece !== 'apology') return file
  const short = policy.apologyLength - letterLength(letter)
  return [...(short > 0 ? [words.lacking.length(policy.apologyLength, short)] : []), ...file, ...(postedOn ? [] : [words.lacking.posted])]
}
