import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { listWords as words } from '../../src/shared/departure/wording'
import { NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { keepBulk } from '../_kit/bulk-undo'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction, Ports, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { visibleTo } from '../_kit/scope'
import { startSheetUpload, uploadedSheet } from '../_kit/sheets/uploaded-sheet'
import { lockDepartures, settleDepartures } from './decide'
import { touchFeed } from './feed'
import { type CheckedList, casesOf, checkList, unknownRows } from './list-rows'
import { sortOut } from './list-steps'
import { recordInBatches } from './record-in-batches'

const LISTED = 200
const PURPOSE = 'departure-list'

/** The items the caller's office decides, in the order of the sheet, with how fresh each is (S2-11). */
export const listItems: QueryAction<'departure.listItems'> = async ({ caller, db }) => {
  const policy = await policyOf(db, caller, 'departure')
  const rows = await db.rows<{ part: string; waiting: number; passed: number; refused: number; checked_at: Date | null }>(sql`
    select c.part, count(*) filter (where c.state = 'waiting')::int as waiting, count(*) filter (where c.state = 'passed')::int as passed,
      count(*) filter (where c.state = 'not-passed')::int as refused, max(f.checked_at) as checked_at
    from workflow_case c
    left join office_feed f on f.school_id = c.school_id and f.season_id = c.season_id and f.item = c.part
    where c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and c.subject = 'clearance' and ${visibleTo(caller)}
    group by c.part`)
  const items = policy.items.flatMap(({ code, label }) => {
    const row = rows.find(({ part }) => part === code)
    if (!row) return []
    const { waiting, passed, refused, checked_at } = row
    return [{ code, label, waiting, passed, refused, checkedAt: checked_at?.toISOString() ?? null }]
  })
  return { items }
}

/** Where the officer's browser or phone sends the list; only this person may use it, and for nothing else. */
export const uploadList: CommandAction<'departure.uploadList'> = ({ input, ...context }) =>
  startSheetUpload(context, { folder: PURPOSE, purpose: PURPOSE, name: input.name })

/** Every problem of the list, and what applying it would do; nothing is written. */
export const previewList: QueryAction<'departure.previewList'> = async ({ input, caller, db, ports }) => {
  const named = await itemOf(db, caller, input.item)
  const { list, digest } = await listIn(db, ports, caller, input)
  const cases = await casesOf(db, caller, input.item, null)
  const plan = await sortOut(db, caller, { cases, reasons: list.reasons, passOthers: true, label: named.label })
  const problems = [...list.problems, ...unknownRows(list, cases)].sort((a, b) => a.line - b.line)
  return {
    ...named,
    rows: list.rows,
    ...plan.counts,
    problems: problems.slice(0, LISTED),
    problemCount: problems.length,
    digest,
  }
}

/** The whole list in one transaction, or nothing of it (S2-11). Whoever has everything passed by it has left (S2-12). */
export const applyList: CommandAction<'departure.applyList'> = async (context) => {
  const { input, caller, tx, now, ports, author } = context
  const { label } = await itemOf(tx, caller, input.item)
  const { list, digest } = await listIn(tx, ports, caller, input)
  if (digest !== input.digest) throw new Refused(refusal('list-changed'))
  const cases = await casesOf(tx, caller, input.item, { numbers: input.passOthers ? null : [...list.reasons.keys()] })
  const problems = [...list.problems, ...unknownRows(list, cases)]
  if (problems.length) throw new Refused({ ...refusal('list-has-problems'), message: words.hasProblems(problems.length) })
  const { steps, counts } = await sortOut(tx, caller, { cases, reasons: list.reasons, passOthers: input.passOthers, label })
  const { refused, alreadyRefused, locked, othersToPass: passed } = counts
  const result = { refused, alreadyRefused, locked, passed }
  const answer = { ...result, ...(await keepBulk(context, 'departure.decide', steps)) }
  const departures = await lockDepartures(
    tx,
    steps.map(({ case: item }) => item),
  )
  await touchFeed(tx, caller, [input.item], now)
  await recordInBatches(context, steps, answer)
  await settleDepartures({ ...context, author: { personId: null, role: 'system' } }, departures)
  await record(tx, { schoolId: caller.schoolId, author, kind: 'clearance-list-applied', detail: { item: input.item, ...result }, now })
  return answer
}

/** The item by name with how fresh it is. @throws NotFound when none of its cases is the caller's: existence is private */
async function itemOf(db: Db, caller: Caller, code: string): Promise<{ code: string; label: string; checkedAt: string | null }> {
  const row = await db.row<{ checked_at: Date | null }>(sql`select f.checked_at from workflow_case c
    left join office_feed f on f.school_id = c.school_id and f.season_id = c.season_id and f.item = c.part
    where c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and c.subject = 'clearance' and c.part = ${code} and ${visibleTo(caller)} limit 1`)
  if (!row) throw new NotFound(words.noItem)
  const policy = await policyOf(db, caller, 'departure')
  return { code, label: policy.items.find((item) => item.code === code)?.label ?? code, checkedAt: row.checked_at?.toISOString() ?? null }
}

async function listIn(
  db: Db,
  ports: Ports,
  caller: Caller,
  { item, fileId }: { item: string; fileId: string },
): Promise<{ list: CheckedList; digest: string }> {
  const { file, sheet } = await uploadedSheet(db, ports, caller, PURPOSE, fileId)
  return { list: checkList(sheet), digest: createHash('sha256').update(`${item}\n`).update(file).digest('hex') }
}
