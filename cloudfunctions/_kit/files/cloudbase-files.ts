import cloudbase from '@cloudbase/node-sdk'
import { assertSafePath, type FileStore, FileStoreFailed } from './file-store'

interface CloudBaseFilesOptions {
  /** Environment id; inside a function the one it runs in. */
  env?: string
  /** Per call to CloudBase, and per transfer of the file itself. */
  timeoutMs?: number
}

/**
 * FileStore in CloudBase storage. The SDK signs and asks; the bytes are sent and fetched here, because the SDK's own
 * `uploadFile`/`downloadFile` have no time-out and take any empty answer, a 503 too, for a stored file.
 */
export function cloudbaseFiles({ env, timeoutMs = 15_000 }: CloudBaseFilesOptions = {}): FileStore {
  const app = cloudbase.init({ env: env ?? cloudbase.SYMBOL_CURRENT_ENV, timeout: timeoutMs })
  const options = { timeout: timeoutMs }

  async function slot(path: string) {
    assertSafePath(path)
    const { data } = await asked(() => app.getUploadMetadata({ cloudPath: path }, options))
    const headers = {
      signature: data.authorization,
      authorization: data.authorization,
      'x-cos-security-token': data.token,
      'x-cos-meta-fileid': data.cosFileId,
      key: encodeURIComponent(path),
    }
    return { fileId: data.fileId, url: data.url, headers }
  }
  async function addressOf(fileID: string, maxAge: number): Promise<string> {
    if (!fileID.startsWith('cloud://')) throw new FileStoreFailed('bad-id', false)
    const { fileList } = await asked(() => app.getTempFileURL({ fileList: [{ fileID, maxAge }] }, options))
    const [found] = fileList
    if (found?.code !== 'SUCCESS') throw new FileStoreFailed('not-found', false, found?.code)
    return encodeURI(found.tempFileURL)
  }

  return {
    async put(path, content, type) {
      const { fileId, url, headers } = await slot(path)
      await transfer(url, { method: 'PUT', headers: { ...headers, 'content-type': type }, body: new Uint8Array(content) }, timeoutMs)
      return { fileId }
    },
    async get(fileId) {
      return transfer(await addressOf(fileId, 600), { method: 'GET' }, timeoutMs)
    },
    temporaryUrl: addressOf,
    async startUpload(path, type) {
      const { fileId, url, headers } = await slot(path)
      return { fileId, url, method: 'PUT', fields: { ...headers, 'content-type': type }, fileField: '' }
    },
    async remove(fileIds) {
      for (let at = 0; at < fileIds.length; at += deleteAtOnce) {
        const { fileList } = await asked(() => app.deleteFile({ fileList: fileIds.slice(at, at + deleteAtOnce) }, options))
        const failed = fileList.find(({ code }) => code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST')
        if (failed) throw new FileStoreFailed('refused', true, failed.code)
      }
    },
  }
}

/** CloudBase's limit for one deleteFile. */
const deleteAtOnce = 50

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  // Without credentials the SDK rejects a promise nobody holds, which ends the process.
  const { TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, CLOUDBASE_APIKEY } = process.env
  if (!CLOUDBASE_APIKEY && !(TENCENTCLOUD_SECRETID && TENCENTCLOUD_SECRETKEY)) throw new FileStoreFailed('no-credentials', false)
  try {
    return await ask()
  } catch (error) {
    throw failureOf(error)
  }
}

async function transfer(url: string, request: RequestInit, timeoutMs: number): Promise<Buffer> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(timeoutMs) })
    const body = Buffer.from(await response.arrayBuffer())
    const cosError = request.method === 'PUT' ? cosErrorIn(body) : undefined
    if (response.ok && !cosError) return body
    if (response.status === 404) throw new FileStoreFailed('not-found', false)
    throw new FileStoreFailed('refused', response.status >= 500 || cosError === 'RequestTimeout', cosError ?? `HTTP ${response.status}`)
  } catch (error) {
    throw failureOf(error)
  }
}

/** COS answers a refused upload with `<Error><Code>…`, in some cases under status 200. */
const cosErrorIn = (body: Buffer) => /<Error>[\s\S]*?<Code>([^<]{1,64})<\/Code>/.exec(body.toString('utf8', 0, 4096))?.[1]

function failureOf(error: unknown): FileStoreFailed {
  if (error instanceof FileStoreFailed) return error
  const { name, code, cause } = error as { name?: string; code?: string | number; cause?: { code?: string } }
  if (name === 'TimeoutError' || code === 'ESOCKETTIMEDOUT' || code === 'ETIMEDOUT') return new FileStoreFailed('time-out', true)
  const reason = String(code ?? cause?.code ?? name)
  if (code === 'STORAGE_FILE_NONEXIST') return new FileStoreFailed('not-found', false)
  if (/^(E[A-Z]+|5\d\d|SYS_ERR|TypeError|SyntaxError|UND_ERR_.*)$/.test(reason)) return new FileStoreFailed('unreachable', true, reason)
  return new FileStoreFailed('refused', false, reason)
}
