import sql from 'sql-template-tag'
import type { RosterStage } from '../../src/shared/roster/contract'
import type { Caller } from '../_kit/caller'
import type { Ports, QueryAction } from '../_kit/handler'

/** Says how far the check or the import of a file has come: the stage and how many of its rows are done. */
export type Tell = (stage: RosterStage, done: number, total: number) => Promise<void>

/**
 * Progress of one file, written beside the transaction, so that whoever waits can see it (D-1). It decides nothing: when it cannot be
 * written the import goes on.
 */
export function teller({ database }: Ports, { schoolId, personId }: Caller, fileId: string, now: Date): Tell {
  return async (stage, done, total) => {
    await database
      .run(
        sql`insert into import_progress (school_id, file_id, person_id, stage, done, total, at)
        values (${schoolId}, ${fileId}, ${personId}, ${stage}, ${done}, ${total}, ${now})
        on conflict (school_id, file_id) do update set stage = excluded.stage, done = excluded.done, total = excluded.total, at = excluded.at
        where import_progress.person_id = excluded.person_id`,
      )
      .catch(() => undefined)
  }
}

/** Asked again and again by whoever waits; null before anything was begun, and for everybody else. */
export const progress: QueryAction<'roster.progress'> = async ({ input, caller, db }) => ({
  progress: await db.row<{ stage: RosterStage; done: number; total: number }>(sql`select stage, done, total from import_progress
    where school_id = ${caller.schoolId} and file_id = ${input.fileId} and person_id = ${caller.personId}`),
})
