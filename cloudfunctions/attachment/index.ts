import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import { Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { ATTACHMENT, attachedFile } from '../_kit/attachments'
import { findCase } from '../_kit/cases'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'

const LINK_SECONDS = 600
const UPLOADS_PER_HOUR = 60

const typeOf: Record<string, string> = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', pdf: 'application/pdf' }

const start: CommandAction<'attachment.start'> = async ({ input, caller, tx, now, ports }) => {
  const recent = await tx.row<{ count: number }>(sql`select count(*)::int as count from upload
    where school_id = ${caller.schoolId} and person_id = ${caller.personId} and purpose = ${ATTACHMENT} and at > ${new Date(now.getTime() - span.hour)}`)
  if ((recent?.count ?? 0) >= UPLOADS_PER_HOUR) throw new Refused(refusal('too-many-attachments'))
  // A name without an ending (a phone's camera) may still be a picture: its bytes are looked at later.
  const ending = /\.([a-z]{3,4})$/i.exec(input.name)?.[1]?.toLowerCase() ?? 'jpg'
  const slot = await ports.files.startUpload(
    `attachment/uploads/${randomUUID()}.${typeOf[ending] ? ending : 'bin'}`,
    typeOf[ending] ?? 'application/octet-stream',
  )
  // The name a person gives a file may tell more than it should; only the place is kept.
  await tx.run(sql`insert into upload (school_id, file_id, person_id, purpose, name, at)
    values (${caller.schoolId}, ${slot.fileId}, ${caller.personId}, ${ATTACHMENT}, ${ATTACHMENT}, ${now})`)
  return slot
}

const open: CommandAction<'attachment.open'> = async ({ input, caller, tx, now, ports, author }) => {
  const subject = await findCase(tx, caller, 'any', input.caseId)
  const { fileId, type } = await attachedFile(tx, subject, input.attachmentId)
  if (subject.studentId !== caller.personId) {
    const detail = { caseId: subject.caseId, attachmentId: input.attachmentId }
    await record(tx, { schoolId: caller.schoolId, author, personId: subject.studentId, kind: 'attachment-opened', detail, now })
  }
  return { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), type }
}

export const attachmentActions = { 'attachment.start': start, 'attachment.open': open }
