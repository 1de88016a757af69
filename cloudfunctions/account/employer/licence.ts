import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { largestLicence } from '../../../src/shared/account/licence'
import { employerWords as words } from '../../../src/shared/account/wording'
import { span } from '../../../src/shared/calendar'
import { Invalid, Refused } from '../../../src/shared/errors'
import { refusal } from '../../../src/shared/refusals'
import { pictureType } from '../../_kit/attachments/picture-type'
import { FileStoreFailed } from '../../_kit/files/file-store'
import type { OpenAction, Ports } from '../../_kit/handler'

const PURPOSE = 'employer-licence'
/** Of one school: anybody may ask for a place to upload to, so the places are counted. */
const UPLOADS_PER_HOUR = 300

export const uploadLicence: OpenAction<'account.uploadLicence'> = async ({ input, now, ports }) => {
  const { database, files, schoolId } = ports
  const recent = await database.row<{ count: number }>(sql`select count(*)::int as count from upload
    where school_id = ${schoolId} and purpose = ${PURPOSE} and at > ${new Date(now.getTime() - span.hour)}`)
  if ((recent?.count ?? 0) >= UPLOADS_PER_HOUR) throw new Refused(refusal('too-many-uploads'))
  const png = /\.png$/i.test(input.name)
  const slot = await files.startUpload(`licence/uploads/${randomUUID()}.${png ? 'png' : 'jpg'}`, png ? 'image/png' : 'image/jpeg')
  // The name a person gives a file may tell more than it should; only the place is kept.
  await database.run(sql`insert into upload (school_id, file_id, person_id, purpose, name, at)
    values (${schoolId}, ${slot.fileId}, null, ${PURPOSE}, 'licence', ${now})`)
  return slot
}

/**
 * Looks at the uploaded picture and keeps it under a name of our own and its real type, where the address it was uploaded to
 * cannot change it any more. @throws Invalid
 */
export async function keepLicence({ database, files, schoolId }: Ports, fileId: string): Promise<string> {
  const known = await database.row(
    sql`select 1 from upload where school_id = ${schoolId} and file_id = ${fileId} and purpose = ${PURPOSE} and person_id is null`,
  )
  if (!known) throw new Invalid({ licence: words.licenceMissing })
  const content = await files.get(fileId).catch((error: unknown) => {
    if (error instanceof FileStoreFailed && error.code === 'not-found') throw new Invalid({ licence: words.licenceMissing })
    throw error
  })
  if (content.length > largestLicence) throw new Invalid({ licence: words.licenceTooBig })
  const type = pictureType(content)
  if (!type) throw new Invalid({ licence: words.licenceNoPicture })
  const kept = await files.put(`licence/kept/${randomUUID()}.${type === 'image/png' ? 'png' : 'jpg'}`, content, type)
  return kept.fileId
}
