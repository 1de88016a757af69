import sql from 'sql-template-tag'
import { dateOf } from '../../src/shared/calendar'
import type { Moved } from '../../src/shared/contract'
import { Invalid, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { lackingIn, letterLength } from '../../src/shared/release/check'
import type { ReleasePath } from '../../src/shared/release/policy'
import { releaseWords as words } from '../../src/shared/release/wording'
import type { Case } from '../_kit/cases'
import type { CommandAction } from '../_kit/handler'
import { tell } from '../_kit/tell'
import { liveAgreement } from '../agreement/facts'
import { contentOf } from './pieces'
import { beginPacket, decidePiece, lockReleaseOf, ownRelease } from './store'
import { allowed, type Context, dropped, recorded, tellBegun } from './take'

/** The student asks to be released (S0-66…68, S0-75…77); the counselor is told where a talk is due (S0-73). */
export const start: CommandAction<'release.start'> = async (context) => {
  const { input, caller, tx, now } = context
  const { answer, interview } = await begun(context, input.path, 'start')
  if (interview)
    await tell(
      tx,
      { schoolId: caller.schoolId, kind: 'release-to-interview', now },
      sql`select g.person_id, c.case_id from workflow_case c
        join role_grant g on g.school_id = c.school_id and ((g.role = 'counselor' and g.scope_id = c.class_name) or (g.role = 'college-officer' and g.scope_id = c.college))
        where c.school_id = ${caller.schoolId} and c.case_id = ${answer.caseId}`,
    )
  return answer
}

/** The student says that the employer broke the agreement (S0-70). */
export const report: CommandAction<'release.report'> = async (context) =>
  (await begun(context, 'employer-breach', 'report', context.input.reason)).answer

async function begun(context: Context, path: ReleasePath, action: 'start' | 'report', reason?: string) {
  const agreement = await liveAgreement(context.tx, context.caller)
  if (!agreement?.employerId) throw new Refused(refusal('agreement-not-binding'))
  return begin(context, agreement, path, action, { reason, reportedBy: null })
}

/** Begins, or begins again, the release of an agreement. */
export async function begin(
  context: Context,
  agreement: Case,
  path: ReleasePath,
  action: 'start' | 'report' | 'reportFor',
  { reason, reportedBy }: { reason?: string; reportedBy: string | null },
): Promise<{ answer: Moved; interview: boolean }> {
  const { tx, now } = context
  const subject = await lockReleaseOf(tx, agreement, path, now)
  const taken = await allowed(context, subject, action, { reason, path })
  await beginPacket(tx, subject, { path, employerId: agreement.employerId ?? '', reportedBy }, now)
  const answer = await recorded(context, taken, { reason, detail: { path } })
  return { answer, interview: taken.policy.pieces[path].includes('interview') }
}

/** The letter of apology as far as it is written (S0-72); a piece that was sent back counts as mended once it changes. */
export const saveLetter: CommandAction<'release.saveLetter'> = async (context) => {
  const { input, caller, tx, now } = context
  if (input.postedOn && input.postedOn > dateOf(now)) throw new Invalid({ postedOn: words.postedLater })
  const { subject, packet, policy } = await allowed(context, await ownLocked(context), 'handIn', { piece: 'apology' })
  const { text, postedOn, tracking } = input
  await tx.run(sql`update release set letter = ${text}, posted_on = ${postedOn}, tracking = ${tracking}
    where school_id = ${subject.schoolId} and case_id = ${subject.caseId}`)
  const changed = text !== packet.letter || postedOn !== packet.postedOn || tracking !== packet.tracking
  if (changed) await decidePiece(tx, subject, 'apology', 'open', { by: caller, now })
  return { characters: letterLength(text), lacking: lackingIn('apology', { ...contentOf(packet), letter: text, postedOn }, policy) }
}

/** To the college, once all that the student hands in is there; the employer learns that a release is under way (S0-76). */
export const submit: CommandAction<'release.submit'> = async (context) => {
  const taken = await allowed(context, await ownLocked(context), 'submit')
  const { letter, postedOn, files } = taken.packet
  const handedIn = { letter: letterLength(letter), postedOn, files: files.map(({ attachmentId, piece }) => ({ attachmentId, piece })) }
  const answer = await recorded(context, taken, { detail: handedIn })
  await tellBegun(context, taken)
  return answer
}

export const withdraw: CommandAction<'release.withdraw'> = async (context) =>
  dropped(context, await allowed(context, await ownLocked(context), 'withdraw'))

async function ownLocked({ tx, caller }: Context): Promise<Case> {
  const own = await ownRelease(tx, caller, true)
  if (!own) throw new Refused(refusal('release-not-begun'))
  return own
}
