import type { RowProblem } from '../../../src/shared/contract'
import { normaliseNumber } from '../../../src/shared/identity'
import { plainText } from './plain-text'
import type { Cell, Sheet } from './sheet'

export type Problem = RowProblem

/** A column of a roster or list: its header, and what is wrong with a filled cell. */
export interface Column {
  header: string
  required: boolean
  /** An 18-digit ID number typed as a number is already rounded by Excel and must be refused. */
  asText?: true
  /** What may be filled, where it is one of a list. */
  choices?: readonly string[]
  problem?: (text: string) => string | null
  /** A remark that does not block. */
  warning?: (text: string) => string | null
}

/** A line of the sheet by header, cleaned. */
export interface Line {
  line: number
  cells: Record<string, string>
}

export interface Checked {
  lines: Line[]
  problems: Problem[]
  warnings: Problem[]
}

const ROUNDED = /^\d{16,}$|E\+/i

/** Checks the header and every cell; a sheet with any problem is not applied (D-1). */
export function checkRows(sheet: Sheet, columns: Column[], key: string): Checked {
  const { found, check } = startChecking(sheet.header, columns, key)
  check(sheet.rows)
  return found
}

/** The same bit by bit, so that the progress over many rows can be told in between: `check` adds rows to `found`. */
export function startChecking(header: string[], columns: Column[], key: string): { found: Checked; check(rows: Sheet['rows']): void } {
  const missing = columns.filter((column) => column.required && !header.includes(column.header)).map((column) => column.header)
  const repeated = columns
    .filter((column) => header.indexOf(column.header) !== header.lastIndexOf(column.header))
    .map((column) => column.header)
  const found: Checked = { lines: [], problems: headerProblems(missing, repeated), warnings: [] }
  if (found.problems.length) return { found, check: () => undefined }
  const places = columns.map((column) => ({ column, index: header.indexOf(column.header) }))
  const seen = new Map<string, number>()
  const check = (rows: Sheet['rows']) => {
    for (const { line, cells } of rows) {
      const texts: Record<string, string> = {}
      for (const { column, index } of places) {
        const cell = cells[index] ?? { text: '', kind: 'empty' }
        const text = plainText(cell.text)
        texts[column.header] = text
        const wrong = cellProblem(column, cell, text)
        if (wrong) found.problems.push({ line, column: column.header, value: shown(column, text), message: wrong })
        const remark = text && !wrong ? column.warning?.(text) : null
        if (remark) found.warnings.push({ line, column: column.header, value: shown(column, text), message: remark })
      }
      // In the one spelling numbers are stored in: ａ1 and A1 are the same person.
      const own = normaliseNumber(texts[key] ?? '')
      const first = own ? seen.get(own) : undefined
      if (first !== undefined) found.problems.push({ line, column: key, value: own, message: `与第 ${first} 行重复，请只保留一行` })
      else seen.set(own, line)
      found.lines.push({ line, cells: texts })
    }
  }
  return { found, check }
}

function headerProblems(missing: string[], repeated: string[]): Problem[] {
  const problem = (column: string, message: string): Problem => ({ line: 1, column, value: '', message })
  return [
    ...missing.map((header) => problem(header, '缺少这一列，请使用下载的模板，不要改动表头')),
    ...repeated.map((header) => problem(header, '这一列出现了两次，请删去一列')),
  ]
}

function cellProblem(column: Column, cell: Cell, text: string): string | null {
  if (cell.kind === 'formula') return '单元格里是公式，请“复制—选择性粘贴为数值”后再导入'
  if (column.asText && cell.kind === 'number' && ROUNDED.test(cell.text))
    return '数字已被 Excel 四舍五入，请把这一列设为“文本”格式后重新填写'
  if (!text) return column.required ? '必填，不能为空' : null
  if (text.length > 100) return '内容过长，不能超过 100 个字'
  return column.problem?.(text) ?? null
}

/** ID numbers stay masked even in error lists. */
const shown = ({ header }: Column, text: string): string =>
  header.includes('身份证') ? `${text.slice(0, 3)}…${text.slice(-2)}` : text.slice(0, 40)
