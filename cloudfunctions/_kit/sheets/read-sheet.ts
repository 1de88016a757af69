import { readCsvCells } from './read-csv'
import { readXlsxCells } from './read-xlsx'
import type { Cell, Sheet } from './sheet'
import { defaultLimits, type SheetLimits } from './sheet-limits'
import { SheetRefused } from './sheet-refused'

export type { Cell, Sheet } from './sheet'
export { SheetRefused } from './sheet-refused'

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const PDF = Buffer.from('%PDF')

/**
 * Reads a roster from .xlsx (first visible worksheet) or .csv. What the file is, is told by its content;
 * the name decides only about plain text. The first line with any content is the header, its blanks removed.
 * @param name the file's name as uploaded
 * @throws SheetRefused when the file as a whole cannot be read (D-1); faults of single cells are left to the caller
 */
export async function readSheet(file: Buffer, name: string, limits: Partial<SheetLimits> = {}): Promise<Sheet> {
  const bounds = { ...defaultLimits, ...limits }
  if (file.length > bounds.fileBytes) throw new SheetRefused('file-too-large')
  return arrange(await readCells(file, name, bounds))
}

async function readCells(file: Buffer, name: string, limits: SheetLimits): Promise<Cell[][]> {
  if (file.length === 0) throw new SheetRefused('empty')
  if (startsWith(file, ZIP)) return readXlsxCells(file, limits)
  if (startsWith(file, OLE)) throw new SheetRefused(file.includes('EncryptedPackage', 0, 'utf16le') ? 'encrypted' : 'old-excel')
  if (startsWith(file, PDF)) throw new SheetRefused('pdf')
  if (/^\s*<(!doctype|html|meta|table|\?xml)/i.test(file.toString('latin1', 0, 512).replace('ï»¿', ''))) throw new SheetRefused('web-page')
  if (/\.(csv|txt)$/i.test(name)) return readCsvCells(file, limits)
  throw new SheetRefused('not-a-spreadsheet')
}

function startsWith(file: Buffer, magic: Buffer): boolean {
  return file.subarray(0, magic.length).equals(magic)
}

function arrange(cells: Cell[][]): Sheet {
  const top = cells.findIndex(hasContent)
  if (top < 0) throw new SheetRefused('empty')
  const width = Math.max(...widths(cells))
  const header = Array.from({ length: width }, (_, c) => (cells[top]?.[c]?.text ?? '').replace(/\s/g, ''))
  const rows = cells
    .map((row, r) => ({ line: r + 1, cells: row }))
    .filter((row) => row.line > top + 1 && hasContent(row.cells))
    .map((row) => ({ line: row.line, cells: header.map((_, c): Cell => row.cells[c] ?? { text: '', kind: 'empty' }) }))
  return { header, rows }
}

/** How many cells of each row count, up to its last one with content. */
function widths(cells: Cell[][]): Set<number> {
  return new Set(cells.map((row) => row.reduce((last, cell, c) => (cell.kind === 'empty' ? last : c + 1), 0)))
}

/** A formula counts even while its result is blank: it must not vanish unseen. */
function hasContent(row: Cell[]): boolean {
  return row.some((cell) => cell.kind !== 'empty')
}
