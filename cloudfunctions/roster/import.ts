import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { Refused } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import { refusal } from '../../src/shared/refusals'
import type { RosterPreview } from '../../src/shared/roster/contract'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction, Ports, QueryAction } from '../_kit/handler'
import { blindIndex } from '../_kit/secrets'
import { type Checked, checkRows, type Line } from '../_kit/sheets/check-rows'
import { startSheetUpload, uploadedSheet } from '../_kit/sheets/uploaded-sheet'
import { employers } from './employers'
import type { RosterKind } from './kind'
import { staff } from './staff'
import { students } from './students'

const LISTED = 200
const kinds: Record<RosterPreview['kind'], RosterKind> = { staff, students, employers }

interface Plan extends Checked {
  digest: string
  creates: Row[]
  updates: Row[]
  unchanged: number
}

interface Row {
  line: Line
  digest: Buffer
}

/** Where the browser or phone sends the file itself, so that its bytes never pass through a function's event. */
export const upload: CommandAction<'roster.upload'> = ({ input, ...context }) =>
  startSheetUpload(context, { folder: 'roster', purpose: purposeOf(input.kind), name: input.name })

/** Every problem of the file, and what applying it would do; nothing is written (D-1). */
export const preview: QueryAction<'roster.preview'> = async ({ input, caller, db, ports }) => {
  const plan = await planFor(db, ports, caller, input.kind, input.fileId)
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
  const plan = await planFor(tx, ports, caller, input.kind, input.fileId)
  if (plan.digest !== input.digest) throw new Refused({ code: 'file-changed', message: '文件与预览时不同，请重新预览后再导入。' })
  if (plan.problems.length)
    throw new Refused({
      code: 'file-has-problems',
      message: `文件还有 ${plan.problems.length} 处问题，没有导入任何一行。请改好后重新上传。`,
    })
  const rows = [...plan.creates, ...plan.updates]
  if (rows.length) await kinds[input.kind].write(tx, caller, rows, now)
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

const purposeOf = (kind: RosterPreview['kind']) => `roster-${kind}`

async function planFor(db: Db, ports: Ports, caller: Caller, kindName: RosterPreview['kind'], fileId: string): Promise<Plan> {
  if (kindName === 'students') await refuseOtherSeason(db, caller)
  const { file, sheet } = await uploadedSheet(db, ports, caller, purposeOf(kindName), fileId)
  const kind = kinds[kindName]
  const checked = checkRows(sheet, kind.columns, kind.key)
  const problems = [...checked.problems, ...((await kind.crossCheck?.(db, caller, checked.lines)) ?? [])].sort((a, b) => a.line - b.line)
  const keyOf = ({ cells }: Line) => normaliseNumber(cells[kind.key] ?? '')
  const stored = await kind.stored(db, caller, checked.lines.map(keyOf))
  const rows = checked.lines.map((line): Row => ({ line, digest: blindIndex(JSON.stringify(line.cells)) }))
  const creates = rows.filter(({ line }) => !stored.has(keyOf(line)))
  const updates = rows.filter(({ line, digest }) => stored.has(keyOf(line)) && !stored.get(keyOf(line))?.equals(digest))
  return {
    ...checked,
    problems,
    digest: createHash('sha256').update(kindName).update(file).digest('hex'),
    creates,
    updates,
    unchanged: rows.length - creates.length - updates.length,
  }
}

/** Graduates go into the current season, whatever season is looked at. */
async function refuseOtherSeason(db: Db, { schoolId, seasonId }: Caller): Promise<void> {
  const current = await db.row(sql`select 1 from season where school_id = ${schoolId} and season_id = ${seasonId} and is_current`)
  if (!current) throw new Refused(refusal('roster-not-current'))
}
