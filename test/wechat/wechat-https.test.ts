import { wechatOverHttps } from '../../cloudfunctions/_kit/wechat/wechat-https'
import { listen } from '../../cloudfunctions/_local/http'
import { wechatStandIn } from '../../cloudfunctions/_local/wechat'

const openid = 'oTestOpenid0001'
const message = {
  openid,
  templateId: 'template-0001',
  page: 'pages/home/index',
  data: { thing1: { value: '就业协议书' }, phrase2: { value: '待你签字' } },
}

describe('WeChat over HTTPS, against a server that answers as WeChat does (N-2)', () => {
  let standIn: ReturnType<typeof wechatStandIn>
  let server: Awaited<ReturnType<typeof listen>>
  let calls: string[]
  const wechat = (secret = 'secret', timeoutMs = 5000) => wechatOverHttps({ appId: 'wxlocal', secret, base: server.url, timeoutMs })
  /** Gives up soon, where no answer is what is looked at. */
  const impatient = () => wechat('secret', 250)

  beforeEach(async () => {
    calls = []
    standIn = wechatStandIn({ appId: 'wxlocal', secret: 'secret' })
    standIn.log.meet(openid)
    server = await listen((asked) => {
      calls.push(asked.path)
      return standIn.handle(asked, asked.path)
    })
  })
  afterEach(() => server.close())
  const tokensFetched = () => calls.filter((path) => path.endsWith('stable_token')).length

  it('delivers a message, fetching the token once for many', async () => {
    const phone = wechat()
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => phone.sendSubscribeMessage(message)))
    expect(outcomes).toEqual(Array(4).fill({ kind: 'sent' }))
    expect(standIn.log.messages).toHaveLength(4)
    expect(tokensFetched()).toBe(1)
  })

  it.each([
    ['43101', { kind: 'refused' }],
    ['45009', { kind: 'later', code: '45009' }],
    ['47003', { kind: 'dead', code: '47003' }],
    ['timeout', { kind: 'unknown' }],
    ['down', { kind: 'later', code: 'http-503' }],
  ] as const)('turns %s into an outcome and delivers nothing', async (mode, outcome) => {
    standIn.fail({ mode })
    const phone = mode === 'timeout' ? impatient() : wechat()
    expect(await phone.sendSubscribeMessage(message)).toEqual(outcome)
    expect(standIn.log.messages).toHaveLength(0)
  })

  it('calls a message without an answer unknown: it may have arrived', async () => {
    standIn.fail({ mode: 'timeout-delivered', times: 1 })
    expect(await impatient().sendSubscribeMessage(message)).toEqual({ kind: 'unknown' })
    expect(standIn.log.messages).toHaveLength(1)
  })

  it('fetches the token anew once when WeChat refuses it, and sends again', async () => {
    const phone = wechat()
    await phone.sendSubscribeMessage(message)
    standIn.fail({ mode: '40001', times: 1 })
    expect(await phone.sendSubscribeMessage(message)).toEqual({ kind: 'sent' })
    expect(tokensFetched()).toBe(2)
  })

  it('gives up for now when the new token is refused too', async () => {
    standIn.fail({ mode: '40001' })
    expect(await wechat().sendSubscribeMessage(message)).toEqual({ kind: 'later', code: '40001' })
    expect(tokensFetched()).toBe(2)
  })

  it('keeps the message for later when our own secret is wrong', async () => {
    expect(await wechat('wrong').sendSubscribeMessage(message)).toEqual({ kind: 'later', code: '40125' })
  })

  it('keeps the message for later when nobody listens', async () => {
    const phone = wechat()
    await server.close()
    expect(await phone.sendSubscribeMessage(message)).toEqual({ kind: 'later', code: 'unreachable' })
  })

  it.each([
    ['an openid WeChat does not know', { openid: 'stranger' }, '40003'],
    ['a template id that is none', { templateId: 'x' }, '40037'],
    ['a page with a leading slash', { page: '/pages/home' }, '41030'],
    ['a thing of 21 characters', { data: { thing1: { value: '一'.repeat(21) } } }, '47003'],
    ['a phrase of 6 characters', { data: { phrase1: { value: '一二三四五六' } } }, '47003'],
    ['a phrase with digits', { data: { phrase1: { value: '第1步' } } }, '47003'],
    ['an empty value', { data: { thing1: { value: ' ' } } }, '47003'],
    ['a time that is none', { data: { time1: { value: '明天' } } }, '47003'],
    ['a field of no known type', { data: { text1: { value: 'x' } } }, '47003'],
  ])('is told for good about %s', async (_, change, code) => {
    expect(await wechat().sendSubscribeMessage({ ...message, ...change })).toEqual({ kind: 'dead', code })
  })

  it('accepts each field type at its limit', async () => {
    const values = {
      thing1: '一'.repeat(20),
      phrase2: '等待中',
      time3: '2026年6月1日 09:30',
      date4: '2026-06-01',
      character_string5: 'XY-2026-000001',
      name6: '欧阳娜娜',
      number7: '12',
      amount8: '¥12.50',
    }
    const data = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))
    expect(await wechat().sendSubscribeMessage({ ...message, data })).toEqual({ kind: 'sent' })
  })

  it('draws a mini-program code as a picture', async () => {
    const png = await wechat().miniProgramCode('b=0123456789abcdef', 'pages/bind/index')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
  })

  it('refuses a scene of 33 characters before asking WeChat, and passes on why WeChat refused', async () => {
    await expect(wechat().miniProgramCode('x'.repeat(33), 'pages/bind/index')).rejects.toMatchObject({ code: 'bad-scene', retry: false })
    expect(calls).toEqual([])
    await expect(wechat().miniProgramCode('x', '/pages/bind/index')).rejects.toMatchObject({ code: '41030', retry: false })
  })

  it('names neither token nor openid in an error (X-6)', async () => {
    standIn.fail({ mode: '45009' })
    const error = await wechat()
      .miniProgramCode('x', 'pages/a')
      .catch((failure: Error) => failure)
    expect(String((error as Error).stack)).not.toMatch(/access_token|oTest/)
  })
})
