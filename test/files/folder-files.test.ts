import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileStoreFromEnv } from '../../cloudfunctions/_kit/files/file-store-from-env'
import { folderFiles } from '../../cloudfunctions/_kit/files/folder-files'

describe('signed addresses of the folder store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qicheng-files-'))
  let now = 1_000_000_000_000
  const files = folderFiles({ folder, url: 'http://local/files', key: Buffer.alloc(32, 1), now: () => now })
  afterAll(() => rmSync(folder, { recursive: true }))

  const addressOf = async (path: string) => new URL(await files.temporaryUrl(`folder://${path}`, 60)).searchParams

  it('opens for this path and this use only', async () => {
    const query = await addressOf('a/b.pdf')
    expect(files.verify('get', 'a/b.pdf', query)).toBe('a/b.pdf')
    expect(files.verify('get', 'a/c.pdf', query)).toBeNull()
    expect(files.verify('put', 'a/b.pdf', query)).toBeNull()
  })

  it('closes when its seconds are over', async () => {
    const query = await addressOf('a/b.pdf')
    now += 61_000
    expect(files.verify('get', 'a/b.pdf', query)).toBeNull()
  })

  it.each(['use', 'expires', 'sign'])('closes when %s was changed or is missing', async (name) => {
    const changed = await addressOf('a/b.pdf')
    changed.set(name, name === 'expires' ? '9999999999' : 'put')
    expect(files.verify('get', 'a/b.pdf', changed)).toBeNull()
    changed.delete(name)
    expect(files.verify('get', 'a/b.pdf', changed)).toBeNull()
  })

  it('is chosen by QICHENG_FILES', async () => {
    const secret = Buffer.alloc(32, 3).toString('base64')
    const store = await fileStoreFromEnv({
      QICHENG_FILES: `folder:${folder}`,
      QICHENG_FILES_URL: 'http://here/local/files',
      QICHENG_SECRET_KEY: secret,
    })
    const { fileId } = await store.put('x.txt', Buffer.from('x'), 'text/plain')
    expect(fileId).toBe('folder://x.txt')
    expect(await store.temporaryUrl(fileId, 5)).toMatch(/^http:\/\/here\/local\/files\/x\.txt\?use=get&expires=\d+&sign=/)
  })
})
