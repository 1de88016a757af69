import { cloudbaseFiles } from '../../cloudfunctions/_kit/files/cloudbase-files'
import { startCloudBase } from '../../cloudfunctions/_local/cloudbase'

type Cloud = Awaited<ReturnType<typeof startCloudBase>>

describe('CloudBase storage when it fails, through the real SDK', () => {
  let cloud: Cloud
  const store = () => cloudbaseFiles({ env: 'qicheng-local', timeoutMs: 300 })
  const put = () => store().put('pdf/a.pdf', Buffer.from('pdf'), 'application/pdf')

  beforeEach(async () => {
    cloud = await startCloudBase()
    process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: `${cloud.url}/admin` })
    process.env.TENCENTCLOUD_SECRETID = 'local'
    process.env.TENCENTCLOUD_SECRETKEY = 'local'
  })
  afterEach(() => cloud.stop())

  it.each([
    ['xml-error', { code: 'refused', retry: false }],
    ['xml-error-200', { code: 'refused', retry: false }],
    ['empty-503', { code: 'refused', retry: true }],
    ['timeout', { code: 'time-out', retry: true }],
    ['upload-timeout', { code: 'time-out', retry: true }],
    ['down', { code: 'unreachable', retry: true }],
  ] as const)('reports an upload that met %s, and has stored nothing', async (mode, failure) => {
    cloud.fail(mode)
    await expect(put()).rejects.toMatchObject(failure)
    expect(cloud.files.size).toBe(0)
    cloud.fail('none')
    await expect(put()).resolves.toMatchObject({ fileId: expect.stringMatching(/^cloud:\/\/qicheng-local\..*\/pdf\/a\.pdf$/) })
  })

  it('names the cause of a refused upload without its address or signature', async () => {
    cloud.fail('xml-error')
    await expect(put()).rejects.toThrow(/^file store: refused \(InvalidAccessKeyId\)$/)
  })

  it('says that nobody answers when the cloud is gone', async () => {
    await cloud.stop()
    await expect(store().get('cloud://qicheng-local.x/a')).rejects.toMatchObject({ code: 'unreachable', retry: true })
  })

  it('refuses to call without credentials, which would end the process', async () => {
    delete process.env.TENCENTCLOUD_SECRETID
    await expect(put()).rejects.toMatchObject({ code: 'no-credentials', retry: false })
  })
})
