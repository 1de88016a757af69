import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request read whole. */
export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: Buffer
}

export interface Answer {
  status: number
  headers?: Record<string, string>
  body: string | Buffer
}

/** An answer, or `hang`: leave the caller waiting until it gives up, as a time-out does. */
export type Reply = Answer | 'hang'

/** The cloud's limit for a request and for a result. */
export const sixMegabytes = 6 * 1024 * 1024

export const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
})

interface Listening {
  server: Server
  port: number
  url: string
  close(): Promise<void>
}

/** Serves one handler. Port 0 takes any free one; rejects with EADDRINUSE when the port is taken. */
export async function listen(
  handler: (asked: Asked) => Promise<Reply>,
  port = 0,
  host = '127.0.0.1',
  limit: (path: string) => number = () => Infinity,
): Promise<Listening> {
  const server = createServer((request, response) => {
    void respond(handler, request, response, limit)
  })
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, host, done))
  const taken = (server.address() as AddressInfo).port
  return { server, port: taken, url: `http://127.0.0.1:${taken}`, close: () => closeNow(server) }
}

async function respond(
  handler: (asked: Asked) => Promise<Reply>,
  request: IncomingMessage,
  response: ServerResponse,
  limit: (path: string) => number,
) {
  try {
    const url = new URL(request.url ?? '/', 'http://local')
    const body = await readBody(request, limit(url.pathname))
    const reply = body ? await handler({ ...asked(request, url), body }) : tooLarge
    if (reply === 'hang') return
    const length = Buffer.byteLength(reply.body)
    response.writeHead(reply.status, { ...reply.headers, 'content-length': length }).end(request.method === 'HEAD' ? undefined : reply.body)
  } catch (error) {
    process.stderr.write(`${request.method} ${(request.url ?? '').split('?')[0]}: ${(error as Error).stack}\n`)
    if (!response.headersSent) response.writeHead(500)
    response.end()
  }
}

const tooLarge = json({ ok: false, error: { kind: 'invalid', code: 'too-large', message: '内容太大，请分成几次提交', requestId: '' } }, 413)

const asked = (request: IncomingMessage, url: URL) => ({
  method: request.method ?? 'GET',
  path: url.pathname,
  query: url.searchParams,
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  ),
})

/** The body, or null when it is larger than allowed; the rest of it is read and dropped so that the caller hears the answer. */
async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= most) parts.push(part)
  }
  return size <= most ? Buffer.concat(parts) : null
}

function closeNow(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}
