import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { ActionError } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { record } from '../_kit/events'
import { type FileStore, FileStoreFailed } from '../_kit/files/file-store'
import type { Author } from '../_kit/record-step'
import { agreementDocument } from './document'
import type { AgreementDocumentData } from './document-data'

/**
 * The paper the parties hold. What it says is fixed in the approval's own transaction; its bytes are made once, kept under
 * their hash, and nothing else is ever given out for it: not after the employer, the policy, a font or this program changed,
 * and not after filing, which concerns the paper that is already sealed. The sheet that a release adds is kept the same way,
 * under the case of the release.
 */
type Key = Pick<Case, 'schoolId' | 'caseId'>

/** Fixes what the paper says. The first who does it decides. */
export async function fixPaper(db: Db, { schoolId, caseId }: Key, data: object): Promise<void> {
  await db.run(sql`insert into agreement_paper (school_id, case_id, data) values (${schoolId}, ${caseId}, ${JSON.stringify(data)})
    on conflict do nothing`)
}

/** What the approved paper says; null before approval. */
export async function fixedData(db: Db, key: Key): Promise<AgreementDocumentData | null> {
  return (await paperRow<AgreementDocumentData>(db, key))?.data ?? null
}

interface PaperRow<Data> {
  data: Data
  sha256: string | null
  file_id: string | null
}

async function paperRow<Data>(db: Db, { schoolId, caseId }: Key): Promise<PaperRow<Data> | null> {
  const row = await db.row<{ data: string; sha256: string | null; file_id: string | null }>(
    sql`select data::text as data, sha256, file_id from agreement_paper where school_id = ${schoolId} and case_id = ${caseId}`,
  )
  return row && { ...row, data: JSON.parse(row.data, instants) as Data }
}

/** `at` is an instant wherever it stands in the data. */
const instants = (key: string, value: unknown) => (key === 'at' && typeof value === 'string' ? new Date(value) : value)

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/**
 * The stored file of a fixed paper, drawn now if nobody has opened it yet; null before it is fixed.
 * @throws ActionError `fault/paper-damaged` when the store gives other bytes than were kept; noted for the administrators
 */
export async function paperFile<Data>(
  db: Db,
  files: FileStore,
  key: Key,
  draw: (data: Data) => Promise<Buffer>,
  { author, now }: { author: Author; now: Date },
): Promise<{ fileId: string; sha256: string } | null> {
  const row = await paperRow<Data>(db, key)
  if (!row) return null
  if (!row.sha256 || !row.file_id) return keepFirst(db, files, key, await draw(row.data))
  const kept = await files.get(row.file_id).catch((error: unknown) => {
    if (error instanceof FileStoreFailed && error.code === 'not-found') return null
    throw error
  })
  // A file that is gone is made again; it must turn out the same.
  const content = kept ?? (await draw(row.data))
  if (hashOf(content) !== row.sha256) {
    await record(db, { schoolId: key.schoolId, author, kind: 'paper-damaged', detail: { caseId: key.caseId }, now })
    const { message, call } = refusal('paper-damaged')
    throw new ActionError('fault', 'paper-damaged', message, { call })
  }
  if (!kept) await files.put(pathOf(key, row.sha256), content, 'application/pdf')
  return { fileId: row.file_id, sha256: row.sha256 }
}

/** The hash of an agreement's paper, whose bytes are made now if nobody has opened it yet; null before approval. */
export async function paperHash(db: Db, files: FileStore, key: Key): Promise<string | null> {
  const row = await paperRow<AgreementDocumentData>(db, key)
  if (!row) return null
  return row.sha256 ?? (await keepFirst(db, files, key, await agreementDocument(row.data))).sha256
}

/** Of several who open it first at the same time, one decides. */
async function keepFirst(db: Db, files: FileStore, key: Key, content: Buffer): Promise<{ fileId: string; sha256: string }> {
  const sha256 = hashOf(content)
  const { fileId } = await files.put(pathOf(key, sha256), content, 'application/pdf')
  const kept = await db.row<{ sha256: string; file_id: string }>(sql`update agreement_paper
    set sha256 = coalesce(sha256, ${sha256}), file_id = coalesce(file_id, ${fileId})
    where school_id = ${key.schoolId} and case_id = ${key.caseId} returning sha256, file_id`)
  if (!kept) throw new Error('a paper that was fixed is gone')
  return { fileId: kept.file_id, sha256: kept.sha256 }
}

const pathOf = ({ schoolId, caseId }: Key, sha256: string) => `agreement/${schoolId}/${caseId}/${sha256.slice(0, 16)}.pdf`
