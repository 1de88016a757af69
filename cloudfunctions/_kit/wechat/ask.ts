/**
 * One answer of WeChat's API.
 * `failed.reached`: the request may have arrived (no answer in time, connection lost) – so it may have had its effect.
 */
export type Answer =
  | { kind: 'done'; body: Record<string, unknown> }
  | { kind: 'picture'; bytes: Buffer }
  | { kind: 'refused'; code: string }
  | { kind: 'failed'; code: string; reached: boolean }

const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/** Posts JSON. Errors carry WeChat's errcode only: the address holds the token, the body the openid. */
export async function ask(url: string, body: object, timeoutMs: number): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (!response.ok) return { kind: 'failed', code: `http-${response.status}`, reached: false }
    return (response.headers.get('content-type') ?? '').startsWith('image/') ? { kind: 'picture', bytes } : read(bytes)
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return { kind: 'failed', code: 'time-out', reached: true }
    const code = (error as { cause?: { code?: string } }).cause?.code ?? 'network'
    return { kind: 'failed', code: 'unreachable', reached: !neverArrived.has(code) }
  }
}

function read(bytes: Buffer): Answer {
  try {
    const body = JSON.parse(bytes.toString()) as { errcode?: number }
    return body.errcode ? { kind: 'refused', code: String(body.errcode) } : { kind: 'done', body }
  } catch {
    return { kind: 'failed', code: 'not-json', reached: true }
  }
}
