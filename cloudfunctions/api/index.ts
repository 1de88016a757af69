import * as z from 'zod'
import { contracts } from '../../src/shared/contracts'
import { roleNames } from '../../src/shared/roles'
import { type Answer, handle } from '../_kit/handler'
import { bearerOf, bodyOf, headerOf, isHttp, originOf, type PlatformContext } from '../_kit/platform'
import { portsFromEnv } from '../_kit/ports'
import { actions } from './actions'

const statusOf = { invalid: 400, refused: 409, 'not-found': 404, unauthenticated: 401, busy: 503, fault: 500 } as const

/** People's door: a phone's callFunction, or HTTPS from a browser. Identity comes from the platform's context or a session, never from the event. */
export async function main(event: unknown, context?: PlatformContext): Promise<unknown> {
  const answer = handle(contracts, actions, portsFromEnv(), log)
  const origin = originOf(context)
  if (!isHttp(event, origin)) {
    const { session } = (event ?? {}) as { session?: unknown }
    const token = typeof session === 'string' && session ? session : null
    return answer({ body: event, credentials: { token, openid: origin.openid }, channel: 'phone' })
  }
  if (event.httpMethod !== 'POST')
    return http({ ok: false, error: { kind: 'invalid', code: 'post-only', message: '请使用 POST', requestId: '' } })
  return http(
    await answer({
      body: bodyOf(event),
      credentials: { token: bearerOf(event.headers), openid: null },
      channel: 'web',
      userAgent: headerOf(event.headers, 'user-agent'),
    }),
  )
}

function http(answer: Answer): object {
  return {
    statusCode: answer.ok ? 200 : statusOf[answer.error.kind],
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(answer),
  }
}

/** Always in the cloud; on a developer's machine only when asked for. */
function log(line: object): void {
  if (process.env.QICHENG_LOCAL !== '1' || process.env.QICHENG_LOG === '1') process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Every action as JSON Schema, with who may call it (`GET /api/contract`). */
export function contract(): object {
  return Object.fromEntries(
    Object.entries(contracts).map(([action, { kind, callers, scope, input, output }]) => [
      action,
      {
        kind,
        scope,
        session: callers !== 'anyone',
        roles: callers === 'anyone' || callers === 'signed-in' ? roleNames : callers,
        input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
        output: z.toJSONSchema(output, { unrepresentable: 'any' }),
      },
    ]),
  )
}
