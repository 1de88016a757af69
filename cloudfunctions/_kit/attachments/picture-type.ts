/** What a picture is, by its first bytes; the name and the type a client gives say nothing. */
export function pictureType(content: Buffer): 'image/jpeg' | 'image/png' | null {
  if (content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  return content.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) ? 'image/png' : null
}
