import type { Answer } from './http'

/** Runs every job now and then every `everyMs`, one after the other and never twice at once. A job that fails is told once, until it works again. */
export function repeat(everyMs: number, jobs: string[], run: (job: string) => Promise<Answer>) {
  const failing = new Set<string>()
  let running = Promise.resolve()
  let busy = false

  async function round() {
    for (const job of jobs) {
      const { status, body } = await run(job)
      if (status === 200) failing.delete(job)
      else if (!failing.has(job)) process.stderr.write(`job ${job}: ${String(body)}\n`)
      if (status !== 200) failing.add(job)
    }
  }
  function start() {
    if (busy) return
    busy = true
    running = round().finally(() => {
      busy = false
    })
  }
  start()
  const timer = setInterval(start, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
