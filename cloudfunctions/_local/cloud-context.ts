import { randomUUID } from 'node:crypto'
import type { Asked } from './http'
import type { CloudContext } from './invoke'

const environmentId = 'qicheng-local'

interface CallLimits {
  functionName: string
  timeLimitMs: number
}

/**
 * Context of one call. Who calls stands only here, never in process.env, where concurrent calls would read each other's.
 * The two `…_KEYS` list what the platform set, comma separated, as the cloud does.
 */
function contextOf({ functionName, timeLimitMs }: CallLimits, tcb: Record<string, string>, wx: Record<string, string>): CloudContext {
  const platform = { TCB_ENV: environmentId, TCB_SEQID: randomUUID(), SCF_NAMESPACE: environmentId, ...tcb }
  const keys = { TCB_CONTEXT_KEYS: Object.keys(platform).join(','), WX_CONTEXT_KEYS: Object.keys(wx).join(',') }
  return {
    request_id: randomUUID(),
    memory_limit_in_mb: 512,
    time_limit_in_ms: timeLimitMs,
    function_name: functionName,
    function_version: '$LATEST',
    namespace: environmentId,
    environment: JSON.stringify({ ...platform, ...wx, ...keys }),
  }
}

/** A call by `wx.cloud.callFunction`. */
export function phoneContext(openid: string, appId: string, limits: CallLimits): CloudContext {
  return contextOf(limits, { TCB_SOURCE: 'wx_client' }, { WX_CLIENTIP: '127.0.0.1', WX_APPID: appId, WX_OPENID: openid })
}

/** A call by a timer trigger: the only one with `TRIGGER_SRC=timer`. */
export function timerContext(limits: CallLimits): CloudContext {
  return contextOf(limits, { TRIGGER_SRC: 'timer' }, {})
}

export function httpContext(limits: CallLimits): CloudContext {
  return contextOf(limits, { TCB_SOURCE_IP: '127.0.0.1' }, {})
}

/** The event of CloudBase's HTTP access service. */
export function httpEvent(asked: Asked, requestId: string): object {
  return {
    path: asked.path,
    httpMethod: asked.method,
    headers: { ...asked.headers, 'x-real-ip': '127.0.0.1' },
    queryStringParameters: Object.fromEntries(asked.query),
    requestContext: { requestId, envId: environmentId, appId: 0, uin: 0 },
    body: asked.body.toString('utf8'),
    isBase64Encoded: false,
  }
}

/** The event of `wx.cloud.callFunction`: the caller's data, and the `userInfo` the platform adds, which must not be trusted. */
export function phoneEvent(data: object, openid: string, appId: string): object {
  return { ...data, userInfo: { appId, openId: openid } }
}

export function timerEvent(job: string, at: Date): object {
  return { Type: 'Timer', TriggerName: job, Time: at.toISOString(), Message: '' }
}
