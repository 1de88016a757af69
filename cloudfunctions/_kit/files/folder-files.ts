import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { assertSafePath, type FileStore, FileStoreFailed } from './file-store'

const scheme = 'folder://'
const uploadSeconds = 900

/** What a signed address allows. */
export type SignedUse = 'get' | 'put'

export interface FolderFiles extends FileStore {
  /** The path inside the store, if the query of a signed address is genuine, for this use and not expired; otherwise null. */
  verify(use: SignedUse, path: string, query: URLSearchParams): string | null
}

interface FolderFilesOptions {
  folder: string
  /** Public address under which the local server serves {@link FolderFiles.verify}'d requests. */
  url: string
  key: Buffer
  now?: () => number
}

/** FileStore in a folder. A reader sees the old file or the new one, never half of one, also after a power cut. */
export function folderFiles({ folder, url, key, now = Date.now }: FolderFilesOptions): FolderFiles {
  const root = resolve(folder)
  const sign = (use: SignedUse, path: string, expires: number) =>
    createHmac('sha256', key).update(`${use}\n${path}\n${expires}`).digest('base64url')

  function placeOf(path: string): string {
    assertSafePath(path)
    const place = resolve(root, path)
    if (!place.startsWith(root + sep)) throw new FileStoreFailed('bad-path', false)
    return place
  }
  function pathOf(fileId: string): string {
    if (!fileId.startsWith(scheme)) throw new FileStoreFailed('bad-id', false)
    return fileId.slice(scheme.length)
  }
  function signed(use: SignedUse, path: string, seconds: number): string {
    placeOf(path)
    const expires = Math.floor(now() / 1000) + seconds
    const encoded = path.split('/').map(encodeURIComponent).join('/')
    return `${url}/${encoded}?${new URLSearchParams({ use, expires: String(expires), sign: sign(use, path, expires) })}`
  }

  return {
    // A folder has no place for the type; the server names it by the path's ending.
    async put(path, content) {
      await writeWhole(placeOf(path), content, join(root, '.incoming'))
      return { fileId: scheme + path }
    },
    async get(fileId) {
      return readFile(placeOf(pathOf(fileId))).catch(notFound)
    },
    async temporaryUrl(fileId, seconds) {
      return signed('get', pathOf(fileId), seconds)
    },
    async startUpload(path, type) {
      return {
        fileId: scheme + path,
        url: signed('put', path, uploadSeconds),
        method: 'PUT',
        fields: { 'content-type': type },
        fileField: '',
      }
    },
    async remove(fileIds) {
      await Promise.all(fileIds.map((fileId) => rm(placeOf(pathOf(fileId)), { force: true })))
    },
    verify(use, path, query) {
      const expires = Number(query.get('expires'))
      if (query.get('use') !== use || !Number.isSafeInteger(expires) || expires * 1000 < now()) return null
      const given = Buffer.from(query.get('sign') ?? '')
      const wanted = Buffer.from(sign(use, path, expires))
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? path : null
    },
  }
}

async function writeWhole(place: string, content: Buffer, incoming: string): Promise<void> {
  await mkdir(incoming, { recursive: true })
  await mkdir(dirname(place), { recursive: true })
  const temporary = join(incoming, randomBytes(12).toString('hex'))
  const file = await open(temporary, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
    await rename(temporary, place)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

function notFound(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT' || error.code === 'EISDIR') throw new FileStoreFailed('not-found', false)
  throw error
}
