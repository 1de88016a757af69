import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloudbaseFiles } from '../../cloudfunctions/_kit/files/cloudbase-files'
import type { FileStore } from '../../cloudfunctions/_kit/files/file-store'
import { folderFiles } from '../../cloudfunctions/_kit/files/folder-files'
import { startCloudBase } from '../../cloudfunctions/_local/cloudbase'
import { listen } from '../../cloudfunctions/_local/http'
import { signedFiles } from '../../cloudfunctions/_local/signed-files'

/** Both stores keep the same promises; the folder one is reached over HTTP as the local server serves it. */
const stores = { folder: startFolder, cloudbase: startCloud }

describe.each(Object.entries(stores))('FileStore in %s', (_, start) => {
  let store: FileStore
  let stop: () => Promise<void>
  beforeAll(async () => {
    ;({ store, stop } = await start())
  })
  afterAll(() => stop())

  it('gives back the bytes it was given, also under a Chinese name, and replaces an earlier file', async () => {
    const first = await store.put('seal/计算机学院.png', Buffer.from([0, 255, 1]), 'image/png')
    expect(await store.get(first.fileId)).toEqual(Buffer.from([0, 255, 1]))
    const second = await store.put('seal/计算机学院.png', Buffer.from('new'), 'image/png')
    expect(second.fileId).toBe(first.fileId)
    expect((await store.get(first.fileId)).toString()).toBe('new')
  })

  it('opens a temporary address to anyone who has it', async () => {
    const { fileId } = await store.put('pdf/slip.pdf', Buffer.from('%PDF-1.7'), 'application/pdf')
    const response = await fetch(await store.temporaryUrl(fileId, 60))
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(await response.text()).toBe('%PDF-1.7')
  })

  it('takes an upload that the client makes by itself', async () => {
    const { fileId, url, method, fields } = await store.startUpload('photo/s1.jpg', 'image/jpeg')
    const response = await fetch(url, { method, headers: fields, body: 'jpeg' })
    expect(response.ok).toBe(true)
    expect((await store.get(fileId)).toString()).toBe('jpeg')
  })

  it('removes files, and is not troubled by those already gone', async () => {
    const { fileId } = await store.put('photo/last.jpg', Buffer.from('x'), 'image/jpeg')
    await store.remove([fileId, fileId.replace('last', 'never')])
    await expect(store.get(fileId)).rejects.toMatchObject({ code: 'not-found', retry: false })
    await store.remove(Array.from({ length: 120 }, (_, at) => fileId.replace('last', `gone-${at}`)))
  })

  it.each(['../out', 'a/../../out', '/etc/passwd', 'a//b', 'a/./b', '', '.incoming/x', 'a\\..\\b', 'a\0b', `${'长'.repeat(300)}`])(
    'refuses the path %j',
    async (path) => {
      await expect(store.put(path, Buffer.from('x'), 'text/plain')).rejects.toMatchObject({ code: 'bad-path', retry: false })
      await expect(store.startUpload(path, 'text/plain')).rejects.toMatchObject({ code: 'bad-path' })
    },
  )

  it('refuses a file id that is not its own', async () => {
    await expect(store.get('https://example.com/x')).rejects.toMatchObject({ code: 'bad-id' })
    await expect(store.temporaryUrl('file:///etc/passwd', 60)).rejects.toMatchObject({ code: 'bad-id' })
  })
})

async function startFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'qicheng-files-'))
  const server = await listen((asked) => signedFiles(files, asked, asked.path))
  const files = folderFiles({ folder, url: server.url, key: Buffer.alloc(32, 7) })
  const stop = async () => {
    await server.close()
    expect(readdirSync(join(folder, '.incoming'))).toEqual([])
    rmSync(folder, { recursive: true })
  }
  return { store: files, stop }
}

async function startCloud() {
  const cloud = await startCloudBase()
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: `${cloud.url}/admin` })
  process.env.TENCENTCLOUD_SECRETID = 'local'
  process.env.TENCENTCLOUD_SECRETKEY = 'local'
  return { store: cloudbaseFiles({ env: 'qicheng-local' }), stop: cloud.stop }
}
