import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { letterLength } from '../../src/shared/release/check'
import type { PieceView, ReleaseView } from '../../src/shared/release/contract'
import type { ReleasePolicy } from '../../src/shared/release/policy'
import { releaseWords as words } from '../../src/shared/release/wording'
import {
  otherPathCodes,
  type ReleaseAction,
  type ReleaseFacts,
  type ReleaseState,
  releaseStages,
  releaseWorkflow,
} from '../../src/shared/release/workflow'
import { type Actor, actorOf } from '../../src/shared/roles'
import { decide, offers } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { policyOf } from '../_kit/policies'
import { trailOf } from '../_kit/trail'
import { employerAdvice, type Ground, groundOf, releaseFacts, windowOpenFor } from './facts'
import { type Piece, piecesOf } from './pieces'
import { type Packet, packetOf } from './store'

/** Steps that belong to one piece: offered beside it, not among the buttons of the case. */
const pieceSteps: readonly string[] = [
  'handIn',
  'takeOut',
  'recordInterview',
  'acceptPiece',
  'returnPiece',
  'acceptPieceAgain',
  'returnPieceAgain',
]

/** The steps that led to a state and whose reason is the answer to “why is it so”; what was answered since is said no more. */
const saying: Partial<Record<ReleaseState, ReleaseAction[]>> = {
  returned: ['reject', 'rejectAgain'],
  reported: ['report', 'reportFor'],
  abandoned: ['refuse', 'dismiss', 'withdraw'],
  released: ['verify'],
}

/** One release as the student, the college or the career centre sees it. */
export async function releaseView(db: Db, caller: Caller, subject: Case, now: Date): Promise<ReleaseView> {
  const policy = await policyOf(db, caller, 'release')
  const packet = await packetOf(db, subject)
  const ground = await groundOf(db, { schoolId: subject.schoolId, caseId: packet.agreementId, studentId: subject.studentId })
  const windowOpen = await windowOpenFor(db, caller, subject.studentId, policy, now)
  const actor = actorOf(caller.role)
  const state = subject.state as ReleaseState
  const trail = await trailOf(db, releaseWorkflow, subject)
  const said: string[] = (saying[state] ?? []).map((action) => releaseWorkflow.actions[action].label)
  const seen: Seen = { policy, packet, ground, windowOpen, actor, state }
  return {
    caseId: subject.caseId,
    version: subject.version,
    state: stateChip(releaseWorkflow, state),
    path: { path: packet.path, ...words.paths[packet.path] },
    student: { name: packet.studentName, number: packet.studentNumber, college: subject.college, className: subject.className },
    employer: { name: packet.employerName, creditCode: packet.creditCode, contact: packet.employerContact, phone: packet.employerPhone },
    agreement: {
      caseId: packet.agreementId,
      number: packet.agreementNumber,
      state: stateChip(agreementWorkflow, packet.agreementState),
    },
    pieces: piecesOf(policy, packet).map((piece) => pieceView(piece, seen)),
    letter: {
      text: packet.letter,
      characters: letterLength(packet.letter),
      needed: policy.apologyLength,
      postedOn: packet.postedOn,
      tracking: packet.tracking,
    },
    interview: packet.interviewedOn
      ? { on: packet.interviewedOn, text: packet.interview, by: packet.interviewedBy ?? '', postingSeen: packet.postingSeen }
      : null,
    reason: trail.findLast(({ label }) => said.includes(label))?.reason ?? null,
    remedy: packet.remedy && { remedy: packet.remedy, label: words.remedies[packet.remedy] },
    flag: actor === 'student' ? null : await employerAdvice(db, caller, packet.employerId),
    stages: releaseStages(packet.path, state),
    mayI: actor ? offerViews(offered(seen, actor)) : [],
    trail,
    now: now.toISOString(),
  }
}

interface Seen {
  policy: ReleasePolicy
  packet: Packet
  ground: Ground
  windowOpen: boolean
  actor: Actor | null
  state: ReleaseState
}

function offered(seen: Seen, actor: Actor) {
  const facts = releaseFacts({ ...seen, path: seen.packet.path })
  return offers(releaseWorkflow, { state: seen.state, actor, facts }).filter(
    ({ action, blockedBy }) => !pieceSteps.includes(action) && !(blockedBy && otherPathCodes.includes(blockedBy)),
  )
}

function pieceView(one: Piece, seen: Seen): PieceView {
  const { piece, state } = one
  const facts = releaseFacts({ ...seen, path: seen.packet.path, piece })
  const { label, tone } = words.pieceStates[state]
  return {
    ...one,
    ...words.pieces[piece],
    state: { state, label, tone },
    files: seen.packet.files.filter((file) => file.piece === piece),
    mayHandIn: may(seen, facts, 'handIn'),
    mayDecide: may(seen, facts, 'returnPiece') || may(seen, facts, 'returnPieceAgain'),
    mayRecord: piece === 'interview' && may(seen, facts, 'recordInterview'),
  }
}

/** Whether the step would pass now; that a reason is still to be written does not matter. */
const may = ({ state, actor }: Seen, facts: ReleaseFacts, action: ReleaseAction): boolean =>
  actor !== null && decide(releaseWorkflow, { action, state, actor, facts, reason: '—' }).ok
