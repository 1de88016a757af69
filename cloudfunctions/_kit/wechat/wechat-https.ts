import { accessToken } from './access-token'
import { type Answer, ask } from './ask'
import { type SendOutcome, type WeChat, WeChatFailed } from './wechat'

interface WeChatOptions {
  appId: string
  secret: string
  base?: string
  timeoutMs?: number
  now?: () => number
}

const dead = new Set(['40003', '40037', '41030', '47003'])
const tokenRefused = new Set(['40001', '40014', '42001'])

/** WeChat over HTTPS. Holds one access token per instance; neither token nor openid ever enters an error or a log line. */
export function wechatOverHttps({
  appId,
  secret,
  base = 'https://api.weixin.qq.com',
  timeoutMs = 5000,
  now = Date.now,
}: WeChatOptions): WeChat {
  const token = accessToken({ appId, secret, base, timeoutMs, now })

  async function post(path: string, body: object): Promise<Answer> {
    const send = async (with_: string) => ask(`${base}${path}?access_token=${encodeURIComponent(with_)}`, body, timeoutMs)
    const first = await token.get()
    if (!first.ok) return { kind: 'failed', code: first.code, reached: false }
    const answer = await send(first.token)
    if (answer.kind !== 'refused' || !tokenRefused.has(answer.code)) return answer
    const second = await token.replace(first.token)
    return second.ok ? send(second.token) : { kind: 'failed', code: second.code, reached: false }
  }

  return {
    async sendSubscribeMessage({ openid, templateId, page, data }) {
      return outcomeOf(await post('/cgi-bin/message/subscribe/send', { touser: openid, template_id: templateId, page, data }))
    },
    async miniProgramCode(scene, page) {
      if (!/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(scene)) throw new WeChatFailed('bad-scene', false)
      const answer = await post('/wxa/getwxacodeunlimit', { scene, page, check_path: false })
      if (answer.kind === 'picture') return answer.bytes
      if (answer.kind === 'refused') throw new WeChatFailed(answer.code, !dead.has(answer.code))
      throw new WeChatFailed(answer.kind === 'failed' ? answer.code : 'no-picture', true)
    },
  }
}

function outcomeOf(answer: Answer): SendOutcome {
  if (answer.kind === 'done') return { kind: 'sent' }
  if (answer.kind === 'picture') return { kind: 'unknown' }
  if (answer.kind === 'failed') return answer.reached ? { kind: 'unknown' } : { kind: 'later', code: answer.code }
  if (answer.code === '43101') return { kind: 'refused' }
  return { kind: dead.has(answer.code) ? 'dead' : 'later', code: answer.code }
}

/** `WECHAT_APPID`, `WECHAT_SECRET` and, away from production, `WECHAT_API_BASE`. */
export function wechatFromEnv(env: Record<string, string | undefined> = process.env): WeChat {
  return wechatOverHttps({ appId: env.WECHAT_APPID ?? '', secret: env.WECHAT_SECRET ?? '', base: env.WECHAT_API_BASE })
}
