import { join } from 'node:path'
import { Pool } from 'pg'
import { templates } from '../../src/shared/notice/wording'
import { folderOf } from '../_kit/files/file-store-from-env'
import { folderFiles } from '../_kit/files/folder-files'
import { functionRoutes, wireError } from './function-routes'
import { type Asked, json, listen, type Reply, sixMegabytes } from './http'
import { localClock } from './local-clock'
import { localRoutes } from './local-routes'
import { signedFiles } from './signed-files'
import { staticSite } from './static-site'
import { repeat } from './timers'
import { wechatStandIn } from './wechat'

interface LocalServerOptions {
  port: number
  host?: string
  /** The clock's offset and the delivered messages live here. */
  dataFolder: string
  functionsFolder: string
  siteFolder: string
  databaseUrl: string
  /** Names of the timer jobs. */
  jobs: string[]
  /** Run the jobs every ten seconds. */
  timers: boolean
  timeLimitMs?: number
}

const filesAt = '/local/files'
const wechatAt = '/local/wechat-api'
const largestFile = 64 * 1024 * 1024

/**
 * The cloud on one machine: the built functions behind the addresses of DESIGN §3, the browser app, WeChat's stand-in, the signed files.
 * The functions read their settings from process.env ({@link functionEnvironment}); set it before.
 */
export async function startLocalServer(options: LocalServerOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const { WECHAT_APPID: appId = '', WECHAT_SECRET: secret = '', QICHENG_WECHAT_CONSENT } = process.env
  const clock = localClock(join(options.dataFolder, 'clock.json'))
  const wechat = wechatStandIn({
    appId,
    secret,
    file: join(options.dataFolder, 'wechat.jsonl'),
    countConsents: QICHENG_WECHAT_CONSENT === 'counted',
    now: clock.now,
  })
  const functions = functionRoutes({
    folder: options.functionsFolder,
    appId,
    jobs: options.jobs,
    timeLimitMs: options.timeLimitMs ?? 60_000,
    now: clock.now,
  })
  const database = new Pool({ connectionString: options.databaseUrl, max: 1, connectionTimeoutMillis: 2000 })
  database.on('error', () => undefined)
  const databaseAnswers = () =>
    database.query('select 1').then(
      () => true,
      () => false,
    )
  const folder = folderOf(process.env)
  const files = folder && folderFiles(folder)
  const site = staticSite(options.siteFolder)

  const exact: Record<string, (asked: Asked) => Reply | Promise<Reply>> = {
    ...localRoutes({ clock, wechat, functions }),
    'POST /api': (asked) => functions.https(asked),
    'GET /api/contract': () => functions.contract(),
    'GET /healthz': async () => json({ ok: true, database: await databaseAnswers() }),
  }
  async function route(asked: Asked): Promise<Reply> {
    const found = exact[`${asked.method} ${asked.path}`]
    if (found) return found(asked)
    if (asked.path.startsWith(`${wechatAt}/`)) return wechat.handle(asked, asked.path.slice(wechatAt.length))
    if (files && asked.path.startsWith(`${filesAt}/`)) return signedFiles(files, asked, asked.path.slice(filesAt.length))
    return /^\/(api|local|healthz)(\/|$)/.test(asked.path) ? wireError(404, 'invalid', 'no-such-address', '没有这个接口') : site(asked)
  }

  const server = await listen(
    (asked) => observed(route, asked),
    options.port,
    options.host,
    (path) => (path.startsWith(filesAt) ? largestFile : sixMegabytes),
  )
  const timers = options.timers ? repeat(10_000, options.jobs, (job) => functions.job(job)) : undefined
  return {
    url: server.url,
    async stop() {
      await timers?.stop()
      await server.close()
      await database.end()
    },
  }
}

const secured = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** Adds the headers every answer carries, and with QICHENG_LOG=1 writes a line per request: no query, no body, they hold secrets. */
async function observed(route: (asked: Asked) => Promise<Reply>, asked: Asked): Promise<Reply> {
  const start = performance.now()
  const reply = await route(asked)
  const status = reply === 'hang' ? 0 : reply.status
  if (process.env.QICHENG_LOG === '1')
    process.stdout.write(
      `${JSON.stringify({ method: asked.method, path: asked.path, status, ms: Math.round(performance.now() - start) })}\n`,
    )
  return reply === 'hang' ? reply : { ...reply, headers: { ...secured, ...reply.headers } }
}

/** What the functions read, for a server at `url`. In production the same names are set in the function's configuration. */
export function functionEnvironment(
  url: string,
  databaseUrl: string,
  dataFolder: string,
  secrets: Record<string, string>,
): Record<string, string> {
  return {
    ...secrets,
    DATABASE_URL: databaseUrl,
    WECHAT_API_BASE: url + wechatAt,
    QICHENG_FILES: `folder:${join(dataFolder, 'files')}`,
    QICHENG_FILES_URL: url + filesAt,
    WECHAT_TEMPLATES: JSON.stringify(Object.fromEntries(Object.keys(templates).map((name) => [name, `local-${name}`]))),
    QICHENG_LOCAL: '1',
  }
}
