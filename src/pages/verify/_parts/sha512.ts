/**
 * SHA-512 for Ed25519 where the platform has none: WeChat's mini-program and pages without HTTPS lack `crypto.subtle`.
 * Checks signatures only; nothing secret goes through it. A property test compares it with Node's.
 */
const WORD = (1n << 64n) - 1n

/** The first 64 fractional bits of the roots of the first primes: square roots for the state, cube roots for the rounds. */
const primes = firstPrimes(80)
const initial = primes.slice(0, 8).map((prime) => root(prime << 128n, 2n) & WORD)
const rounds = primes.map((prime) => root(prime << 192n, 3n) & WORD)

export function sha512(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = pad(message)
  let state = initial
  for (let block = 0; block < padded.length; block += 128) state = mixed(state, padded, block)
  const hash = new Uint8Array(64)
  for (const [index, word] of state.entries())
    for (let byte = 0; byte < 8; byte++) hash[index * 8 + byte] = Number((word >> BigInt(56 - 8 * byte)) & 0xffn)
  return hash
}

/** One bit, zeros, and the length in bits, to whole blocks of 128 bytes. */
function pad(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128)
  padded.set(message)
  padded[message.length] = 0x80
  const bits = BigInt(message.length) * 8n
  for (let byte = 0; byte < 8; byte++) padded[padded.length - 1 - byte] = Number((bits >> BigInt(8 * byte)) & 0xffn)
  return padded
}

const turned = (word: bigint, bits: bigint): bigint => ((word >> bits) | (word << (64n - bits))) & WORD

function schedule(bytes: Uint8Array, block: number): bigint[] {
  const words: bigint[] = []
  for (let index = 0; index < 16; index++) {
    let word = 0n
    for (let byte = 0; byte < 8; byte++) word = (word << 8n) | BigInt(bytes[block + index * 8 + byte] ?? 0)
    words.push(word)
  }
  const at = (index: number) => words[index] ?? 0n
  for (let index = 16; index < 80; index++) {
    const small = turned(at(index - 15), 1n) ^ turned(at(index - 15), 8n) ^ (at(index - 15) >> 7n)
    const large = turned(at(index - 2), 19n) ^ turned(at(index - 2), 61n) ^ (at(index - 2) >> 6n)
    words.push((at(index - 16) + small + at(index - 7) + large) & WORD)
  }
  return words
}

function mixed(state: bigint[], bytes: Uint8Array, block: number): bigint[] {
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
  for (const [index, word] of schedule(bytes, block).entries()) {
    const choice = (e & f) ^ (~e & WORD & g)
    const one = (h + (turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n)) + choice + (rounds[index] ?? 0n) + word) & WORD
    const two = ((turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c))) & WORD
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & WORD, c, b, a, (one + two) & WORD]
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + (state[index] ?? 0n)) & WORD)
}

function firstPrimes(count: number): bigint[] {
  const found: number[] = []
  for (let number = 2; found.length < count; number++) if (found.every((prime) => number % prime)) found.push(number)
  return found.map(BigInt)
}

/** The whole part of the root, by Newton. */
function root(value: bigint, degree: bigint): bigint {
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / Number(degree)))
  for (;;) {
    let power = guess
    for (let times = 2n; times < degree; times++) power *= guess
    const next = ((degree - 1n) * guess + value / power) / degree
    if (next >= guess) return guess
    guess = next
  }
}
