import { largestAttachment } from '../../../src/shared/attachment/limits'
import { attachmentWords as words } from '../../../src/shared/attachment/wording'
import { Invalid } from '../../../src/shared/errors'
import { pictureType } from './picture-type'

/** A file as it is kept: never the bytes that were sent, but for a PDF that was found plain. */
export interface Inspected {
  type: 'image/jpeg' | 'application/pdf'
  content: Buffer
}

/** Longest side in pixels of a kept photograph: enough to read handwriting on a full page. */
const LONGEST = 2400
/** A picture that unpacks to more is refused before it is unpacked. */
const PIXELS = 60_000_000

/**
 * Looks at the bytes, not at the name: JPEG and PNG are decoded, turned upright and written anew without what else they carried
 * (place, device, hidden data); a PDF must be whole and passive. @throws Invalid (`fileId`)
 */
export async function inspect(content: Buffer, accept: 'pictures' | 'pictures-and-pdf'): Promise<Inspected> {
  if (content.length === 0) throw new Invalid({ fileId: words.empty })
  if (content.length > largestAttachment) throw new Invalid({ fileId: words.tooBig })
  if (pictureType(content)) return { type: 'image/jpeg', content: await written(content) }
  if (accept === 'pictures') throw new Invalid({ fileId: words.picturesOnly })
  if (!content.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Invalid({ fileId: words.wrongKind })
  return { type: 'application/pdf', content: plainPdf(content) }
}

async function written(content: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(content, { limitInputPixels: PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer()
  } catch {
    throw new Invalid({ fileId: words.brokenPicture })
  }
}

/** Names of the PDF format for what acts by itself, hides files or locks. Inside compressed streams they stay unseen; viewers ask before acting. */
const active = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|Encrypt|SubmitForm|ImportData)\b/

function plainPdf(content: Buffer): Buffer {
  const text = content.toString('latin1')
  if (!text.slice(-2048).includes('%%EOF')) throw new Invalid({ fileId: words.brokenPdf })
  if (active.test(text)) throw new Invalid({ fileId: words.activePdf })
  return content
}
