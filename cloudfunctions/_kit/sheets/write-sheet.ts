import { writeXlsx } from 'hucre'
import { writeCsv } from 'hucre/csv'
import { escapeFormula } from './formula-escape'

export type SheetToWrite = {
  /** Name of the worksheet. */
  title: string
  /** Lines above the header: a title, who filled it in. */
  above?: (string | null)[][]
  columns: { header: string; width?: number }[]
  rows: (string | number | null)[][]
  /** Empty lines below, already formatted as text: for a template that people fill in by hand. */
  blankRows?: number
}

/** Excel refuses these in a worksheet's name, and more than 31 characters. */
const NOT_IN_TITLES = /[[\]:*?/\\']/g

/** Written instead of the time of writing, so that the same table gives the same bytes. */
const FIXED_DATE = new Date(Date.UTC(2000, 0, 1))

/**
 * An .xlsx with a bold, frozen header. A string is written as a text cell in a column formatted as text, so an ID number keeps
 * its 18 digits, also when somebody edits it in Excel, and a text beginning with `=` stays text (D-2). Only numbers become numeric cells.
 */
export async function writeSheet(sheet: SheetToWrite): Promise<Buffer> {
  const asText = { numFmt: '@' }
  const above = sheet.above ?? []
  const cells = new Map(
    sheet.columns.map(({ header }, c) => [
      `${above.length},${c}`,
      { value: header, style: { ...asText, font: { name: 'Calibri', size: 11, bold: true } } },
    ]),
  )
  const blank = Array.from({ length: sheet.blankRows ?? 0 }, () => sheet.columns.map(() => null))
  const file = await writeXlsx({
    properties: { created: FIXED_DATE, modified: FIXED_DATE },
    sheets: [
      {
        name: sheet.title.replace(NOT_IN_TITLES, ' ').slice(0, 31).trim() || '名单',
        columns: sheet.columns.map(({ width = 16 }, c) => (holdsNumbers(sheet, c) ? { width } : { width, style: asText })),
        rows: [...above, sheet.columns.map((column) => column.header), ...sheet.rows, ...blank],
        cells,
        freezePane: { rows: above.length + 1 },
      },
    ],
  })
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength)
}

function holdsNumbers(sheet: SheetToWrite, column: number): boolean {
  return sheet.rows.some((row) => typeof row[column] === 'number')
}

/** A .csv that Excel opens in Chinese (UTF-8 with mark). Texts that Excel would run as a formula get a `'` in front (D-2). */
export function writeCsvSheet(sheet: SheetToWrite): Buffer {
  const lines = [sheet.columns.map((column) => column.header), ...sheet.rows]
  return Buffer.from(
    writeCsv(
      lines.map((line) => line.map(csvField)),
      { bom: true, lineSeparator: '\r\n' },
    ),
  )
}

function csvField(value: string | number | null): string | number | null {
  if (typeof value !== 'string') return value
  // A tab keeps Excel from rounding a long number; it is dropped again on reading.
  return /^\d{12,}X?$/.test(value) ? `\t${value}` : escapeFormula(value)
}
