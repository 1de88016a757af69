import sharp from 'sharp'
import type { Client, School } from './school'

/** A photograph as a phone makes it: noise, so that it has some weight, turned by its EXIF. */
export function photograph(width = 300, height = 400): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#888888', noise: { type: 'gaussian', mean: 128, sigma: 30 } } })
    .withExif({ IFD0: { Make: 'A phone', Copyright: 'hidden words' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** The smallest PDF a viewer opens. */
export const smallPdf = (inside = '') =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${inside}>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  )

/** Sends a file to storage as the client would; answers its file id. */
export async function sendAttachment(school: School, client: Client, content: Buffer, name = 'photo.jpg'): Promise<string> {
  const slot = await client.call('attachment.start', { name, size: Math.max(1, content.length) })
  await school.ports.files.put(slot.fileId.replace(/^[a-z]+:\/*/, ''), content, 'application/octet-stream')
  return slot.fileId
}
