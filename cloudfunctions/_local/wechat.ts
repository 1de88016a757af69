import { randomBytes } from 'node:crypto'
import { type Asked, json, type Reply } from './http'
import { qrPng } from './qr-png'
import { badField } from './wechat-fields'
import { wechatLog } from './wechat-log'

/**
 * How the stand-in fails: an errcode, `timeout` (no answer, not delivered), `timeout-delivered` (delivered, no answer),
 * `down` (503 to everything). `times` counts calls it touches; `minutes` counts real time; without either until `none`.
 */
export interface Failure {
  mode: (typeof failureModes)[number]
  times?: number
  minutes?: number
}
export const failureModes = ['none', '43101', '40001', '45009', '47003', 'timeout', 'timeout-delivered', 'down'] as const

interface StandInOptions {
  appId: string
  secret: string
  /** Where to keep messages; without it they live in memory. */
  file?: string
  /** One consent = one message, as on a real phone; otherwise everyone has always consented. */
  countConsents?: boolean
  now?: () => Date
}

/**
 * Speaks the parts of https://api.weixin.qq.com the product uses, and fails the way it fails.
 * It proves what we send; it cannot prove that Tencent accepts it.
 */
export function wechatStandIn({ appId, secret, file, countConsents = false, now = () => new Date() }: StandInOptions) {
  const log = wechatLog(file)
  const codes: { scene: string; at: string }[] = []
  let token = ''
  let failing: { mode: Failure['mode']; left: number; until: number } = { mode: 'none', left: 0, until: 0 }

  function failure(): Failure['mode'] {
    if (failing.left <= 0 || Date.now() > failing.until) return 'none'
    failing.left -= 1
    return failing.mode
  }
  function giveToken(body: Record<string, unknown>): Reply {
    if (body.appid !== appId) return refuse(40013, 'invalid appid')
    if (body.secret !== secret) return refuse(40125, 'invalid appsecret')
    if (!token || body.force_refresh === true) token = randomBytes(48).toString('base64url')
    return json({ access_token: token, expires_in: 7200 })
  }
  function send(body: Record<string, unknown>, mode: Failure['mode']): Reply {
    const {
      touser,
      template_id: templateId,
      page = '',
      data,
    } = body as { touser: string; template_id: string; page?: string; data: Record<string, { value: string }> }
    if (typeof touser !== 'string' || !log.knows(touser)) return refuse(40003, 'invalid openid')
    if (typeof templateId !== 'string' || !/^[\w-]{8,64}$/.test(templateId)) return refuse(40037, 'invalid template_id')
    if (typeof page !== 'string' || !/^([a-z][\w/-]*(\?.*)?)?$/i.test(page)) return refuse(41030, 'invalid page')
    const bad = badField(data)
    if (bad) return refuse(47003, `argument invalid! ${bad} invalid`)
    if (countConsents && log.consentsLeft(touser, templateId) < 1) return refuse(43101, 'user refuse to accept the msg')
    if (countConsents) log.consent(touser, templateId, -1)
    log.deliver({ at: now().toISOString(), openid: touser, templateId, page, data })
    return mode === 'timeout-delivered' ? 'hang' : json({ errcode: 0, errmsg: 'ok', msgid: log.messages.length })
  }
  function code(body: Record<string, unknown>): Reply {
    const { scene, page = '' } = body as { scene?: unknown; page?: unknown }
    if (typeof scene !== 'string' || scene.length < 1 || scene.length > 32) return refuse(40169, 'invalid length for scene')
    if (typeof page !== 'string' || page.startsWith('/')) return refuse(41030, 'invalid page')
    codes.unshift({ scene, at: now().toISOString() })
    codes.splice(10)
    return { status: 200, headers: { 'content-type': 'image/png' }, body: qrPng(`${page}?scene=${scene}`) }
  }

  return {
    log,
    /** The codes drawn last, newest first: what a camera would see. */
    codes,
    fail({ mode, times = Infinity, minutes = Infinity }: Failure) {
      failing = { mode, left: times, until: Date.now() + minutes * 60_000 }
    },
    /** `path` as at api.weixin.qq.com. */
    async handle(asked: Asked, path: string): Promise<Reply> {
      const body = parse(asked.body)
      if (!body) return refuse(47001, 'data format error')
      if (failing.mode === 'down' && failure() === 'down')
        return { status: 503, headers: { 'content-type': 'text/plain' }, body: 'unavailable' }
      if (path === '/cgi-bin/stable_token') return giveToken(body)
      if (!token || asked.query.get('access_token') !== token)
        return refuse(40001, 'invalid credential, access_token is invalid or not latest')
      const mode = failure()
      if (mode === 'timeout') return 'hang'
      if (/^\d+$/.test(mode)) return refuse(Number(mode), 'as told')
      if (path === '/cgi-bin/message/subscribe/send') return send(body, mode)
      if (path === '/wxa/getwxacodeunlimit') return code(body)
      return { status: 404, body: '' }
    },
  }
}

export type WeChatStandIn = ReturnType<typeof wechatStandIn>

const refuse = (errcode: number, errmsg: string) => json({ errcode, errmsg })

function parse(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
