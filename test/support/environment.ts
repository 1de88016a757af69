import { generateKeyPairSync } from 'node:crypto'

/** Secrets for code that runs inside the test process. A server started as a process of its own makes its own. */
const { privateKey } = generateKeyPairSync('ed25519')
Object.assign(process.env, {
  QICHENG_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  QICHENG_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  QICHENG_LOG: 'off',
})
