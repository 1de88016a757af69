import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/**
 * Signed codes on paper, Ed25519 (S0-58). Two kinds share the key:
 * - `QC2.<key>.<body>.<signature>`: the body is what the paper says, so that a phone with the public key proves it offline;
 * - `QC1:<number>:<digest>:<key>:<signature>`: a number and a digest of what the paper says.
 * A key that is no longer used to sign stays valid for what it signed, as long as it is named in `QICHENG_RETIRED_KEYS`.
 */
const DIGEST = 22

/** What the document says, in a fixed order, as 22 characters. */
export function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, DIGEST)
}

export function qrText(number: string, digest: string): string {
  const key = privateKey()
  const body = `QC1:${number}:${digest}:${keyId(createPublicKey(key))}`
  return `${body}:${sign(null, Buffer.from(body), key).toString('base64url')}`
}

/** Signs what a paper says; `body` in characters of base64url. */
export function signedText(body: string): string {
  const key = privateKey()
  const text = `QC2.${keyId(createPublicKey(key))}.${body}`
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`
}

/** Whether this school signed the text, with today's key or a retired one. */
export function isGenuine(text: string): boolean {
  const at = text.lastIndexOf('.')
  const signed = text.slice(0, at)
  const [mark, id] = signed.split('.')
  const key = mark === 'QC2' && publicKeys().find((one) => one.id === id)
  return Boolean(key) && verify(null, Buffer.from(signed), fromRaw((key as PublicKey).key), Buffer.from(text.slice(at + 1), 'base64url'))
}

interface PublicKey {
  id: string
  /** 32 bytes in base64url. */
  key: string
}

/** Every key whose codes are valid, today's first. */
export function publicKeys(): PublicKey[] {
  const retired = (process.env.QICHENG_RETIRED_KEYS ?? '').split(',').filter((key) => /^[\w-]{43}$/.test(key))
  const keys = [createPublicKey(privateKey()), ...retired.map(fromRaw)]
  return keys.map((key) => ({ id: keyId(key), key: spki(key).subarray(-RAW).toString('base64url') }))
}

const RAW = 32
/** What precedes the 32 bytes of an Ed25519 public key in SPKI. */
const prefix = Buffer.from('302a300506032b6570032100', 'hex')
const fromRaw = (raw: string) =>
  createPublicKey({ key: Buffer.concat([prefix, Buffer.from(raw, 'base64url')]), type: 'spki', format: 'der' })
const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' })

/** Names the key in the code, so that keys can be changed: the first characters of the public key's hash. */
const keyId = (key: KeyObject): string => createHash('sha256').update(spki(key)).digest('base64url').slice(0, 6)

/** `QICHENG_SIGNING_KEY`: PKCS#8 of an Ed25519 key, base64. */
function privateKey() {
  return createPrivateKey({ key: Buffer.from(process.env.QICHENG_SIGNING_KEY ?? '', 'base64'), type: 'pkcs8', format: 'der' })
}
