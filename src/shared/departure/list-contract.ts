import * as z from 'zod'
import { command, query, rowProblem, shape, sheetFile, uploadSlot } from '../contract'

const officers = ['clearance-officer', 'dormitory-officer'] as const
const item = z.string('请选择环节').min(1, '请选择环节').max(40)
const fileId = z.string().max(400)
/** How fresh the office's own data of this item is (S2-11). */
const named = { code: z.string(), label: z.string(), checkedAt: shape.instant.nullable() }

const preview = z.object({
  ...named,
  rows: z.int(),
  /** Rows of the list: become not-passed; are so already and stay as they are; wait for the advisor and stay as they are. */
  refused: z.int(),
  alreadyRefused: z.int(),
  locked: z.int(),
  /** Those of the item who are not in the list: would pass with the tick; wait for the advisor; were refused before and stay so. */
  othersToPass: z.int(),
  othersLocked: z.int(),
  othersRefused: z.int(),
  /** At most 200 are listed; `problemCount` counts all. Nothing can be applied while it is not zero: a mistyped number would let a debtor pass. */
  problems: z.array(rowProblem),
  problemCount: z.int(),
  /** Names this very content and item; `departure.applyList` wants it back. */
  digest: z.string(),
})

export type ListPreview = z.output<typeof preview>

/** An office brings its list of whoever owes something (S2-11): books, fees, keys. */
export const departureListContract = {
  /** The items the caller's office decides, with where their students stand. */
  'departure.listItems': query({
    callers: officers,
    scope: 'list',
    input: shape.none,
    output: z.object({ items: z.array(z.object({ ...named, waiting: z.int(), passed: z.int(), refused: z.int() })) }),
  }),
  /** Where to send the file, straight to storage; then name it by `fileId`. */
  'departure.uploadList': command({ callers: officers, scope: 'self', input: z.strictObject(sheetFile), output: uploadSlot }),
  /** Dry run: every row error and what would change, before anything is written. */
  'departure.previewList': query({ callers: officers, scope: 'list', input: z.strictObject({ item, fileId }), output: preview }),
  /** Who is in the list is refused with the row's reason; with `passOthers` whoever else waits passes. All in one transaction, or nothing. */
  'departure.applyList': command({
    callers: officers,
    scope: 'list',
    input: z.strictObject({ item, fileId, digest: z.string().length(64, '请重新预览后再应用'), passOthers: z.boolean() }),
    output: z.object({
      refused: z.int(),
      alreadyRefused: z.int(),
      locked: z.int(),
      passed: z.int(),
      /** The officer can take the whole list back with `desk.undo`; null where nothing was done. */
      bulkId: shape.id.nullable(),
      undoUntil: shape.instant.nullable(),
    }),
  }),
} as const
