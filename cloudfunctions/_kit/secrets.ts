import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Field secrets (ID numbers): AES-256-GCM at rest, and a keyed blind index to find a row by the plain value.
 * Both keys are derived from `QICHENG_SECRET_KEY` (32 bytes, base64). Sealed layout: version 1 | iv 12 | tag 16 | cipher text.
 */
const VERSION = 1
const IV = 12
const TAG = 16

let keys: { from: string; seal: Buffer; index: Buffer } | null = null

function derived() {
  const from = process.env.QICHENG_SECRET_KEY ?? ''
  if (keys?.from === from) return keys
  const master = Buffer.from(from, 'base64')
  if (master.length !== 32) throw new Error('QICHENG_SECRET_KEY must be 32 bytes in base64')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, 'qicheng', purpose, 32))
  keys = { from, seal: derive('field-seal'), index: derive('blind-index') }
  return keys
}

/** Encrypts; `context` (for instance school and person id) is bound to the cipher text, so that a row copied elsewhere does not open. */
export function seal(plain: string, context: string): Buffer {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', derived().seal, iv).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body])
}

/** @throws when the key, the context or a single bit is not the one it was sealed with */
export function unseal(sealed: Buffer, context: string): string {
  if (sealed[0] !== VERSION) throw new Error('unknown seal version')
  const iv = sealed.subarray(1, 1 + IV)
  const tag = sealed.subarray(1 + IV, 1 + IV + TAG)
  const decipher = createDecipheriv('aes-256-gcm', derived().seal, iv).setAAD(Buffer.from(context)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]).toString('utf8')
}

/** The same plain value always gives the same 32 bytes; without the key nothing can be told from them. */
export function blindIndex(plain: string): Buffer {
  return createHmac('sha256', derived().index).update(plain).digest()
}

/** What is stored of a session token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}
