import sql from 'sql-template-tag'
import { Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { QueryAction } from '../_kit/handler'
import { type Ending, endingOf } from '../release/facts'
import { fixedData, fixPaper, paperFile, paperHash } from './paper'
import { documentData, fixIfApproved, LINK_SECONDS } from './print'
import { type ReleaseSheetData, releaseSheet } from './release-sheet'
import { findAgreement } from './store'

/** What is fixed of the sheet; the hash of the agreement's paper is fixed by that paper. */
type FixedSheet = Omit<ReleaseSheetData, 'sha256'>

/**
 * Fixes what the sheet of a released agreement says: the agreement's own words for who the parties are, and who decided its end and
 * when. Call it in the transaction that ends the agreement; the first who does it decides.
 */
export async function fixReleaseSheet(db: Db, caller: Caller, agreement: Case, now: Date): Promise<Ending> {
  const ending = await endingOf(db, agreement)
  const sheet = { schoolId: agreement.schoolId, caseId: ending.caseId }
  if (await fixedData(db, sheet)) return ending
  await fixIfApproved(db, caller, agreement, now)
  const said = (await fixedData(db, agreement)) ?? (await documentData(db, caller, agreement, now))
  const last = await db.row<{ at: Date; reason: string | null }>(sql`select at, reason from audit
    where school_id = ${agreement.schoolId} and case_id = ${agreement.caseId} and action = 'release' order by seq desc limit 1`)
  if (!last) throw new Error('a released agreement without its release')
  const { school, season, number, student, employer } = said
  const data: FixedSheet = {
    school: school.name,
    season,
    number: said.approved ? number : null,
    student: { name: student.name, number: student.number, college: school.college },
    employer: { name: employer.name, creditCode: employer.creditCode },
    kind: ending.kind,
    at: last.at,
    reason: last.reason ?? '',
    record: ending.record,
  }
  await fixPaper(db, sheet, data)
  return ending
}

/**
 * The sheet that a release adds to the agreement (S0-64…77), for whoever may read the agreement: always the same bytes. Letters and
 * talks are not on it, so that the employer may hold it too. @throws Refused `agreement-not-released`
 */
export const releaseSheetOf: QueryAction<'agreement.releaseSheet'> = async ({ input, caller, db, now, ports }) => {
  const agreement = await findAgreement(db, caller, input.caseId)
  if (agreement.state !== 'released') throw new Refused(refusal('agreement-not-released'))
  const { caseId, student } = await fixReleaseSheet(db, caller, agreement, now)
  const sha256 = await paperHash(db, ports.files, agreement)
  const draw = (data: FixedSheet) => releaseSheet({ ...data, sha256 })
  const author = { personId: caller.personId, role: caller.role }
  const file = await paperFile(db, ports.files, { schoolId: agreement.schoolId, caseId }, draw, { author, now })
  if (!file) throw new Error('a sheet that was just fixed is gone')
  return { url: await ports.files.temporaryUrl(file.fileId, LINK_SECONDS), name: `解约记录-${student}.pdf` }
}
