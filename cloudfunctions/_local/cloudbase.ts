import { randomUUID } from 'node:crypto'
import { type Asked, json, listen, type Reply } from './http'

/**
 * How CloudBase's stand-in fails:
 * - `xml-error` / `xml-error-200`: COS refuses the upload with its XML, under 403 or under 200
 * - `empty-503`: COS is overloaded and says nothing
 * - `timeout`: the admin API never answers; `upload-timeout`: COS never answers
 * - `down`: 503 to everything
 */
export type CloudBaseFailure = 'none' | 'xml-error' | 'xml-error-200' | 'empty-503' | 'timeout' | 'upload-timeout' | 'down'

const bucket = '7169-qicheng-1250000000'

/**
 * The admin API of CloudBase as @cloudbase/node-sdk calls it, and the COS it points to.
 * Point the SDK here with `TCB_CONTEXT_CNFG={"URL":"<url>/admin"}` and dummy credentials.
 * It proves our calls, not Tencent's acceptance.
 */
export async function startCloudBase(env = 'qicheng-local') {
  const files = new Map<string, { content: Buffer; type: string }>()
  const tokens = new Map<string, string>()
  let failing: CloudBaseFailure = 'none'
  const idOf = (path: string) => `cloud://${env}.${bucket}/${path}`
  const pathOf = (fileId: string) => (fileId.startsWith(idOf('')) ? fileId.slice(idOf('').length) : null)

  const actions: Record<string, (body: Record<string, unknown>) => unknown> = {
    'storage.getUploadMetadata'({ path, method }) {
      if (typeof path !== 'string' || method !== 'put') return { code: 'INVALID_PARAM', message: 'path or method' }
      const authorization = `q-sign-algorithm=sha1&q-signature=${randomUUID()}`
      tokens.set(authorization, path)
      const url = `${server.url}/cos/${encodePath(path)}`
      return { data: { url, token: 'session-token', authorization, fileId: idOf(path), cosFileId: cosIdOf(path), download_url: url } }
    },
    'storage.batchGetDownloadUrl'({ file_list: list }) {
      const download_list = (list as { fileid: string; max_age?: number }[]).map(({ fileid }) => {
        const path = pathOf(fileid)
        if (path === null) return { code: 'STORAGE_EXCEED_AUTHORITY', fileID: fileid, tempFileURL: '' }
        if (!files.has(path)) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
        return { code: 'SUCCESS', fileID: fileid, tempFileURL: `${server.url}/cos/${path}` }
      })
      return { data: { download_list } }
    },
    'storage.batchDeleteFile'({ fileid_list: list }) {
      if ((list as string[]).length > 50) return { code: 'INVALID_PARAM', message: 'at most 50 files' }
      const delete_list = (list as string[]).map((fileID) => {
        const existed = files.delete(pathOf(fileID) ?? '')
        return { fileID, code: existed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
      })
      return { data: { delete_list } }
    },
  }

  function admin(asked: Asked): Reply {
    if (failing === 'timeout') return 'hang'
    if (!/^TC3-HMAC-SHA256 Credential=|^1\.0 |q-sign|^Bearer /.test(asked.headers.authorization ?? ''))
      return json({ code: 'SIGN_PARAM_INVALID', message: 'no signature' })
    const body = JSON.parse(asked.body.toString()) as Record<string, unknown>
    const action = actions[String(body.action)]
    const answer = action ? (action(body) as object) : { code: 'INVALID_ACTION', message: String(body.action) }
    return json({ requestId: randomUUID(), ...answer })
  }
  function cos(asked: Asked): Reply {
    const path = decodeURIComponent(asked.path.slice('/cos/'.length))
    const stored = files.get(path)
    if (asked.method === 'GET')
      return stored ? { status: 200, headers: { 'content-type': stored.type }, body: stored.content } : xml(404, 'NoSuchKey')
    if (failing === 'upload-timeout') return 'hang'
    if (failing === 'empty-503') return { status: 503, body: '' }
    if (failing === 'xml-error') return xml(403, 'InvalidAccessKeyId')
    if (failing === 'xml-error-200') return xml(200, 'SignatureDoesNotMatch')
    if (tokens.get(asked.headers.authorization ?? '') !== path) return xml(403, 'SignatureDoesNotMatch')
    if (decodeURIComponent(asked.headers.key ?? '') !== path || asked.headers['x-cos-meta-fileid'] !== cosIdOf(path))
      return xml(403, 'AccessDenied')
    files.set(path, { content: asked.body, type: asked.headers['content-type'] ?? '' })
    return { status: 200, body: '' }
  }

  const server = await listen(async (asked) => {
    if (failing === 'down') return { status: 503, body: '' }
    return asked.path === '/admin' ? admin(asked) : cos(asked)
  })
  return {
    url: server.url,
    files,
    fail(mode: CloudBaseFailure) {
      failing = mode
    },
    stop: () => server.close(),
  }
}

const cosIdOf = (path: string) => Buffer.from(path).toString('base64')

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')

const xml = (status: number, code: string): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>refused</Message><Resource>/</Resource><RequestId>r</RequestId><TraceId>t</TraceId></Error>`,
})
