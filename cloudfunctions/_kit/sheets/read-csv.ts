import { streamCsvRows } from 'hucre/csv'
import { unescapeFormula } from './formula-escape'
import { plainText } from './plain-text'
import type { Cell } from './sheet'
import type { SheetLimits } from './sheet-limits'
import { SheetRefused } from './sheet-refused'

/**
 * All cells of a .csv (comma, semicolon or tab; quoted fields) in UTF-8, GB18030 (what Excel in China writes) or UTF-16 with mark.
 * @throws SheetRefused
 */
export function readCsvCells(file: Buffer, limits: SheetLimits): Cell[][] {
  const rows: Cell[][] = []
  for (const fields of streamCsvRows(decode(file))) {
    if (fields.length > limits.columns) {
      throw new SheetRefused('too-many-columns', `表格有 ${fields.length} 列，上限 ${limits.columns} 列。`)
    }
    if (rows.length > limits.rows) throw new SheetRefused('too-many-rows', `表格超过 ${limits.rows} 行数据。`)
    rows.push(fields.map((field) => toCell(String(field ?? ''))))
  }
  return rows
}

function decode(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file)
  if (file.includes(0)) throw new SheetRefused('not-a-spreadsheet')
  return tryDecode(file, 'utf-8') ?? tryDecode(file, 'gb18030') ?? refuseEncoding()
}

function tryDecode(file: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file)
  } catch {
    return undefined
  }
}

function refuseEncoding(): never {
  throw new SheetRefused('unknown-encoding')
}

function toCell(field: string): Cell {
  const text = plainText(unescapeFormula(field))
  if (text === '') return { text, kind: 'empty' }
  if (field.startsWith('=')) return { text, kind: 'formula' }
  // Excel saves a long number it has rounded as 1.10101E+17.
  return { text, kind: /^\d(\.\d+)?E\+\d+$/i.test(text) ? 'number' : 'text' }
}
