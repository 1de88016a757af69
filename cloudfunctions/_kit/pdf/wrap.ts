/** Breaking Chinese text into lines: between any two characters, but words stay whole and punctuation stays with its neighbour. */

/** Width of a string in points at the size in question. */
export type Measure = (text: string) => number

const piece = /[（《“‘「『【〔]*(?:[\u0021-\u007e]+|\S)[，。、；：？！）》”’」』】〕％…—]*|\s/gu

/** Lines no wider than `width`; a newline in the text always breaks. Always at least one line. */
export function wrap(text: string, width: number, measure: Measure): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => wrapParagraph(paragraph, width, measure))
}

function wrapParagraph(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.match(piece) ?? []) {
    if (measure(line + word) <= width) {
      line += word
      continue
    }
    if (line.trim()) lines.push(line.trimEnd())
    const parts = splitWide(word.trimStart(), width, measure)
    line = parts.pop() ?? ''
    lines.push(...parts)
  }
  return [...lines, line.trimEnd()]
}

/** A word wider than a line (a long address on the web) is cut where the line ends. */
function splitWide(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part && measure(part + character) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
