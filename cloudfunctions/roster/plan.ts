import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { Refused } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import { refusal } from '../../src/shared/refusals'
import type { RosterPreview } from '../../src/shared/roster/contract'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import type { Ports } from '../_kit/handler'
import { blindIndex } from '../_kit/secrets'
import { type Checked, type Line, startChecking } from '../_kit/sheets/check-rows'
import type { Sheet } from '../_kit/sheets/sheet'
import { uploadedSheet } from '../_kit/sheets/uploaded-sheet'
import { employers } from './employers'
import type { RosterKind } from './kind'
import type { Tell } from './progress'
import { staff } from './staff'
import { students } from './students'

export const kinds: Record<RosterPreview['kind'], RosterKind> = { staff, students, employers }

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

export const purposeOf = (kind: RosterPreview['kind']) => `roster-${kind}`

/** What applying a file would do: read, checked row by row, compared with what is stored. `tell` hears of every step. */
export async function planFor(
  db: Db,
  ports: Ports,
  caller: Caller,
  { kind: kindName, fileId }: { kind: RosterPreview['kind']; fileId: string },
  tell: Tell,
): Promise<Plan> {
  await tell('reading', 0, 0)
  if (kindName === 'students') await refuseOtherSeason(db, caller)
  const { file, sheet } = await uploadedSheet(db, ports, caller, purposeOf(kindName), fileId)
  const kind = kinds[kindName]
  const checked = await checkedIn(sheet, kind, tell)
  await tell('comparing', 0, checked.lines.length)
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

/** Rows checked between two words about the progress. */
const SLICE = 1_000

async function checkedIn(sheet: Sheet, kind: RosterKind, tell: Tell): Promise<Checked> {
  const { found, check } = startChecking(sheet.header, kind.columns, kind.key)
  const { rows } = sheet
  for (let done = 0; done < rows.length; done += SLICE) {
    await tell('checking', done, rows.length)
    check(rows.slice(done, done + SLICE))
  }
  return found
}

/** Graduates go into the current season, whatever season is looked at. */
async function refuseOtherSeason(db: Db, { schoolId, seasonId }: Caller): Promise<void> {
  const current = await db.row(sql`select 1 from season where school_id = ${schoolId} and season_id = ${seasonId} and is_current`)
  if (!current) throw new Refused(refusal('roster-not-current'))
}
