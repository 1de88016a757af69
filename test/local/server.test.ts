import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCloudbaseContext } from '@cloudbase/node-sdk'
import { folderOf } from '../../cloudfunctions/_kit/files/file-store-from-env'
import { folderFiles } from '../../cloudfunctions/_kit/files/folder-files'
import { functionEnvironment, startLocalServer } from '../../cloudfunctions/_local/server'

/** A function that answers what it was given, so that the shapes themselves can be looked at. */
const echoApi = `
exports.contract = () => ({ 'account.signIn': { callers: 'anyone' } })
exports.main = async (event, context) => {
  const body = event.httpMethod ? JSON.parse(event.body) : event
  if (body.action === 'slow') await new Promise((done) => setTimeout(done, 5000))
  if (body.action === 'huge') return { statusCode: 200, headers: {}, body: 'x'.repeat(6 * 1024 * 1024) }
  if (body.action === 'crash') throw new Error('no answer')
  if (body.action === 'plain') return { at: new Date(0), gone: undefined }
  const seen = { event, context, offset: process.env.QICHENG_CLOCK_OFFSET_MS, leaked: process.env.WX_OPENID }
  return event.httpMethod ? { statusCode: 201, headers: { 'content-type': 'application/json', 'x-own': '1' }, body: JSON.stringify(seen) } : seen
}`
const echoJobs = 'exports.main = async (event, context) => ({ event, context })'

interface Seen {
  event: Record<string, unknown>
  context: Parameters<typeof getCloudbaseContext>[0] & { request_id: string }
  offset?: string
  leaked?: string
}

