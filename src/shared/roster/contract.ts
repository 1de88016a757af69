import * as z from 'zod'
import { command, query, rowProblem, sheetFile, uploadSlot } from '../contract'

/** The three rosters of D-1 in this order of import: staff before students (advisors), employers any time. */
export const rosterKinds = ['staff', 'students', 'employers'] as const
const kind = z.enum(rosterKinds, '请选择要导入的名单种类')

const preview = z.object({
  kind,
  rows: z.int(),
  creates: z.int(),
  updates: z.int(),
  unchanged: z.int(),
  /** At most 200 are listed; `problemCount` counts all. Nothing can be applied while it is not zero. */
  problems: z.array(rowProblem),
  problemCount: z.int(),
  warnings: z.array(rowProblem),
  /** Names this very content; `roster.apply` wants it back, so that what was seen is what is written. */
  digest: z.string(),
})

export type RosterPreview = z.output<typeof preview>

/** How far a check or import has come, in this order. */
const stage = z.enum(['reading', 'checking', 'comparing', 'writing'])

export type RosterStage = z.output<typeof stage>

const importers = ['career-centre', 'administrator'] as const

export const rosterContract = {
  /** Where to send the file, straight to storage; then name it by `fileId`. */
  'roster.upload': command({
    callers: importers,
    scope: 'university',
    input: z.strictObject({ kind, ...sheetFile }),
    output: uploadSlot,
  }),
  /** Dry run: every row error, before anything is written. */
  'roster.preview': query({
    callers: importers,
    scope: 'university',
    input: z.strictObject({ kind, fileId: z.string().max(400) }),
    output: preview,
  }),
  /** All rows in one transaction, or none. */
  'roster.apply': command({
    callers: importers,
    scope: 'university',
    input: z.strictObject({ kind, fileId: z.string().max(400), digest: z.string().length(64, '请重新预览后再导入') }),
    output: z.object({ created: z.int(), updated: z.int(), unchanged: z.int() }),
  }),
  /** How far the check or import of one's own file has come; to be asked again and again while it runs. */
  'roster.progress': query({
    callers: importers,
    scope: 'university',
    input: z.strictObject({ fileId: z.string().max(400) }),
    output: z.object({ progress: z.object({ stage, done: z.int(), total: z.int() }).nullable() }),
  }),
  /** An empty spreadsheet with the right header and one example line. */
  'roster.template': query({
    callers: importers,
    scope: 'university',
    input: z.strictObject({ kind }),
    output: z.object({ url: z.string(), name: z.string() }),
  }),
} as const
