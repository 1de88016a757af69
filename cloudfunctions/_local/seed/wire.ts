import { randomUUID } from 'node:crypto'
import type { ActionName, Input, Output } from '../../../src/shared/contracts'
import type { WireError } from '../../../src/shared/errors'

/** Does one thing over the wire, as the pages do. `token` null: nobody is signed in. @throws Error with code and message of the refusal */
export async function callApi<A extends ActionName>(origin: string, token: string | null, action: A, data: Input<A>): Promise<Output<A>> {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined
  const answer = await post<{ ok: true; data: Output<A> } | { ok: false; error: WireError }>(
    `${origin}/api`,
    { action, data, requestId: randomUUID() },
    headers,
  )
  if (answer.ok) return answer.data
  const { code, message, fields } = answer.error
  throw new Error(`${action}: ${code} ${message} ${fields ? JSON.stringify(fields) : ''}`)
}

export async function post<Answer>(url: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Answer
}

/** Sends a file to where `attachment.start` or `roster.upload` said it goes. */
export async function sendFile(slot: { url: string; method: string; fields: Record<string, string> }, content: Buffer): Promise<void> {
  const sent = await fetch(slot.url, { method: slot.method, headers: slot.fields, body: new Uint8Array(content) })
  if (!sent.ok) throw new Error(`sending a file failed with ${sent.status}`)
}
