/** How the student's texts share their part of the page: all in one size, the largest at which they fit together (S0-20). */
import { textSize } from '../_kit/pdf/fit'
import { type Measure, wrap } from '../_kit/pdf/wrap'

export interface TextToPlace {
  code: string
  label: string
  /** Of the height, relative to the others'; who takes more than this is named when the page is too small. */
  share: number
  text: string
}

/** Room around a text inside its field (a hair more than the table takes), and the least height of a field, in points. */
const padding = { x: 10, y: 4.01 }
const least = 30

export interface Placed {
  size: number
  /** In the order of the texts; together exactly the height that was given. */
  heights: number[]
}

/** The texts need more than the page: section code → lines to cut. Cutting so many in each makes them fit. */
export interface TooMuch {
  linesOver: Record<string, number>
}

/** `measureAt` gives widths at a size; `width` and `height` are of the fields, in points. */
export function place(
  texts: readonly TextToPlace[],
  { width, height }: { width: number; height: number },
  measureAt: (size: number) => Measure,
): Placed | TooMuch {
  const needed = (size: number) =>
    texts.map(({ text }) => Math.max(least, wrap(text, width - padding.x, measureAt(size)).length * size * textSize.leading + padding.y))
  const smallest = needed(textSize.smallest)
  if (sum(smallest) > height) return tooMuch(texts, smallest, height)
  for (let size = textSize.largest; size > textSize.smallest; size -= textSize.step) {
    const heights = needed(size)
    if (sum(heights) <= height) return { size, heights: filled(texts, heights, height) }
  }
  return { size: textSize.smallest, heights: filled(texts, smallest, height) }
}

/** The room left over goes to those that have less than their share, up to it, and then to all alike. */
function filled(texts: readonly TextToPlace[], heights: number[], height: number): number[] {
  const shares = sharesOf(texts, height)
  const spare = height - sum(heights)
  const short = heights.map((own, index) => Math.max(0, (shares[index] ?? 0) - own))
  const given = Math.min(1, spare / (sum(short) || 1))
  const rest = (spare - given * sum(short)) / texts.length
  return heights.map((own, index) => own + given * (short[index] ?? 0) + rest)
}

function tooMuch(texts: readonly TextToPlace[], heights: number[], height: number): TooMuch {
  const line = textSize.smallest * textSize.leading
  const all = Math.ceil((sum(heights) - height) / line)
  const shares = sharesOf(texts, height)
  const over = texts.map(({ code }, index) => [code, Math.ceil(((heights[index] ?? 0) - (shares[index] ?? 0)) / line)] as const)
  return { linesOver: Object.fromEntries(over.filter(([, lines]) => lines > 0).map(([code, lines]) => [code, Math.min(lines, all)])) }
}

function sharesOf(texts: readonly TextToPlace[], height: number): number[] {
  const whole = sum(texts.map(({ share }) => share))
  return texts.map(({ share }) => (height * share) / whole)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
