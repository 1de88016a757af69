import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

/**
 * The QR of a document: `QC1:<number>:<digest>:<key>:<signature>`, Ed25519 over everything before the last colon (S0-58).
 * A phone that holds the public key proves it offline; changed content changes the digest. The number alone can be typed instead.
 */
const DIGEST = 22

/** What the document says, in a fixed order, as 22 characters. */
export function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, DIGEST)
}

export function qrText(number: string, digest: string): string {
  const key = privateKey()
  const body = `QC1:${number}:${digest}:${keyId()}`
  return `${body}:${sign(null, Buffer.from(body), key).toString('base64url')}`
}

/** The number in a genuine QR, null in any other. */
export function numberInQr(text: string): string | null {
  const at = text.lastIndexOf(':')
  const body = text.slice(0, at)
  const [mark, number, , id] = body.split(':')
  if (mark !== 'QC1' || !number || id !== keyId()) return null
  return verify(null, Buffer.from(body), createPublicKey(privateKey()), Buffer.from(text.slice(at + 1), 'base64url')) ? number : null
}

/** Names the key in the QR, so that keys can be changed: the first characters of the public key's hash. */
function keyId(): string {
  return createHash('sha256')
    .update(createPublicKey(privateKey()).export({ type: 'spki', format: 'der' }))
    .digest('base64url')
    .slice(0, 6)
}

/** `QICHENG_SIGNING_KEY`: PKCS#8 of an Ed25519 key, base64. */
function privateKey() {
  return createPrivateKey({ key: Buffer.from(process.env.QICHENG_SIGNING_KEY ?? '', 'base64'), type: 'pkcs8', format: 'der' })
}
