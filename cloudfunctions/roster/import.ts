import sql from 'sql-template-tag'
import { Refused } from '../../src/shared/errors'
import { record } from '../_kit/events'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { startSheetUpload } from '../_kit/sheets/uploaded-sheet'
import { kinds, planFor, purposeOf } from './plan'
import { teller } from './progress'

const LISTED = 200
/** Rows written between two words about the progress. */
const SLICE = 2_000

/** Where the browser or phone sends the file itself, so that its bytes never pass through a function's event. */
export const upload: CommandAction<'roster.upload'> = ({ input, ...context }) =>
  startSheetUpload(context, { folder: 'roster', purpose: purposeOf(input.kind), name: input.name })

/** Every problem of the file, and what applying it would do; nothing is written (D-1). */
export const preview: QueryAction<'roster.preview'> = async ({ input, caller, db, now, ports }) => {
  const plan = await planFor(db, ports, caller, input, teller(ports, caller, input.fileId, now))
  return {
    kind: input.kind,
    rows: plan.lines.length,
    creates: plan.creates.length,
    updates: plan.updates.length,
    unchanged: plan.unchanged,
    problems: plan.problems.slice(0, LISTED),
    problemCount: plan.problems.length,
    warnings: plan.warnings.slice(0, LISTED),
    digest: plan.digest,
  }
}

/** All rows in one transaction, or none; imports of a season follow one another. */
export const apply: CommandAction<'roster.apply'> = async ({ input, caller, author, tx, now, ports }) => {
  await tx.row(sql`select 1 from season where school_id = ${caller.schoolId} and season_id = ${caller.seasonId} for update`)
  const tell = teller(ports, caller, input.fileId, now)
  const plan = await planFor(tx, ports, caller, input, tell)
  if (plan.digest !== input.digest) throw new Refused({ code: 'file-changed', message: '文件与预览时不同，请重新预览后再导入。' })
  if (plan.problems.length)
    throw new Refused({
      code: 'file-has-problems',
      message: `文件还有 ${plan.problems.length} 处问题，没有导入任何一行。请改好后重新上传。`,
    })
  const rows = [...plan.creates, ...plan.updates]
  await tell('writing', 0, rows.length)
  for (let done = 0; done < rows.length; done += SLICE) {
    await kinds[input.kind].write(tx, caller, rows.slice(done, done + SLICE), now)
    await tell('writing', Math.min(done + SLICE, rows.length), rows.length)
  }
  const counts = { created: plan.creates.length, updated: plan.updates.length, unchanged: plan.unchanged }
  await record(tx, { schoolId: caller.schoolId, author, kind: 'roster-imported', detail: { roster: input.kind, ...counts }, now })
  return counts
}

/** An empty sheet with the right header and one example line to overwrite. */
export const template: QueryAction<'roster.template'> = async ({ input, ports }) => {
  const { title, columns, example } = kinds[input.kind]
  const { writeSheet } = await import('../_kit/sheets/write-sheet')
  const sheet = await writeSheet({ title, columns: columns.map(({ header }) => ({ header, width: 16 })), rows: [example], blankRows: 500 })
  const { fileId } = await ports.files.put(
    `roster/templates/${input.kind}.xlsx`,
    sheet,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  return { url: await ports.files.temporaryUrl(fileId, 600), name: `${title}模板.xlsx` }
}
