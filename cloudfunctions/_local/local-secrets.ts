import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Secrets of this folder's data, made once. Losing them makes the encrypted fields unreadable, so they live beside the data. */
export function localSecrets(file: string): Record<string, string> {
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(made(), null, 2), { mode: 0o600 })
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
}

function made(): Record<string, string> {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    QICHENG_SECRET_KEY: randomBytes(32).toString('base64'),
    QICHENG_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    WECHAT_APPID: `wx${randomBytes(8).toString('hex')}`,
    WECHAT_SECRET: randomBytes(16).toString('hex'),
  }
}
