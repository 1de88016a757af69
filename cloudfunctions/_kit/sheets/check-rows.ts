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
  const missing = columns.filter(({ header, required }) => required && !sheet.header.includes(header)).map(({ header }) => header)
  const repeated = columns
    .filter(({ header }) => sheet.header.indexOf(header) !== sheet.header.lastIndexOf(header))
    .map(({ header }) => header)
  if (missing.length || repeated.length) return { lines: [], problems: headerProblems(missing, repeated), warnings: [] }
  const places = columns.map((column) => ({ column, index: sheet.header.indexOf(column.header) }))
  const problems: Problem[] = []
  const warnings: Problem[] = []
  const seen = new Map<string, number>()
  const lines = sheet.rows.map(({ line, cells }): Line => {
    const texts: Record<string, string> = {}
    for (const { column, index } of places) {
      const cell = cells[index] ?? { text: '', kind: 'empty' }
      const text = plainText(cell.text)
      texts[column.header] = text
      const wrong = cellProblem(column, cell, text)
      if (wrong) problems.push({ line, column: column.header, value: shown(column, text), message: wrong })
      const remark = text && !wrong ? column.warning?.(text) : null
      if (remark) warnings.push({ line, column: column.header, value: shown(column, text), message: remark })
    }
    // In the one spelling numbers are stored in: ａ1 and A1 are the same person.
    const own = normaliseNumber(texts[key] ?? '')
    const first = own ? seen.get(own) : undefined
    if (first !== undefined) problems.push({ line, column: key, value: own, message: `与第 ${first} 行重复，请只保留一行` })
    else seen.set(own, line)
    return { line, cells: texts }
  })
  return { lines, problems, warnings }
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