describe('the local server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qicheng-local-'))
  const before = { ...process.env }
  let server: Awaited<ReturnType<typeof startLocalServer>>
  const options = {
    port: 0,
    dataFolder: folder,
    functionsFolder: join(folder, 'functions'),
    siteFolder: join(folder, 'h5'),
    databaseUrl: 'postgres://x@127.0.0.1:1/x',
    jobs: ['deadlines', 'deliver'],
    timers: false,
    timeLimitMs: 300,
  }

  beforeAll(async () => {
    const files = {
      'functions/api/index.js': echoApi,
      'functions/jobs/index.js': echoJobs,
      'h5/index.html': '<p>启程</p><script>go()</script>',
      'h5/js/app.0123abcd.js': 'go = () => {}//'.repeat(100),
      'secret.txt': 'no',
    }
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    const secrets = { WECHAT_APPID: 'wxlocal', WECHAT_SECRET: 's', QICHENG_SECRET_KEY: Buffer.alloc(32, 1).toString('base64') }
    Object.assign(process.env, functionEnvironment('http://files.invalid', options.databaseUrl, folder, secrets))
    server = await startLocalServer(options)
  })
  afterAll(async () => {
    await server.stop()
    process.env = before
    rmSync(folder, { recursive: true })
  })

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const asPhone = async (openid: string) =>
    (await (await post('/local/wechat/call', { openid, data: { action: 'echo', requestId: 'r1' } })).json()) as Seen

  it('hands HTTPS requests over as CloudBase does, and takes the integration response apart', async () => {
    const response = await post('/api?a=1', { action: 'echo' }, { authorization: 'Bearer t' })
    const { event, context } = (await response.json()) as Seen
    expect([response.status, response.headers.get('x-own')]).toEqual([201, '1'])
    expect(event).toMatchObject({
      httpMethod: 'POST',
      path: '/api',
      queryStringParameters: { a: '1' },
      body: '{"action":"echo"}',
      isBase64Encoded: false,
    })
    expect(event.headers).toMatchObject({ authorization: 'Bearer t' })
    expect(getCloudbaseContext(context)).not.toHaveProperty('WX_OPENID')
  })

  it('keeps concurrent phones apart: each call carries its own openid in its context, none in process.env (DESIGN §5)', async () => {
    const openids = Array.from({ length: 20 }, (_, at) => `oPhone${String(at).padStart(3, '0')}`)
    const seen = await Promise.all(openids.map(asPhone))
    expect(seen.map(({ context }) => getCloudbaseContext(context).WX_OPENID)).toEqual(openids)
    expect(seen.every(({ leaked }) => leaked === undefined)).toBe(true)
    expect(seen[0]?.event).toMatchObject({ action: 'echo', requestId: 'r1', userInfo: { openId: 'oPhone000' } })
  })

  it('runs a job as a timer does, with no person in the context', async () => {
    const { event, context } = (await (await post('/local/jobs', { job: 'deliver' })).json()) as Seen
    expect(event).toMatchObject({ Type: 'Timer', TriggerName: 'deliver', Message: '' })
    const platform = getCloudbaseContext(context)
    expect(platform.TRIGGER_SRC).toBe('timer')
    expect(platform).not.toHaveProperty('WX_OPENID')
    expect((await post('/local/jobs', { job: 'format-disk' })).status).toBe(404)
  })

  it('passes results through JSON, as the cloud does', async () => {
    expect(await (await post('/api', { action: 'plain' })).json()).toEqual({ at: '1970-01-01T00:00:00.000Z' })
  })

  it.each([
    ['slow', 503, 'busy', 'time-out'],
    ['huge', 500, 'fault', 'result-too-large'],
    ['crash', 500, 'fault', 'crashed'],
  ])('answers for a function that is %s', async (action, status, kind, code) => {
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    const response = await post('/api', { action })
    written.mockRestore()
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({
      ok: false,
      error: { kind, code, message: expect.any(String), requestId: expect.stringMatching(/./) },
    })
  })

  it('refuses a request of more than 6 MB', async () => {
    const response = await post('/api', { action: 'x', data: 'y'.repeat(6 * 1024 * 1024) })
    expect([response.status, ((await response.json()) as { error: { kind: string } }).error.kind]).toEqual([413, 'invalid'])
  })

  it('shows the contract, and whether the database answers', async () => {
    expect(await (await fetch(`${server.url}/api/contract`)).json()).toHaveProperty(['account.signIn'])
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ ok: true, database: false })
    expect((await fetch(`${server.url}/api/nothing`)).status).toBe(404)
  })

  it('moves the clock, keeps it over a restart, and puts it back', async () => {
    const moved = await (await post('/local/clock', { now: '2027-06-01T09:00:00+08:00' })).json()
    expect(Math.abs(Date.parse((moved as { now: string }).now) - Date.UTC(2027, 5, 1, 1))).toBeLessThan(2000)
    const { offset } = await asPhone('oPhone001')
    expect(Number(offset) + Date.now()).toBeGreaterThan(Date.UTC(2027, 5, 1))
    process.env.QICHENG_CLOCK_OFFSET_MS = '0'
    const again = await startLocalServer(options)
    expect(process.env.QICHENG_CLOCK_OFFSET_MS).toBe(offset)
    await again.stop()
    await post('/local/clock', { now: null })
    expect((await asPhone('oPhone001')).offset).toBe('0')
  })

  it.each(['morgen', '1999-01-01', '2100-01-01', 5, undefined])('refuses the time %j', async (now) => {
    expect((await post('/local/clock', { now })).status).toBe(400)
    expect((await post('/local/clock', 'not json')).status).toBe(400)
  })

  it('shows a phone with what WeChat delivered, newest first, and what fails as told', async () => {
    const token = (await (
      await post('/local/wechat-api/cgi-bin/stable_token', { grant_type: 'client_credential', appid: 'wxlocal', secret: 's' })
    ).json()) as { access_token: string }
    const send = async (value: string) =>
      (
        await post(`/local/wechat-api/cgi-bin/message/subscribe/send?access_token=${token.access_token}`, {
          touser: 'oPhone001',
          template_id: 'template-0001',
          page: '',
          data: { thing1: { value } },
        })
      ).json()
    await send('一')
    await send('二')
    await post('/local/wechat/fail', { mode: '43101', times: 1 })
    expect(await send('三')).toMatchObject({ errcode: 43101 })
    const { messages } = (await (await fetch(`${server.url}/local/wechat`, { headers: { accept: 'application/json' } })).json()) as {
      messages: { data: { thing1: { value: string } } }[]
    }
    expect(messages.map(({ data }) => data.thing1.value)).toEqual(['二', '一'])
    expect(await (await fetch(`${server.url}/local/wechat`)).text()).toContain('扫一扫')
    expect((await post('/local/wechat/fail', { mode: 'whatever' })).status).toBe(400)
    expect((await post('/local/wechat/call', { openid: '../x', data: {} })).status).toBe(400)
  })

  it('serves signed files to whoever has the address, as a download unless a browser can show them', async () => {
    const { folder: at, key } = folderOf(process.env) ?? { folder: '', key: Buffer.alloc(0) }
    const files = folderFiles({ folder: at, key, url: `${server.url}/local/files` })
    const { url, method, fields } = await files.startUpload('roster/学生.xlsx', 'application/octet-stream')
    expect((await fetch(url, { method, headers: fields, body: 'sheet' })).status).toBe(200)
    const response = await fetch(await files.temporaryUrl('folder://roster/学生.xlsx', 60))
    expect(await response.text()).toBe('sheet')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/)
    const form = new FormData()
    form.append('note', 'first')
    form.append('file', new Blob(['scan']), 'a.pdf')
    const slot = await files.startUpload('pdf/a.pdf', 'application/pdf')
    expect((await fetch(slot.url, { method: 'POST', body: form })).status).toBe(200)
    expect((await files.get('folder://pdf/a.pdf')).toString()).toBe('scan')
    expect((await fetch(`${server.url}/local/files/roster/%E5%AD%A6%E7%94%9F.xlsx`)).status).toBe(403)
    expect((await fetch(`${server.url}/local/files/..%2Fsecret.txt?use=get&expires=9999999999&sign=x`)).status).toBe(403)
  })

  it('serves the browser app compressed, cached by name, and its page for every unknown address', async () => {
    const script = await fetch(`${server.url}/js/app.0123abcd.js`, { headers: { 'accept-encoding': 'br' } })
    expect(script.headers.get('cache-control')).toMatch(/immutable/)
    expect(script.headers.get('content-encoding')).toBe('br')
    expect(await script.text()).toBe('go = () => {}//'.repeat(100))
    const page = await fetch(`${server.url}/some/page`)
    expect(await page.text()).toContain('启程')
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-[^']+'; /)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await fetch(`${server.url}/`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } })).status).toBe(304)
    expect((await fetch(`${server.url}/missing.js`)).status).toBe(404)
    expect((await fetch(`${server.url}/..%2fsecret.txt`)).status).toBe(404)
  })
})
