import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { createRequire } from 'node:module'

/**
 * Password hashes: argon2id (19 MiB, 2 passes) where the native module loads, else scrypt from Node itself.
 * Each hash names its own algorithm, so that both kinds verify wherever their algorithm is present.
 */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const SCRYPT = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

interface Argon2 {
  hash(password: string, options: typeof ARGON): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

const native: Argon2 | null = (() => {
  try {
    return createRequire(__filename)('@node-rs/argon2') as Argon2
  } catch {
    return null
  }
})()

export async function hashPassword(password: string): Promise<string> {
  if (native) return native.hash(password, ARGON)
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64')}$${(await derive(password, salt)).toString('base64')}`
}

export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  if (!hash.startsWith('scrypt$')) return native ? native.verify(hash, password) : false
  const [, salt = '', stored = ''] = hash.split('$')
  return timingSafeEqual(Buffer.from(stored, 'base64'), await derive(password, Buffer.from(salt, 'base64')))
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, SCRYPT, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
