/**
 * What the printed code of an agreement says, in a fixed order (S0-58): the terms themselves, so that whoever holds the paper
 * compares them without a connection, and a digest of their full texts. Runs on the phone and on the server.
 */
export const proofTerms = [
  ['number', '协议编号'],
  ['student', '毕业生'],
  ['studentNumber', '学号'],
  ['employer', '用人单位'],
  ['creditCode', '信用代码'],
  ['post', '岗位'],
  ['place', '工作地点'],
  ['pay', '薪酬'],
  ['probation', '试用期'],
  ['penalty', '违约金'],
  ['voidOnAdmission', '升学后自动失效'],
  ['remarks', '其他约定'],
  ['approved', '审核通过日期'],
] as const

export type ProofTerm = (typeof proofTerms)[number][0]
export type ProofTerms = Record<ProofTerm, string>

export interface Proof {
  /** Which key signed it. */
  keyId: string
  /** What is signed. */
  signed: string
  signature: Uint8Array
  terms: ProofTerms
  /** Terms too long for the code: only their beginning is in it. */
  cut: ProofTerm[]
  /** Of all terms in full, 22 characters. */
  digest: string
}

const form = /QC2\.([\w-]{6})\.([\w-]+)\.([\w-]{86})(?![\w-])/

/** The code in what was scanned: bare, or inside a link. */
export const codeIn = (text: string): string | null => form.exec(text)?.[0] ?? null

/** Reads a code without proving it; null where there is none. */
export function readProof(text: string): Proof | null {
  const [code, keyId = '', body = '', signature = ''] = form.exec(text) ?? []
  if (!code) return null
  const said = contentOf(body)
  if (!said || said.texts.length !== proofTerms.length) return null
  const terms = Object.fromEntries(proofTerms.map(([term], index) => [term, said.texts[index] ?? ''])) as ProofTerms
  const cut = said.cut.flatMap((index) => proofTerms[index]?.[0] ?? [])
  return { keyId, signed: code.slice(0, -signature.length - 1), signature: bytesOf(signature), terms, cut, digest: said.digest }
}

/** The body as it is signed: `[texts, cut, digest]`. */
function contentOf(body: string): { texts: string[]; cut: number[]; digest: string } | null {
  try {
    const [texts, cut, digest] = JSON.parse(textOf(bytesOf(body))) as [unknown, unknown, unknown]
    const fits = Array.isArray(texts) && texts.every((one) => typeof one === 'string') && Array.isArray(cut) && typeof digest === 'string'
    return fits ? { texts: texts as string[], cut: cut as number[], digest } : null
  } catch {
    return null
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64url to bytes; the mini-program has no `atob`. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (const character of text) {
    held = ((held << 6) | alphabet.indexOf(character)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (held >> bits) & 0xff
    at += 1
  }
  return bytes
}

/** UTF-8 to text; the mini-program has no `TextDecoder`. @throws URIError when it is no UTF-8 */
const textOf = (bytes: Uint8Array): string =>
  decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
