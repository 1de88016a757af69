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
