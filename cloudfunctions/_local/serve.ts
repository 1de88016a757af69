import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { localSecrets } from './local-secrets'
import { freePort } from './postgres'
import { functionEnvironment, startLocalServer } from './server'

interface ServeOptions {
  databaseUrl: string
  dataFolder: string
  /** 0 takes any free one. */
  port: number
  timers: boolean
}

/** Sets the functions' environment and serves what was built, from the folder of the repository. */
export async function serve({ databaseUrl, dataFolder, port, timers }: ServeOptions) {
  const data = resolve(dataFolder)
  mkdirSync(data, { recursive: true })
  const at = port || (await freePort())
  const own = functionEnvironment(`http://127.0.0.1:${at}`, databaseUrl, data, localSecrets(join(data, 'secrets.json')))
  // Settings given from outside win, for instance the real WeChat instead of its stand-in.
  Object.assign(process.env, { ...own, ...process.env, DATABASE_URL: databaseUrl, QICHENG_LOCAL: '1' })
  return startLocalServer({
    port: at,
    host: process.env.QICHENG_HOST,
    dataFolder: data,
    functionsFolder: resolve('dist/cloudfunctions'),
    siteFolder: resolve('dist/h5'),
    databaseUrl,
    jobs: timerJobs(),
    timers,
    timeLimitMs: Number(process.env.QICHENG_TIME_LIMIT_MS ?? 60_000),
  })
}

/** The timer triggers of the function `jobs`, as they are deployed. */
function timerJobs(): string[] {
  const { functions } = JSON.parse(readFileSync('cloudbaserc.json', 'utf8')) as {
    functions: { name: string; triggers?: { name: string }[] }[]
  }
  return functions.find(({ name }) => name === 'jobs')?.triggers?.map(({ name }) => name) ?? []
}
