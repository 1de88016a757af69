/** Ruled tables whose cells never clip: a cell's text shrinks or is refused, its row keeps its height. */
import type { Box, Field } from './fit'
import type { Sheet, TextStyle } from './sheet'

const padding = { x: 5, y: 2 }
const footHeight = 14

export interface Cell {
  text: string
  field: Field
  /** Columns taken; 1 unless told. */
  span?: number
  /** A label is centred on a shaded ground. */
  label?: true
  style?: TextStyle
  /** Small words at the bottom right, such as who signed and when; the text keeps clear of them. */
  foot?: string
  /** Less room above and below, so that a low row holds two lines of the smallest size. */
  tight?: true
}

export interface Row {
  height: number
  cells: Cell[]
}

/** A shaded cell that names its neighbour. */
export const label = (text: string): Cell => ({ text, field: { name: text, label: text }, label: true })

/** A cell that holds what somebody filled in. */
export const value = (text: string, name: string, labelled: string, more: Pick<Cell, 'span' | 'style' | 'foot' | 'tight'> = {}): Cell => ({
  text,
  field: { name, label: labelled },
  ...more,
})

const labelStyle: TextStyle = { size: 9.5, align: 'center' }

/** Draws the rows from `at` downward and answers the y below the last one. Columns are widths in points. */
export function drawTable(sheet: Sheet, at: { x: number; y: number }, columns: readonly number[], rows: readonly Row[]): number {
  let y = at.y
  for (const row of rows) {
    drawRow(sheet, { x: at.x, y }, columns, row)
    y += row.height
  }
  return y
}

function drawRow(sheet: Sheet, at: { x: number; y: number }, columns: readonly number[], { cells, height }: Row): void {
  let { x } = at
  let column = 0
  for (const cell of cells) {
    const next = column + (cell.span ?? 1)
    const width = columns.slice(column, next).reduce((sum, one) => sum + one, 0)
    drawCell(sheet, { x, y: at.y, width, height }, cell)
    x += width
    column = next
  }
}

function drawCell(sheet: Sheet, box: Box, cell: Cell): void {
  if (cell.label) sheet.shade(box)
  sheet.frame(box)
  const above = cell.tight ? padding.y / 2 : padding.y
  const inside = { x: box.x + padding.x, y: box.y + above, width: box.width - 2 * padding.x, height: box.height - 2 * above }
  const body = cell.foot ? { ...inside, height: inside.height - footHeight } : inside
  sheet.text(body, cell.text, cell.field, cell.label ? { ...labelStyle, ...cell.style } : cell.style)
  if (!cell.foot) return
  const foot = { ...inside, y: body.y + body.height, height: footHeight }
  sheet.text(foot, cell.foot, cell.field, { size: 9, align: 'right', across: 'bottom' })
}

/** Gives every row the same share of the height left over, so that the table ends exactly at `height`. */
export function stretch(rows: readonly Row[], height: number): Row[] {
  const spare = height - rows.reduce((sum, row) => sum + row.height, 0)
  return rows.map((row) => ({ ...row, height: row.height + spare / rows.length }))
}
