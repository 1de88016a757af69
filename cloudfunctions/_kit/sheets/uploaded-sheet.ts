import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { UploadSlot } from '../../../src/shared/contract'
import { Invalid, NotFound } from '../../../src/shared/errors'
import type { Caller } from '../caller'
import type { Db, Tx } from '../database'
import { FileStoreFailed } from '../files/file-store'
import type { Ports } from '../handler'
import type { Sheet } from './sheet'

interface Where {
  /** First part of the path in storage. */
  folder: string
  /** What the file may be used for later, e.g. `roster-students`. */
  purpose: string
  name: string
}

/** Where the browser or phone sends the file itself, so that its bytes never pass through a function's event; who may use it for what is noted. */
export async function startSheetUpload(
  { caller, tx, now, ports }: { caller: Caller; tx: Tx; now: Date; ports: Ports },
  { folder, purpose, name }: Where,
): Promise<UploadSlot> {
  const type = /\.csv$/i.test(name) ? 'csv' : 'xlsx'
  const slot = await ports.files.startUpload(
    `${folder}/${caller.schoolId}/${randomUUID()}.${type}`,
    type === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  await tx.run(
    sql`insert into upload (school_id, file_id, person_id, purpose, name, at) values (${caller.schoolId}, ${slot.fileId}, ${caller.personId}, ${purpose}, ${name}, ${now})`,
  )
  return slot
}

/**
 * The sheet, if this very person uploaded it for this very purpose: a file id alone opens nothing (DESIGN §5).
 * @throws NotFound; Invalid (`fileId`) when the file cannot be read as a sheet
 */
export async function uploadedSheet(
  db: Db,
  ports: Ports,
  caller: Caller,
  purpose: string,
  fileId: string,
): Promise<{ file: Buffer; sheet: Sheet }> {
  const { file, name } = await uploaded(db, ports, caller, purpose, fileId)
  const { readSheet, SheetRefused } = await import('./read-sheet')
  const sheet = await readSheet(file, name).catch((error: unknown) => {
    if (error instanceof SheetRefused) throw new Invalid({ fileId: error.message })
    throw error
  })
  return { file, sheet }
}

async function uploaded(db: Db, ports: Ports, caller: Caller, purpose: string, fileId: string): Promise<{ file: Buffer; name: string }> {
  const row = await db.row<{ name: string }>(
    sql`select name from upload where school_id = ${caller.schoolId} and file_id = ${fileId} and person_id = ${caller.personId} and purpose = ${purpose}`,
  )
  if (!row) throw new NotFound('没有找到上传的文件，请重新选择文件。')
  try {
    return { file: await ports.files.get(fileId), name: row.name }
  } catch (error) {
    if (error instanceof FileStoreFailed && error.code === 'not-found') throw new NotFound('文件没有上传完成，请重新选择文件。')
    throw error
  }
}
