/**
 * The agreement on paper (S0-57…60, S0-63): A4, exactly two pages printed duplex, three copies. Front: the two parties, their
 * opinions and the school's address. Back: what was agreed, how it was signed online, and where the seals go.
 */
import { renderPdf } from '../_kit/pdf'
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
  return renderPdf(
    (sheet) => {
      drawFront(sheet, data)
      sheet.newPage()
      drawBack(sheet, data)
    },
    {
      title: `${documentWording.title} ${data.number}`,
      at: data.at,
      footer: `协议编号 ${data.number} · ${documentWording.copies}`,
      watermark: data.approved ? undefined : documentWording.watermark,
    },
  )
}
