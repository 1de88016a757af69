import sql from 'sql-template-tag'
import { NotFound } from '../../src/shared/errors'
import type { PieceCode } from '../../src/shared/release/policy'
import { releaseWords as words } from '../../src/shared/release/wording'
import { keepAttachment, removeAttachment } from '../_kit/attachments'
import { lockCase } from '../_kit/cases'
import type { CommandAction } from '../_kit/handler'
import { decidePiece } from './store'
import { allowed, recorded } from './take'

/** One file of a piece: a scan with the employer's seal, a photograph of the handwriting (S0-71, S0-72, S0-74, S0-77). */
export const attach: CommandAction<'release.attach'> = async (context) => {
  const { input, caller, tx, now, ports } = context
  const { caseId, piece, fileId } = input
  const taken = await allowed(context, await lockCase(tx, caller, 'release', caseId), 'handIn', { piece })
  const accept = piece === 'apology' ? 'pictures' : 'pictures-and-pdf'
  const attachmentId = await keepAttachment({ caller, tx, now, ports }, taken.subject, { piece, fileId, accept })
  await decidePiece(tx, taken.subject, piece, 'open', { by: caller, now })
  return recorded(context, taken, { reason: words.pieces[piece].name, detail: { piece, attachmentId } })
}

export const detach: CommandAction<'release.detach'> = async (context) => {
  const { input, caller, tx, now } = context
  const { caseId, attachmentId } = input
  const subject = await lockCase(tx, caller, 'release', caseId)
  const file = await tx.row<{ piece: PieceCode }>(sql`select piece from attachment
    where school_id = ${subject.schoolId} and case_id = ${caseId} and attachment_id = ${attachmentId} and removed_at is null`)
  if (!file) throw new NotFound()
  const { piece } = file
  const taken = await allowed(context, subject, 'takeOut', { piece })
  await removeAttachment({ caller, tx, now }, subject, attachmentId)
  await decidePiece(tx, subject, piece, 'open', { by: caller, now })
  return recorded(context, taken, { reason: words.pieces[piece].name, detail: { piece, attachmentId } })
}
