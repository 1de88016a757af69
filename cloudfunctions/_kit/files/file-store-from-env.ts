import { createHmac } from 'node:crypto'
import type { FileStore } from './file-store'
import { folderFiles } from './folder-files'

type Environment = Record<string, string | undefined>

/**
 * The store this process uses: `QICHENG_FILES=folder:/path` with `QICHENG_FILES_URL` on a developer's machine, CloudBase otherwise.
 * The SDK is loaded only when it is needed: it costs a cold start more than all the rest.
 */
export async function fileStoreFromEnv(env: Environment = process.env): Promise<FileStore> {
  const folder = folderOf(env)
  if (folder) return folderFiles(folder)
  const { cloudbaseFiles } = await import('./cloudbase-files')
  return cloudbaseFiles({ env: env.TCB_ENV })
}

/** Folder, address and signing key of the local store; the local server verifies signed addresses with the same. */
export function folderOf(env: Environment): { folder: string; url: string; key: Buffer } | null {
  const folder = /^folder:(.+)$/.exec(env.QICHENG_FILES ?? '')?.[1]
  if (!folder) return null
  const key = createHmac('sha256', Buffer.from(env.QICHENG_SECRET_KEY ?? '', 'base64'))
    .update('folder-files')
    .digest()
  return { folder, url: env.QICHENG_FILES_URL ?? '', key }
}
