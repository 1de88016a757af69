import sql from 'sql-template-tag'
import { windowState } from '../../src/shared/calendar'
import { type OpeningContent, openingProblems } from '../../src/shared/opening/check'
import type { OpeningFacts } from '../../src/shared/opening/workflow'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import { policyOf, windowFor } from '../_kit/policies'
import { isSigning } from '../agreement/facts'

/** What the guards of one student's application look at. `letters`: how many pages have been handed in. */
export async function openingFacts(
  db: Db,
  caller: Caller,
  { studentId, seasonId }: { studentId: string; seasonId: string },
  { content, letters, now }: { content: OpeningContent; letters: number; now: Date },
): Promise<OpeningFacts> {
  const policy = await policyOf(db, caller, 'opening')
  const window = await windowFor(db, { ...caller, personId: studentId }, 'opening', policy.window)
  const row = await db.row<{ training_mode: string }>(
    sql`select training_mode from graduate where school_id = ${caller.schoolId} and season_id = ${seasonId} and person_id = ${studentId}`,
  )
  return {
    needed: row !== null && policy.onApplication.includes(row.training_mode),
    windowOpen: windowState(window, now) === 'open',
    complete: Object.keys(openingProblems(content)).length === 0,
    letterAttached: letters > 0,
    signing: await isSigning(db, { schoolId: caller.schoolId, seasonId, studentId }),
  }
}
