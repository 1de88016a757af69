import { type functionRoutes, wireError } from './function-routes'
import { type Answer, type Asked, json } from './http'
import type { LocalClock } from './local-clock'
import { phonePage } from './phone-page'
import { contentPolicy } from './static-site'
import { type Failure, failureModes, type WeChatStandIn } from './wechat'

interface LocalParts {
  clock: LocalClock
  wechat: WeChatStandIn
  functions: ReturnType<typeof functionRoutes>
}

type Route = (asked: Asked) => Answer | Promise<Answer>

/** What only a local run offers: the clock, the jobs, and a phone. Keyed by method and path. */
export function localRoutes({ clock, wechat, functions }: LocalParts): Record<string, Route> {
  const theTime = () => json({ now: clock.now().toISOString() })
  return {
    'GET /local/clock': theTime,
    'POST /local/clock': (asked) =>
      clock.set(fieldsOf(asked).now)
        ? theTime()
        : invalid('now', 'now 要写成 2026-06-01T09:00:00+08:00 这样的时间（2000–2099 年），或写 null 恢复真实时间'),
    'POST /local/jobs': (asked) => functions.job(String(fieldsOf(asked).job)),
    'GET /local/wechat': (asked) => (/application\/json/.test(asked.headers.accept ?? '') ? json(seenBy(wechat)) : page),
    'POST /local/wechat/call': (asked) => callAsPhone({ wechat, functions }, fieldsOf(asked)),
    'POST /local/wechat/fail': (asked) => fail(wechat, fieldsOf(asked)),
    'POST /local/wechat/consent': (asked) => consent(wechat, fieldsOf(asked)),
  }
}

const page: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentPolicy(phonePage) },
  body: phonePage,
}

/** Newest first. */
const seenBy = ({ log, codes }: WeChatStandIn) => ({ messages: [...log.messages].reverse(), codes })

const openidPattern = /^[\w-]{6,64}$/

async function callAsPhone({ wechat, functions }: Pick<LocalParts, 'wechat' | 'functions'>, { openid, data }: Fields): Promise<Answer> {
  if (typeof openid !== 'string' || !openidPattern.test(openid)) return invalid('openid', 'openid 是 6 到 64 个字母、数字、- 或 _')
  if (typeof data !== 'object' || data === null) return invalid('data', 'data 是 { action, data, requestId }')
  wechat.log.meet(openid)
  return functions.phone(openid, data)
}

function fail(wechat: WeChatStandIn, { mode, times, minutes }: Fields): Answer {
  if (!failureModes.some((known) => known === mode)) return invalid('mode', `mode 可用：${failureModes.join('、')}`)
  const wrong = Object.entries({ times, minutes }).find(([, value]) => value !== undefined && !(typeof value === 'number' && value > 0))
  if (wrong) return invalid(wrong[0], `${wrong[0]} 是大于 0 的数`)
  wechat.fail({ mode, times, minutes } as Failure)
  return json({ mode })
}

function consent(wechat: WeChatStandIn, { openid, templateIds }: Fields): Answer {
  if (typeof openid !== 'string' || !Array.isArray(templateIds)) return invalid('templateIds', '要有 openid 和 templateIds')
  for (const templateId of templateIds) wechat.log.consent(openid, String(templateId), 1)
  return json({ openid, templateIds })
}

type Fields = Record<string, unknown>

function fieldsOf(asked: Asked): Fields {
  try {
    const value: unknown = JSON.parse(asked.body.toString())
    return typeof value === 'object' && value !== null ? (value as Fields) : {}
  } catch {
    return {}
  }
}

const invalid = (field: string, message: string) => wireError(400, 'invalid', `bad-${field}`, message)
