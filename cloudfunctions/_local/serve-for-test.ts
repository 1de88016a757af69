import { serve } from './serve'

/** A bare server over a database prepared by the caller; prints its address as JSON when it is ready, ends on SIGTERM. */
async function main() {
  const { DATABASE_URL: databaseUrl = '', QICHENG_DATA: dataFolder = '', PORT, QICHENG_TIMERS } = process.env
  const server = await serve({ databaseUrl, dataFolder, port: Number(PORT ?? 0), timers: QICHENG_TIMERS === 'on' })
  process.stdout.write(`${JSON.stringify({ ready: server.url })}\n`)
  process.once('SIGTERM', () => {
    void server.stop().then(() => process.exit(0))
  })
}

void main()
