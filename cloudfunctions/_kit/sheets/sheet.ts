/**
 * One cell, its text already plain (see plainText).
 * - `number`: a numeric cell. An ID number there has lost its last digits: Excel keeps 15.
 * - `date`: text is `YYYY-MM-DD`, with ` HH:mm` where the cell holds a time.
 * - `formula`: text is the result the file remembers, which need not be true.
 */
export type Cell = { text: string; kind: 'text' | 'number' | 'date' | 'formula' | 'empty' }

/** Every row has as many cells as the header; blank rows are left out. `line` is the line number the person sees in Excel. */
export type Sheet = { header: string[]; rows: { line: number; cells: Cell[] }[] }
