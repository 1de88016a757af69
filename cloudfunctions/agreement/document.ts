/**
 * The agreement on paper (S0-57…60, S0-63): A4, exactly two pages printed duplex on one sheet. Approved it comes as three such
 * copies in one file, each saying who keeps it, so that one print makes all three sheets; a draft is one copy. Front: the two
 * parties, their opinions and the school's address. Back: what was agreed, how it was signed online, and where the seals go.
 */
import { paper, renderPdf, type Sheet } from '../_kit/pdf'
import { drawBack } from './document-back'
import type { AgreementDocumentData } from './document-data'
import { drawFront } from './document-front'
import { documentWording } from './document-wording'

export type { AgreementDocumentData, Opinion } from './document-data'

/**
 * The PDF. Throws TextTooLong (`invalid`, field named as in this data, e.g. `terms.post`) when a text does not fit its cell
 * even at 7 pt.
 */
export function agreementDocument(data: AgreementDocumentData): Promise<Buffer> {
  const copies = data.approved ? documentWording.keepers : [undefined]
  return renderPdf(
    (sheet) => {
      for (const [index, copy] of copies.entries()) {
        if (index > 0) sheet.newPage()
        drawFront(sheet, data)
        drawCopyMark(sheet, copy)
        sheet.newPage()
        drawBack(sheet, data)
        drawCopyMark(sheet, copy)
      }
    },
    {
      title: `${documentWording.title} ${data.number}`,
      at: data.at,
      copies: copies.length,
      footer: `协议编号 ${data.number} · ${documentWording.copies}`,
      watermark: data.approved ? undefined : documentWording.watermark,
    },
  )
}

/** Who keeps this copy, at the head of both its pages, away from what is agreed. */
function drawCopyMark(sheet: Sheet, copy: string | undefined): void {
  if (!copy) return
  const box = { x: paper.width / 2 - 90, y: 18, width: 180, height: 14 }
  sheet.text(box, copy, { name: 'copy', label: '份数' }, { size: 9, align: 'center' })
}
