import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wechatOverHttps } from '../../cloudfunctions/_kit/wechat/wechat-https'
import { listen } from '../../cloudfunctions/_local/http'
import { wechatStandIn } from '../../cloudfunctions/_local/wechat'

describe('the WeChat stand-in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qicheng-wechat-'))
  const options = { appId: 'wxlocal', secret: 'secret' }
  const message = { openid: 'oPhone01', templateId: 'template-0001', page: '', data: { thing1: { value: '你好' } } }
  afterAll(() => rmSync(folder, { recursive: true }))

  async function send(standIn: ReturnType<typeof wechatStandIn>) {
    const server = await listen((asked) => standIn.handle(asked, asked.path))
    const outcome = await wechatOverHttps({ ...options, base: server.url }).sendSubscribeMessage(message)
    await server.close()
    return outcome
  }

  it('remembers phones and messages over a restart, also after being killed in the middle of a line', async () => {
    const file = join(folder, 'wechat.jsonl')
    const before = wechatStandIn({ ...options, file })
    before.log.meet('oPhone01')
    await send(before)
    appendFileSync(file, '{"message":{"id":2')
    const after = wechatStandIn({ ...options, file })
    expect(after.log.messages).toEqual([expect.objectContaining({ id: 1, openid: 'oPhone01' })])
    expect(after.log.knows('oPhone01')).toBe(true)
  })

  it('spends one consent per message when it counts them, as a phone does', async () => {
    const standIn = wechatStandIn({ ...options, countConsents: true })
    standIn.log.meet('oPhone01')
    expect(await send(standIn)).toEqual({ kind: 'refused' })
    standIn.log.consent('oPhone01', 'template-0001', 1)
    expect([await send(standIn), await send(standIn)]).toEqual([{ kind: 'sent' }, { kind: 'refused' }])
  })

  it('recovers by itself after the number of failures it was told', async () => {
    const standIn = wechatStandIn(options)
    standIn.log.meet('oPhone01')
    standIn.fail({ mode: '45009', times: 1 })
    expect([await send(standIn), await send(standIn)]).toEqual([{ kind: 'later', code: '45009' }, { kind: 'sent' }])
  })
})
