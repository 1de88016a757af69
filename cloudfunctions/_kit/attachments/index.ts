import { createHash, randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { AttachmentView } from '../../../src/shared/attachment/contract'
import { attachmentsPerPiece } from '../../../src/shared/attachment/limits'
import { attachmentWords as words } from '../../../src/shared/attachment/wording'
import { Invalid, NotFound, Refused } from '../../../src/shared/errors'
import { refusal } from '../../../src/shared/refusals'
import type { Caller } from '../caller'
import type { Case } from '../cases'
import type { Db, Tx } from '../database'
import { FileStoreFailed } from '../files/file-store'
import type { Ports } from '../handler'
import { inspect } from './inspect'

export const ATTACHMENT = 'attachment'

interface Where {
  caller: Caller
  tx: Tx
  now: Date
  ports: Ports
}

/**
 * Takes an uploaded file into a case as one `piece` of it; whether this caller may do so in this state the feature has decided before.
 * Only the person who uploaded the file can name it, and only a copy of our own is kept. Answers the attachment's id.
 * @throws Invalid (`fileId`), Refused `piece-full`
 */
export async function keepAttachment(
  { caller, tx, now, ports }: Where,
  subject: Case,
  { piece, fileId, accept = 'pictures-and-pdf' }: { piece: string; fileId: string; accept?: 'pictures' | 'pictures-and-pdf' },
): Promise<string> {
  const already = (await attachmentsOf(tx, caller.schoolId, subject.caseId)).filter((one) => one.piece === piece)
  if (already.length >= attachmentsPerPiece) throw new Refused(refusal('piece-full'))
  const { type, content } = await inspect(await uploaded(tx, ports, caller, fileId), accept)
  const attachmentId = randomUUID()
  const kept = await ports.files.put(
    `attachment/${caller.schoolId}/${subject.caseId}/${attachmentId}.${type === 'image/jpeg' ? 'jpg' : 'pdf'}`,
    content,
    type,
  )
  const sha256 = createHash('sha256').update(content).digest('hex')
  await tx.run(sql`insert into attachment (school_id, attachment_id, case_id, piece, file_id, type, bytes, sha256, attached_by, attached_at)
    values (${caller.schoolId}, ${attachmentId}, ${subject.caseId}, ${piece}, ${kept.fileId}, ${type}, ${content.length}, ${sha256}, ${caller.personId}, ${now})`)
  return attachmentId
}

async function uploaded(db: Db, ports: Ports, caller: Caller, fileId: string): Promise<Buffer> {
  const known = await db.row(
    sql`select 1 from upload where school_id = ${caller.schoolId} and file_id = ${fileId} and person_id = ${caller.personId} and purpose = ${ATTACHMENT}`,
  )
  if (!known) throw new Invalid({ fileId: words.missing })
  return ports.files.get(fileId).catch((error: unknown) => {
    if (error instanceof FileStoreFailed && error.code === 'not-found') throw new Invalid({ fileId: words.missing })
    throw error
  })
}

/** What lies with a case, oldest first. */
export async function attachmentsOf(db: Db, schoolId: string, caseId: string): Promise<AttachmentView[]> {
  const rows = await db.rows<
    Omit<AttachmentView, 'at'> & { at: Date }
  >(sql`select attachment_id as "attachmentId", piece, type, bytes, attached_at as at
    from attachment where school_id = ${schoolId} and case_id = ${caseId} and removed_at is null order by attached_at, attachment_id`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Takes a file out of a case; it stays in storage, because the trail may speak of it. @throws NotFound */
export async function removeAttachment({ caller, tx, now }: Omit<Where, 'ports'>, subject: Case, attachmentId: string): Promise<void> {
  const removed = await tx.row(sql`update attachment set removed_at = ${now}
    where school_id = ${caller.schoolId} and case_id = ${subject.caseId} and attachment_id = ${attachmentId} and removed_at is null returning 1`)
  if (!removed) throw new NotFound()
}

/** The kept bytes of an attachment of this case, e.g. to print a photograph. @throws NotFound */
export async function attachedFile(db: Db, subject: Case, attachmentId: string): Promise<{ fileId: string; type: string }> {
  const row = await db.row<{ fileId: string; type: string }>(sql`select file_id as "fileId", type from attachment
    where school_id = ${subject.schoolId} and case_id = ${subject.caseId} and attachment_id = ${attachmentId} and removed_at is null`)
  if (!row) throw new NotFound()
  return row
}
