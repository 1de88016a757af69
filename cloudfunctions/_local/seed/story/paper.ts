import sharp from 'sharp'
import { ink, paper, renderPdf } from '../../../_kit/pdf'

const made = new Map<string, Promise<Buffer>>()

/** A PDF of one page that says what it stands for, so that whoever opens it in the demo sees something. */
export function paperSaying(title: string): Promise<Buffer> {
  const known = made.get(title) ?? draw(title)
  made.set(title, known)
  return known
}

function draw(title: string): Promise<Buffer> {
  const line = (y: number, height: number) => ({ x: 60, y, width: paper.width - 120, height })
  return renderPdf(
    (sheet) => {
      sheet.text(line(160, 40), title, { name: 'title', label: '标题' }, { size: 24, align: 'center' })
      sheet.text(line(230, 24), '演示材料，仅供试用', { name: 'note', label: '说明' }, { size: 12, align: 'center', color: ink.faint })
    },
    { title, at: new Date(0), footer: '演示材料' },
  )
}

/** A photograph of a written page: lines only, because what fonts a machine has is not known. */
export function writtenPage(): Promise<Buffer> {
  const lines = Array.from({ length: 24 }, (_, nth) => {
    const right = nth % 6 === 5 ? 420 : 800
    return `<path d="M100 ${140 + nth * 42} q 12 -14 24 0 t 24 0 H${right}" stroke="#334" stroke-width="3" fill="none"/>`
  })
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#faf8f2"/>${lines.join('')}</svg>`
  return sharp(Buffer.from(page)).jpeg().toBuffer()
}
