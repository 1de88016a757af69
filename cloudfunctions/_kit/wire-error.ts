import * as z from 'zod'
import { ActionError, type ErrorKind, type WireError } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { isUnavailable, sqlState } from './database'
import { FileStoreFailed } from './files/file-store'
import { CaseMoved } from './record-step'
import { WeChatFailed } from './wechat/wechat'

/** An error as the client may see it; what is nobody's but ours is logged under the requestId. */
export function wireError(
  error: unknown,
  { requestId: id, action }: { requestId: string; action: string },
  log: (line: object) => void,
): WireError {
  if (error instanceof ActionError) {
    const { kind, code, message, more } = error
    return { kind, code, message, ...more, requestId: id }
  }
  if (error instanceof CaseMoved) return { kind: 'refused', ...refusal('changed-meanwhile'), requestId: id }
  if (isPassing(error)) return busyError(id)
  log({ fault: action, requestId: id, error: faultLine(error) })
  return {
    kind: 'fault' satisfies ErrorKind,
    code: 'fault',
    message: `系统出了点问题，已经记录。请稍后再试；若再次出现，请把编号 ${id.slice(0, 8)} 告诉老师。`,
    requestId: id,
  }
}

/** Database, storage or WeChat are away just now, or two transactions met: the same call may succeed later. */
function isPassing(error: unknown): boolean {
  if (error instanceof FileStoreFailed || error instanceof WeChatFailed) return error.retry
  return isUnavailable(error) || ['40001', '40P01'].includes(sqlState(error) ?? '')
}

const busyError = (requestId: string): WireError => ({
  kind: 'busy',
  code: 'busy',
  message: '系统繁忙，请稍后再试，已填写的内容不会丢失。',
  requestId,
})

/** Where it broke, without values: PostgreSQL's messages and zod's inputs may hold personal data. */
function faultLine(error: unknown): string {
  if (error instanceof z.ZodError)
    return `output does not fit the contract: ${error.issues
      .map((issue) => `${issue.path.join('.')} ${issue.code}`)
      .join('; ')
      .slice(0, 300)}`
  const state = sqlState(error)
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 4).join(' ') : ''
  return `${error instanceof Error ? error.name : typeof error} ${state ? `SQLSTATE ${state}` : error instanceof Error ? error.message.slice(0, 120) : ''} ${stack}`
}
