/** The bytes of the first file in a multipart form (RFC 7578), or null. */
export function fileInForm(contentType: string, body: Buffer): Buffer | null {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary) return null
  const line = Buffer.from(`--${boundary}`)
  let at = body.indexOf(line)
  while (at >= 0) {
    const headEnd = body.indexOf('\r\n\r\n', at)
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), line]), at + line.length)
    if (headEnd < 0 || next < headEnd) return null
    const head = body.toString('utf8', at, headEnd)
    if (/^content-disposition:.*;\s*filename\*?=/im.test(head)) return body.subarray(headEnd + 4, next)
    at = next + 2
  }
  return null
}
