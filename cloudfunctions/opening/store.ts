import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { NotFound } from '../../src/shared/errors'
import { emptyOpening, type OpeningContent } from '../../src/shared/opening/check'
import { openingWords as words } from '../../src/shared/opening/wording'
import { openingWorkflow } from '../../src/shared/opening/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, ownCase } from '../_kit/cases'
import type { Db, Tx } from '../_kit/database'

/** The piece of the case that the employer's letter is handed in as. */
export const LETTER = 'acceptance-letter'

export async function contentOf(db: Db, { schoolId, caseId }: Case): Promise<OpeningContent> {
  const row = await db.row<{ content: Partial<OpeningContent> }>(
    sql`select content from opening where school_id = ${schoolId} and case_id = ${caseId}`,
  )
  return { ...emptyOpening, ...row?.content }
}

export async function saveContent(tx: Tx, { schoolId, caseId }: Case, content: OpeningContent): Promise<void> {
  await tx.run(sql`insert into opening (school_id, case_id, content) values (${schoolId}, ${caseId}, ${JSON.stringify(content)})
    on conflict (school_id, case_id) do update set content = excluded.content`)
}

/** The student's own application, locked; made as an empty draft when there is none. Two phones at once meet in the unique index. */
export async function lockOwnOpening(tx: Tx, caller: Caller, now: Date): Promise<Case> {
  const own = await ownCase(tx, caller, 'opening', true)
  if (own) return own
  await tx.run(sql`insert into workflow_case (school_id, case_id, season_id, subject, student_id, college, class_name, campus, advisor_id, state, entered_at)
    select school_id, ${randomUUID()}::uuid, season_id, 'opening', person_id, college, class_name, campus, advisor_id, ${openingWorkflow.initial}, ${now}::timestamptz from graduate
    where school_id = ${caller.schoolId} and season_id = ${caller.seasonId} and person_id = ${caller.personId} and state = 'active'
    on conflict do nothing`)
  const made = await ownCase(tx, caller, 'opening', true)
  if (!made) throw new NotFound(words.noGraduate)
  return made
}
