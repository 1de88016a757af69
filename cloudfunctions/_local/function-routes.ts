import { httpContext, httpEvent, phoneContext, phoneEvent, timerContext, timerEvent } from './cloud-context'
import { type Answer, type Asked, json } from './http'
import { type CloudFunction, InvocationFailed, loadFunction } from './invoke'

interface FunctionRouteOptions {
  /** Folder of the built functions. */
  folder: string
  appId: string
  /** Names of the timer jobs. */
  jobs: string[]
  timeLimitMs: number
  now: () => Date
}

/** The three ways into the functions: HTTPS, a phone, a timer. */
export function functionRoutes({ folder, appId, jobs, timeLimitMs, now }: FunctionRouteOptions) {
  const api = loadFunction('api', folder)
  const timers = loadFunction('jobs', folder)
  const apiLimits = { functionName: 'api', timeLimitMs }

  return {
    contract: () => json(api.contract()),
    async https(asked: Asked): Promise<Answer> {
      const context = httpContext(apiLimits)
      try {
        return integrationResponse(await api.invoke(httpEvent(asked, context.request_id), context))
      } catch (error) {
        return failed(error, context.request_id)
      }
    },
    async phone(openid: string, data: object): Promise<Answer> {
      const context = phoneContext(openid, appId, apiLimits)
      try {
        return json(await api.invoke(phoneEvent(data, openid, appId), context))
      } catch (error) {
        return failed(error, context.request_id)
      }
    },
    async job(name: string): Promise<Answer> {
      if (!jobs.includes(name)) return wireError(404, 'invalid', 'unknown-job', `没有这个任务，可用：${jobs.join('、')}`)
      return runJob(timers, name, timeLimitMs, now())
    },
  }
}

async function runJob(timers: CloudFunction, name: string, timeLimitMs: number, at: Date): Promise<Answer> {
  const context = timerContext({ functionName: 'jobs', timeLimitMs })
  try {
    return json(await timers.invoke(timerEvent(name, at), context))
  } catch (error) {
    return failed(error, context.request_id)
  }
}

/** What CloudBase makes of a result: an integration response is taken apart, anything else is sent as JSON. */
function integrationResponse(result: unknown): Answer {
  const { statusCode, headers, body, isBase64Encoded } = result as {
    statusCode?: number
    headers?: Record<string, string>
    body?: string
    isBase64Encoded?: boolean
  }
  if (typeof statusCode !== 'number') return json(result)
  return { status: statusCode, headers, body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8') }
}

function failed(error: unknown, requestId: string): Answer {
  if (error instanceof InvocationFailed && error.reason === 'time-out')
    return wireError(503, 'busy', 'time-out', '服务器没有及时答复，请稍后重试', requestId)
  if (error instanceof InvocationFailed) return wireError(500, 'fault', 'result-too-large', '结果太大，请缩小范围后再试', requestId)
  process.stderr.write(`${requestId} ${(error as Error).stack}\n`)
  return wireError(500, 'fault', 'crashed', '系统出错了，请稍后重试', requestId)
}

/** An error in the form the wire has, from the platform instead of the function. */
export function wireError(status: number, kind: string, code: string, message: string, requestId = ''): Answer {
  return json({ ok: false, error: { kind, code, message, requestId } }, status)
}
