import sql from 'sql-template-tag'
import { dateOf } from '../../src/shared/calendar'
import { Invalid } from '../../src/shared/errors'
import { releaseWords as words } from '../../src/shared/release/wording'
import type { ReleaseAction } from '../../src/shared/release/workflow'
import { actorOf } from '../../src/shared/roles'
import { findCase, lockCase } from '../_kit/cases'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { piecesOf } from './pieces'
import { decidePiece } from './store'
import { allowed, type Context, completed, dropped, recorded } from './take'
import { releaseView } from './view'

export const releaseCase: QueryAction<'release.case'> = async ({ input, caller, db, now }) =>
  releaseView(db, caller, await findCase(db, caller, ['release'], input.caseId), now)

/** Written by whoever held the talk, and good with it; the university may still send it back (S0-73). */
export const interview: CommandAction<'release.interview'> = async (context) => {
  const { input, caller, tx, now } = context
  if (input.on > dateOf(now)) throw new Invalid({ on: words.interviewLater })
  const taken = await locked(context, 'recordInterview', { piece: 'interview' })
  const { schoolId, caseId } = taken.subject
  await tx.run(sql`update release set interviewed_on = ${input.on}, interview = ${input.text}, interviewed_by = ${caller.personId}, posting_seen = ${input.postingSeen}
    where school_id = ${schoolId} and case_id = ${caseId}`)
  await decidePiece(tx, taken.subject, 'interview', 'accepted', { by: caller, now })
  return recorded(context, taken, { detail: { piece: 'interview', on: input.on, postingSeen: input.postingSeen } })
}

const pieceActions = {
  college: { accept: 'acceptPiece', return: 'returnPiece' },
  university: { accept: 'acceptPieceAgain', return: 'returnPieceAgain' },
} as const satisfies Record<string, Record<'accept' | 'return', ReleaseAction>>

/** One piece is good or goes back; either is a step of its own in the trail. */
export const decideOnPiece: CommandAction<'release.decidePiece'> = async (context) => {
  const { input, caller, tx, now } = context
  const { piece, decision } = input
  const reason = decision === 'return' ? input.reason : undefined
  const action = pieceActions[actorOf(caller.role) === 'college' ? 'college' : 'university'][decision]
  const taken = await locked(context, action, { piece, reason })
  await decidePiece(tx, taken.subject, piece, decision === 'accept' ? 'accepted' : 'returned', { by: caller, reason, now })
  const { name } = words.pieces[piece]
  return recorded(context, taken, { reason: reason ? `${name}：${reason}` : name, detail: { piece, decision } })
}

/** On to the university; or, where the agreement itself says so, the end of it (S0-75). */
export const approve: CommandAction<'release.approve'> = async (context) => {
  const subject = await lockCase(context.tx, context.caller, 'release', context.input.caseId)
  const path = await context.tx.row<{ path: string }>(
    sql`select path from release where school_id = ${subject.schoolId} and case_id = ${subject.caseId}`,
  )
  if (path?.path === 'doctoral-a') return completed(context, await allowed(context, subject, 'confirmAdmission'))
  return recorded(context, await allowed(context, subject, 'approve'))
}

/** Back to the student with what was said about each piece. */
export const reject: CommandAction<'release.reject'> = async (context) => {
  const taken = await locked(context, actorOf(context.caller.role) === 'college' ? 'reject' : 'rejectAgain')
  const said = piecesOf(taken.policy, taken.packet).filter(({ state }) => state === 'returned')
  const reason = said.map(({ piece, reason: why }) => `${words.pieces[piece].name}（${why ?? ''}）`).join('；')
  return recorded(context, taken, { reason })
}

export const grant: CommandAction<'release.grant'> = async (context) => completed(context, await locked(context, 'grant'))

export const refuse: CommandAction<'release.refuse'> = async (context) =>
  dropped(context, await locked(context, 'refuse', { reason: context.input.reason }), context.input.reason)

/** The employer broke the agreement: it ends at once, and the student signs anew (S0-70). */
export const verify: CommandAction<'release.verify'> = async (context) =>
  completed(context, await locked(context, 'verify', { reason: context.input.reason }), context.input.reason)

export const dismiss: CommandAction<'release.dismiss'> = async (context) =>
  dropped(context, await locked(context, 'dismiss', { reason: context.input.reason }), context.input.reason)

/** How far the employer has made good what it broke; the university sees to it (S0-70). */
export const noteRemedy: CommandAction<'release.noteRemedy'> = async (context) => {
  const { remedy, reason } = context.input
  const taken = await locked(context, 'noteRemedy', { reason })
  const { schoolId, caseId } = taken.subject
  await context.tx.run(sql`update release set remedy = ${remedy} where school_id = ${schoolId} and case_id = ${caseId}`)
  return recorded(context, taken, { reason: `${words.remedies[remedy]}，${reason}`, detail: { remedy } })
}

/** The case the caller names, locked, and the step decided. */
async function locked(context: Context & { input: { caseId: string } }, action: ReleaseAction, how?: Parameters<typeof allowed>[3]) {
  return allowed(context, await lockCase(context.tx, context.caller, 'release', context.input.caseId), action, how)
}
