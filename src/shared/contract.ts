/**
 * The contract of one action: who may call it, on what, with which input and output. Every action of every feature is
 * declared with {@link query} or {@link command}; there is no third way in, so an action without callers cannot compile.
 */
import * as z from 'zod'
import type { Role } from './roles'

/** `anyone`: no session needed. `signed-in`: any role. Otherwise exactly these roles; rows are further cut to their scope. */
export type Callers = 'anyone' | 'signed-in' | readonly [Role, ...Role[]]

/**
 * How the rows an action touches are cut to the caller, checked by the test that walks the contract:
 * - `none`: touches nothing that belongs to anybody (sign-in, public look-ups);
 * - `self`: only the caller's own person, cases, notices;
 * - `case`: names one or several cases by id; a case outside role and scope answers not-found;
 * - `list`: returns only rows inside the caller's role and scope;
 * - `university`: concerns the whole school; only roles with university scope are callers.
 */
export type Scope = 'none' | 'self' | 'case' | 'list' | 'university'

export interface ActionContract<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** Queries read; commands write, carry a requestId and are answered once. */
  kind: 'query' | 'command'
  callers: Callers
  scope: Scope
  input: Input
  output: Output
  /** May be called before the initial password is replaced. */
  beforePasswordChange?: true
  /**
   * Exports and overrides (A-7, D-2): in a browser the password must have been given again in this session within ten minutes. The
   * handler refuses with `password-again` before the action runs; `call` on the client then asks for the password in a sheet,
   * confirms it (`account.confirmPassword`) and repeats the very same request, so a page needs no code of its own. Declared on
   * commands; the action itself still records its event. Hand the file over with `giveFile` – a tab opened in the tap would cover the sheet.
   */
  stepUp?: true
  /**
   * A command that changes nothing of a season: the account, the inbox, the seasons themselves, an export. Every other command is
   * refused with `season-not-open` while the season looked at is closed or archived.
   */
  anySeason?: true
  /**
   * The answer opens something to whoever holds it – a link, a ticket – and is given once: it is not kept with the request, and a replay
   * is refused with `answered-once` instead of showing it again.
   */
  secretAnswer?: true
}

type Declared<Input extends z.ZodType, Output extends z.ZodType, Who extends Callers> = Omit<ActionContract<Input, Output>, 'kind'> & {
  callers: Who
}

export function query<const Input extends z.ZodType, const Output extends z.ZodType, const Who extends Callers>(
  contract: Declared<Input, Output, Who>,
) {
  return { kind: 'query' as const, ...contract }
}

export function command<const Input extends z.ZodType, const Output extends z.ZodType, const Who extends Callers>(
  contract: Declared<Input, Output, Who>,
) {
  return { kind: 'command' as const, ...contract }
}

/** Pieces of input that many contracts share. */
export const shape = {
  none: z.strictObject({}),
  id: z.uuid('编号格式不正确，请从列表重新进入'),
  /** `field` is its name as the page has it, so that the refusal says what to fill in. */
  text: (max: number, field = '') => z.string(`请填写${field}`).trim().min(1, `请填写${field}`).max(max, `${field}不能超过 ${max} 个字`),
  optionalText: (max: number) => z.string().trim().max(max, `不能超过 ${max} 个字`),
  reason: z.string('请填写原因').trim().min(2, '请写明原因，至少 2 个字').max(500, '原因不能超过 500 个字'),
  instant: z.iso.datetime({ offset: true }),
  done: z.object({ done: z.literal(true) }),
}

/** One line of a case's trail, as people read it. */
export const trailEntry = z.object({
  at: shape.instant,
  who: z.string(),
  role: z.string(),
  onBehalfOf: z.string().nullable(),
  label: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
})

/** A button: `blocked` says why it would be refused and what to do about it. */
export const offer = z.object({
  action: z.string(),
  label: z.string(),
  needsReason: z.boolean(),
  blocked: z
    .object({
      code: z.string(),
      message: z.string(),
      fix: z.object({ label: z.string(), page: z.string().optional() }).optional(),
      call: z.object({ office: z.string(), phone: z.string().optional(), place: z.string().optional() }).optional(),
    })
    .nullable(),
})

export type OfferView = z.output<typeof offer>

/** State as a chip shows it. */
export const stateView = z.object({ state: z.string(), label: z.string(), tone: z.enum(['neutral', 'accent', 'good', 'warn', 'bad']) })

/** A case after a step: what every command that moves one case answers. */
export const moved = z.object({ caseId: shape.id, state: z.string(), version: z.int() })

export type Moved = z.output<typeof moved>

/** One row's fate in a bulk action: `ok` with the new state, or why not. */
export const bulkResult = z.object({
  results: z.array(
    z.object({
      caseId: shape.id,
      ok: z.boolean(),
      state: z.string().nullable(),
      code: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
  done: z.int(),
  failed: z.int(),
})

/** A bulk action whose author can take it back: by `bulkId` until `undoUntil`; null where nothing was done. */
export const undoableResult = bulkResult.extend({ bulkId: shape.id.nullable(), undoUntil: shape.instant.nullable() })

/** At most 1,000 cases in one bulk action. */
export const bulkIds = z.array(shape.id).min(1, '请至少勾选一行').max(1000, '一次最多处理 1000 行，请分批办理')

/** What is wrong in one cell of an imported sheet, with the line number the person sees in Excel. */
export const rowProblem = z.object({ line: z.int(), column: z.string(), value: z.string(), message: z.string() })

export type RowProblem = z.output<typeof rowProblem>

/** A spreadsheet about to be uploaded: its name, and its size in bytes. */
export const sheetFile = {
  name: z.string().trim().min(1, '请选择文件').max(120, '文件名过长'),
  size: z
    .int()
    .min(1, '文件是空的')
    .max(10 * 1024 * 1024, '文件不能超过 10 MB，请拆分后再导入'),
}

/** Where the browser or phone sends a file, straight to storage; then it is named by `fileId`. */
export const uploadSlot = z.object({
  fileId: z.string(),
  url: z.string(),
  method: z.enum(['POST', 'PUT']),
  fields: z.record(z.string(), z.string()),
  fileField: z.string(),
})

export type UploadSlot = z.output<typeof uploadSlot>
