/** One open document and what can be drawn on its page. All measures are points (1/72 inch) from the top left corner. */
import type PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { type Box, type Field, fit, textSize } from './fit'
import { fontBytes, type Weight } from './fonts'
import { type Measure, wrap } from './wrap'

type Pdf = InstanceType<typeof PDFDocument>

/** A4. */
export const paper = { width: 595.28, height: 841.89 }
export const ink = { text: '#000000', faint: '#555555', line: '#333333', shade: '#f1f2f4' }

export interface TextStyle {
  /** Size to begin with; the text shrinks from here when its box is too small. */
  size?: number
  weight?: Weight
  align?: 'left' | 'center' | 'right'
  across?: 'top' | 'middle' | 'bottom'
  color?: string
}

/** Share of the size between the top of a Chinese character and its baseline in Noto Sans SC. */
const rise = 0.88

export class Sheet {
  private readonly widths: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() }

  constructor(private readonly pdf: Pdf) {
    pdf.registerFont('regular', fontBytes('regular'))
    pdf.registerFont('bold', fontBytes('bold'))
  }

  newPage(): void {
    this.pdf.addPage()
  }

  /** Text inside a box, wrapped and shrunk as needed. Throws TextTooLong naming `field`. */
  text(box: Box, text: string, field: Field, style: TextStyle = {}): void {
    const { weight = 'regular', across = 'middle' } = style
    const { size, lines } = fit(text, box, (at) => this.measure(weight, at), field, style.size)
    const spare = box.height - lines.length * size * textSize.leading
    const top = box.y + (across === 'top' ? 0 : across === 'middle' ? spare / 2 : spare)
    this.lines(lines, { ...box, y: top }, size, style)
  }

  /** Text that takes the height it needs; answers the y below it. For words of our own, whose length is known. */
  paragraph(at: Pick<Box, 'x' | 'y' | 'width'>, text: string, style: TextStyle = {}): number {
    const { size = textSize.largest, weight = 'regular' } = style
    const lines = wrap(text, at.width, this.measure(weight, size))
    this.lines(lines, at, size, style)
    return at.y + lines.length * size * textSize.leading
  }

  private lines(lines: readonly string[], at: Pick<Box, 'x' | 'y' | 'width'>, size: number, style: TextStyle): void {
    const { weight = 'regular', align = 'left', color = ink.text } = style
    const leading = size * textSize.leading
    this.pdf.font(weight).fontSize(size).fillColor(color)
    for (const [index, line] of lines.entries()) {
      const free = at.width - this.pdf.widthOfString(line)
      const x = at.x + (align === 'left' ? 0 : align === 'center' ? free / 2 : free)
      const baseline = at.y + index * leading + (leading - size) / 2 + rise * size
      this.pdf.text(line, x, baseline, { lineBreak: false, baseline: 'alphabetic' })
    }
  }

  /** Width of a text on one line. */
  widthOf(text: string, size: number, weight: Weight = 'regular'): number {
    return this.measure(weight, size)(text)
  }

  /** Measured character by character and remembered: wrapping asks for the same ones thousands of times. */
  private measure(weight: Weight, size: number): Measure {
    const known = this.widths[weight]
    this.pdf.font(weight).fontSize(1)
    return (text) => {
      let width = 0
      for (const character of text) {
        let one = known.get(character)
        if (one === undefined) {
          one = this.pdf.widthOfString(character)
          known.set(character, one)
        }
        width += one
      }
      return width * size
    }
  }

  line(fromX: number, fromY: number, toX: number, toY: number, width = 0.6): void {
    this.pdf.moveTo(fromX, fromY).lineTo(toX, toY).lineWidth(width).strokeColor(ink.line).stroke()
  }

  frame({ x, y, width, height }: Box, lineWidth = 0.6): void {
    this.pdf.rect(x, y, width, height).lineWidth(lineWidth).strokeColor(ink.line).stroke()
  }

  shade({ x, y, width, height }: Box): void {
    this.pdf.rect(x, y, width, height).fill(ink.shade)
  }

  /** A JPEG that fills the box, its middle kept and what stands over cut off. */
  picture(box: Box, jpeg: Buffer): void {
    const { x, y, width, height } = box
    this.pdf.save().rect(x, y, width, height).clip()
    this.pdf.image(jpeg, x, y, { cover: [width, height], align: 'center', valign: 'center' })
    this.pdf.restore()
  }

  /** A check box, drawn: Noto Sans SC has neither ☐ nor ☑. `x`, `y` is its top left corner. */
  checkBox(x: number, y: number, size: number, checked: boolean): void {
    this.frame({ x, y, width: size, height: size }, 0.8)
    if (!checked) return
    this.pdf
      .moveTo(x + size * 0.2, y + size * 0.52)
      .lineTo(x + size * 0.43, y + size * 0.76)
      .lineTo(x + size * 0.82, y + size * 0.24)
      .lineWidth(size * 0.13)
      .strokeColor(ink.text)
      .stroke()
  }

  /** A QR code as one vector path; `side` is without the quiet zone, which the caller leaves free (4 modules). */
  qr(x: number, y: number, side: number, content: string): void {
    const { data, size } = encode(content, { ecc: 'M', border: 0 })
    const module = side / size
    for (const [row, cells] of data.entries()) {
      for (const [column, dark] of cells.entries()) {
        if (dark) this.pdf.rect(x + column * module, y + row * module, module, module)
      }
    }
    this.pdf.fill(ink.text)
  }

  /** Light words across the page, rising to the right; over the content, so that no shaded cell can hide them. */
  watermark(words: string): void {
    const { pdf } = this
    const size = 46
    const width = this.widthOf(words, size, 'bold')
    pdf.save().font('bold').fontSize(size).fillColor(ink.text).fillOpacity(0.09)
    for (const share of [0.2, 0.5, 0.8]) {
      pdf.save().rotate(-35, { origin: [paper.width / 2, paper.height * share] })
      pdf.text(words, (paper.width - width) / 2, paper.height * share, { lineBreak: false, baseline: 'middle' })
      pdf.restore()
    }
    pdf.restore()
  }
}
