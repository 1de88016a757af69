import Taro from '@tarojs/taro'
import type { ActionName, Input, Output } from '@/shared/contracts'
import type { WireError } from '@/shared/errors'
import type { Problem } from '@/ui/problem'
import { newRequestId } from './request-id'
import { read } from './storage'
import { appWording } from './wording'

/** The server refused or could not be reached; `problem.kind` is `offline` when nothing came back. */
export class CallFailed extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

interface WireRequest {
  action: ActionName
  data: unknown
  requestId: string
}

type Answer = { ok: true; data: unknown } | { ok: false; error: WireError }

/** Waits before the second and third try, in milliseconds. */
const pauses = [500, 1500]
/** Milliseconds until a try counts as lost; reading or writing a whole roster or list may take a function's full minute. */
const patience = (action: ActionName) => (/^roster\.|List$/.test(action) ? 65_000 : 20_000)

let whenSignedOut: () => void = () => {}

/** What to do when the server does not know the session; the app has one answer to it. */
export function onUnauthenticated(listener: () => void): void {
  whenSignedOut = listener
}

let whenAskedAgain: () => Promise<boolean> = async () => false

/** How to ask for the password again: true once the server has taken it, false when the person leaves it. */
export function onPasswordAgain(listener: () => Promise<boolean>): void {
  whenAskedAgain = listener
}

async function overHttps(request: WireRequest): Promise<unknown> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), patience(request.action))
  const token = read('token')
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  try {
    const response = await fetch(QICHENG_API, { method: 'POST', headers, body: JSON.stringify(request), signal: abort.signal })
    return await response.json()
  } finally {
    clearTimeout(timer)
  }
}

async function throughWeChat(request: WireRequest): Promise<unknown> {
  const { result } = await Taro.cloud.callFunction({ name: 'api', data: { ...request, session: read('token') } })
  return result
}

const isAnswer = (body: unknown): body is Answer => typeof body === 'object' && body !== null && 'ok' in body

/** One try. Whatever is not an answer of ours (no network, a gateway's page, a time-out) counts as offline. */
async function once(request: WireRequest): Promise<unknown> {
  const send = process.env.TARO_ENV === 'h5' ? overHttps : throughWeChat
  const body = await send(request).catch(() => undefined)
  if (!isAnswer(body)) throw new CallFailed({ kind: 'offline', code: 'offline', message: appWording.offline, requestId: request.requestId })
  if (!body.ok) throw new CallFailed(body.error)
  return body.data
}

const isUnauthenticated = (error: unknown) => error instanceof CallFailed && error.problem.kind === 'unauthenticated'
const wantsPassword = (error: unknown) => error instanceof CallFailed && error.problem.code === 'password-again'
const worthAnotherTry = (error: unknown) => error instanceof CallFailed && ['offline', 'busy'].includes(error.problem.kind)

/**
 * Asks the server to do one thing; the only place that touches the network. Tries up to three times under the same request id,
 * so a command whose answer was lost is answered again and not done twice. Where the server wants the password again, asks for it
 * and repeats the request as it was.
 * @throws CallFailed
 */
export async function call<A extends ActionName>(action: A, data: Input<A>, requestId = newRequestId()): Promise<Output<A>> {
  const request = { action, data, requestId }
  try {
    return (await persistently(request)) as Output<A>
  } catch (error) {
    if (!wantsPassword(error) || !(await whenAskedAgain())) throw error
    return (await persistently(request)) as Output<A>
  }
}

async function persistently(request: WireRequest): Promise<unknown> {
  for (const pause of [...pauses, null]) {
    try {
      return await once(request)
    } catch (error) {
      if (isUnauthenticated(error)) whenSignedOut()
      if (pause === null || !worthAnotherTry(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  throw new Error('unreachable')
}
