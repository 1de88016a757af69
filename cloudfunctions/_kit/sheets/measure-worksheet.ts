/**
 * How far the content of a worksheet reaches, counted from 1; cells that carry only a format do not count.
 * It looks at tags alone, so it is cheap, and it runs before anything is built from the sheet.
 */
export function measureWorksheet(xml: Buffer): { lastRow: number; lastColumn: number } {
  const text = xml.toString('latin1')
  let row = 0
  let column = 0
  let lastRow = 0
  let lastColumn = 0
  for (const tag of text.matchAll(/<(?:\w+:)?(row|c)(\s[^<>]*)?>/g)) {
    const attributes = tag[2] ?? ''
    const reference = /\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/.exec(attributes)
    if (tag[1] === 'row') {
      row = reference ? Number(reference[2]) : row + 1
      column = 0
      continue
    }
    column = reference?.[1] ? columnNumber(reference[1]) : column + 1
    if (attributes.endsWith('/')) continue
    lastRow = Math.max(lastRow, reference?.[1] ? Number(reference[2]) : row)
    lastColumn = Math.max(lastColumn, column)
  }
  return { lastRow, lastColumn }
}

/** `A` is 1, `BH` is 60. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

export function columnLetters(number: number): string {
  const rest = Math.floor((number - 1) / 26)
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((number - 1) % 26))
}
