import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { contentType } from './content-types'
import type { Asked, Reply } from './http'

interface Page {
  changed: number
  type: string
  tag: string
  policy: string
  forms: Map<string, Promise<Buffer>>
}

const compressible = /^(text|application\/(json|javascript)|image\/svg)/

/** The browser app. Files with a hash in their name are kept for a year; everything else is asked again each time. */
export function staticSite(folder: string) {
  const root = resolve(folder)
  const pages = new Map<string, Page>()

  async function page(file: string): Promise<Page | null> {
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) return null
    const known = pages.get(file)
    if (known?.changed === found.mtimeMs) return known
    const raw = await readFile(file)
    const type = contentType(file)
    const tag = `"${createHash('sha256').update(raw).digest('base64url').slice(0, 20)}"`
    const fresh = {
      changed: found.mtimeMs,
      type,
      tag,
      policy: contentPolicy(type.startsWith('text/html') ? raw.toString() : ''),
      forms: new Map([['identity', Promise.resolve(raw)]]),
    }
    pages.set(file, fresh)
    return fresh
  }

  return async function serve(asked: Asked): Promise<Reply> {
    if (asked.method !== 'GET' && asked.method !== 'HEAD') return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' }
    const file = placeOf(root, asked.path)
    const found = (file && (await page(file))) || (/\.\w+$/.test(asked.path) ? null : await page(join(root, 'index.html')))
    if (!found) return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '没有这个页面' }
    const form = found.type.match(compressible) ? formFor(asked.headers['accept-encoding'] ?? '') : 'identity'
    const headers = {
      'content-type': found.type,
      'content-security-policy': found.policy,
      'cache-control': file && /[.-][0-9a-f]{8,}\./.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: found.tag,
      vary: 'accept-encoding',
      ...(form === 'identity' ? {} : { 'content-encoding': form }),
    }
    if (asked.headers['if-none-match'] === found.tag) return { status: 304, headers, body: '' }
    return { status: 200, headers, body: await bytes(found, form) }
  }
}

function placeOf(root: string, path: string): string | null {
  try {
    const place = resolve(root, `.${decodeURIComponent(path)}`, path.endsWith('/') ? 'index.html' : '')
    return place.startsWith(root + sep) ? place : null
  } catch {
    return null
  }
}

const formFor = (accepted: string) => (/\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity')

/** Compressed once, then kept. */
async function bytes(page: Page, form: string): Promise<Buffer> {
  const raw = (await page.forms.get('identity')) as Buffer
  const made =
    page.forms.get(form) ??
    (form === 'br' ? promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : promisify(gzip)(raw))
  page.forms.set(form, made)
  return made
}

/** Signed files are addressed by number, also when the page itself was opened as localhost. */
const signedFilesAt = 'http://127.0.0.1:*'

/** Scripts only from here, and those the page itself carries, named by their hash. */
export function contentPolicy(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  )
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inline].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    `img-src 'self' data: blob: ${signedFilesAt}`,
    `connect-src 'self' ${signedFilesAt}`,
    `frame-src 'self' blob: ${signedFilesAt}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
