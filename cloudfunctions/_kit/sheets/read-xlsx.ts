import { type CellValue, type Cell as HucreCell, HucreError, readXlsx } from 'hucre'
import { columnLetters } from './measure-worksheet'
import { plainText } from './plain-text'
import type { Cell } from './sheet'
import type { SheetLimits } from './sheet-limits'
import { SheetRefused } from './sheet-refused'
import { guardZip } from './zip-guard'

/**
 * All cells of the first visible worksheet, row by row, line 1 first.
 * @throws SheetRefused
 */
export async function readXlsxCells(file: Buffer, limits: SheetLimits): Promise<Cell[][]> {
  await guardZip(file, limits)
  const sheet = await firstVisibleSheet(file, `A1:${columnLetters(limits.columns)}${limits.rows + 1}`)
  return sheet.rows.map((row, r) => row.map((value, c) => toCell(value, sheet.cells?.get(`${r},${c}`))))
}

async function firstVisibleSheet(file: Buffer, range: string) {
  let found = false
  try {
    const workbook = await readXlsx(file, {
      range,
      sheets: (sheet) => {
        const take = !found && !sheet.hidden && !sheet.veryHidden
        found ||= take
        return take
      },
    })
    const sheet = workbook.sheets[0]
    if (!sheet) throw new SheetRefused('no-sheet')
    return sheet
  } catch (error) {
    if (error instanceof HucreError) throw new SheetRefused('not-a-spreadsheet')
    throw error
  }
}

function toCell(value: CellValue, details: HucreCell | undefined): Cell {
  const text = textOf(value)
  if (details?.formula !== undefined) return { text, kind: 'formula' }
  if (text === '') return { text, kind: 'empty' }
  if (typeof value === 'number') return { text, kind: 'number' }
  return { text, kind: value instanceof Date ? 'date' : 'text' }
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'number') return numberText(value)
  return plainText(typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value)
}

/** Whole numbers in full digits, so that a rounded ID number is shown as the reader of the file sees it: `110101199003078000`. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}

/** Spreadsheets know no time zone: the date is the one the cell shows. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const [day = '', time = ''] = date.toISOString().split('T')
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`
}
