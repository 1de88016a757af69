/** Making a PDF. The same drawing and the same options give the same bytes, so a document can be compared with an older copy. */
import PDFDocument from 'pdfkit'
import { ink, paper, Sheet } from './sheet'

export interface RenderOptions {
  /** Shown by readers as the window's title. */
  title: string
  /** Creation date inside the file; with the title it also fixes the file's id. */
  at: Date
  /** Printed small at the foot of each page, before `第 n 页 共 m 页`. */
  footer: string
  /** Light words across every page, for a document without force. */
  watermark?: string
  /** The file holds so many copies of the same pages, and pages are counted within each. */
  copies?: number
}

const footerSize = 8

/** An A4 document; `draw` starts on its first page. Whatever `draw` throws is passed on and no document results. */
export function renderPdf(draw: (sheet: Sheet) => void, options: RenderOptions): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    // null keeps pdfkit from loading its built-in Helvetica, which a bundle does not carry; the types know only strings
    font: null as unknown as string,
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: options.title, Creator: '启程', CreationDate: options.at, ModDate: options.at },
  })
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    const sheet = new Sheet(pdf)
    draw(sheet)
    finishPages(pdf, sheet, options)
    pdf.end()
  })
}

/** Watermark and page number need the number of pages, so they come last. */
function finishPages(pdf: InstanceType<typeof PDFDocument>, sheet: Sheet, { footer, watermark, copies = 1 }: RenderOptions): void {
  const { count } = pdf.bufferedPageRange()
  const each = count / copies
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page)
    if (watermark) sheet.watermark(watermark)
    const words = `${footer} · 第 ${(page % each) + 1} 页 共 ${each} 页`
    const box = { x: 42, y: paper.height - 32, width: paper.width - 84, height: 14 }
    sheet.text(box, words, { name: 'footer', label: '页脚' }, { size: footerSize, align: 'center', color: ink.faint })
  }
}
