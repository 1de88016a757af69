import { basename } from 'node:path'
import { FileStoreFailed } from '../_kit/files/file-store'
import type { FolderFiles } from '../_kit/files/folder-files'
import { contentType } from './content-types'
import type { Answer, Asked, Reply } from './http'
import { fileInForm } from './multipart'

const shownInBrowser = /^(application\/pdf|image\/(png|jpeg|gif|webp))$/

/**
 * Serves the signed addresses of the folder store: GET downloads, PUT uploads the body, POST uploads the first file of a form.
 * `encodedPath` is the part of the address after the store's own.
 */
export async function signedFiles(files: FolderFiles, asked: Asked, encodedPath: string): Promise<Reply> {
  const reply = asked.method === 'OPTIONS' ? { status: 204, body: '' } : await serve(files, asked, encodedPath)
  return { ...reply, headers: { ...reply.headers, ...anyOrigin } }
}

/** As with COS, the signature is the permission, wherever the page came from. */
const anyOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT, POST',
  'access-control-allow-headers': 'content-type',
}

async function serve(files: FolderFiles, asked: Asked, encodedPath: string): Promise<Answer> {
  const use = asked.method === 'PUT' || asked.method === 'POST' ? 'put' : 'get'
  const path = files.verify(use, decoded(encodedPath), asked.query)
  if (path === null)
    return { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '链接无效或已过期，请回到上一页重新打开' }
  try {
    if (use === 'get') return download(path, await files.get(`folder://${path}`))
    const content = asked.method === 'PUT' ? asked.body : fileInForm(asked.headers['content-type'] ?? '', asked.body)
    if (!content) return { status: 400, body: 'no file in the form' }
    await files.put(path, content, '')
    return { status: 200, body: '' }
  } catch (error) {
    if (error instanceof FileStoreFailed) return { status: error.code === 'not-found' ? 404 : 400, body: '' }
    throw error
  }
}

function download(path: string, body: Buffer): Answer {
  const type = contentType(path)
  const place = shownInBrowser.test(type) ? 'inline' : 'attachment'
  const headers = {
    'content-type': type,
    'content-disposition': `${place}; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
    'cache-control': 'private, max-age=60',
    'x-content-type-options': 'nosniff',
  }
  return { status: 200, headers, body }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path.replace(/^\//, ''))
  } catch {
    return ''
  }
}
