/** Fitting text into a box: wrapped, then made smaller step by step, then refused – never clipped. */
import { Invalid } from '../../../src/shared/errors'
import { type Measure, wrap } from './wrap'

/** Sizes in points a cell may use, and the line height as a multiple of the size. */
export const textSize = { largest: 10.5, smallest: 7, step: 0.25, leading: 1.34 }

/** What a text is called: `name` as in the contract (`terms.post`), `label` as printed (`岗位`). */
export interface Field {
  name: string
  label: string
}

/** The text does not fit its cell even at the smallest size. Crosses the wire as `invalid` with the field named. */
export class TextTooLong extends Invalid {
  constructor(
    readonly field: Field,
    /** Lines too many at the smallest size. */
    readonly linesOver: number,
  ) {
    super({ [field.name]: `“${field.label}”的内容太长，打印时超出 ${linesOver} 行，请缩短后再试` })
  }
}

export interface Fitted {
  size: number
  lines: string[]
}

/** Box in points: x, y from the top left corner of the page. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The largest size from `largest` down at which the text fits; throws {@link TextTooLong} below the smallest. */
export function fit(
  text: string,
  box: Pick<Box, 'width' | 'height'>,
  measureAt: (size: number) => Measure,
  field: Field,
  largest = textSize.largest,
): Fitted {
  let linesOver = 0
  for (let size = largest; size >= textSize.smallest; size -= textSize.step) {
    const lines = wrap(text, box.width, measureAt(size))
    linesOver = lines.length - Math.floor(box.height / (size * textSize.leading))
    if (linesOver <= 0) return { size, lines }
  }
  throw new TextTooLong(field, linesOver)
}
