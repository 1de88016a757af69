import { lackingIn, type PacketContent } from '../../src/shared/release/check'
import type { PieceCode, ReleasePolicy } from '../../src/shared/release/policy'
import type { PieceState } from '../../src/shared/release/wording'
import type { Packet } from './store'

/** A piece of a packet as it stands now. */
export interface Piece {
  piece: PieceCode
  state: PieceState
  optional: boolean
  lacking: string[]
  reason: string | null
  reviewer: string | null
  decidedAt: string | null
}

/** The pieces this release's path needs, in the policy's order, each with its state. */
export function piecesOf(policy: ReleasePolicy, packet: Packet): Piece[] {
  const content = contentOf(packet)
  const optional = packet.path === 'employer-breach'
  return policy.pieces[packet.path].map((piece) => {
    const decision = packet.decisions.find((one) => one.piece === piece)
    const lacking = lackingIn(piece, content, policy)
    const open = lacking.length === 0 ? 'handed-in' : optional ? 'optional' : 'missing'
    return {
      piece,
      state: !decision || decision.state === 'open' ? open : decision.state,
      optional,
      lacking,
      reason: decision?.reason ?? null,
      reviewer: decision?.by ?? null,
      decidedAt: decision ? new Date(decision.at).toISOString() : null,
    }
  })
}

export function contentOf({ letter, postedOn, interviewedOn, files }: Packet): PacketContent {
  const counts: PacketContent['files'] = {}
  for (const { piece } of files) counts[piece as PieceCode] = (counts[piece as PieceCode] ?? 0) + 1
  return { letter, postedOn, interviewed: interviewedOn !== null, files: counts }
}

/** Not there, or sent back: what somebody has to do something about. */
export const outstanding = (pieces: Piece[]): Piece[] => pieces.filter(({ state }) => state === 'missing' || state === 'returned')
