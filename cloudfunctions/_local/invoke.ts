import { createRequire } from 'node:module'
import { join } from 'node:path'
import { sixMegabytes } from './http'

/** What the cloud passes as second argument. `environment` is a JSON string; node-sdk's `getCloudbaseContext(context)` reads it. */
export interface CloudContext {
  request_id: string
  memory_limit_in_mb: number
  time_limit_in_ms: number
  function_name: string
  function_version: string
  namespace: string
  environment: string
}

type Main = (event: unknown, context: CloudContext) => Promise<unknown>

/** A function did not answer in time, or answered more than the cloud passes on. */
export class InvocationFailed extends Error {
  constructor(readonly reason: 'time-out' | 'too-large') {
    super(`invocation failed: ${reason}`)
  }
}

/** A built function as the cloud would run it: event and result pass through JSON, the result is at most 6 MB, the time is limited. */
export function loadFunction(name: string, folder: string) {
  const bundle = createRequire(join(folder, 'index.js'))(join(folder, name, 'index.js')) as { main: Main; contract?: () => unknown }
  return {
    contract: () => bundle.contract?.() ?? null,
    async invoke(event: object, context: CloudContext): Promise<unknown> {
      const result = await within(context.time_limit_in_ms, bundle.main(JSON.parse(JSON.stringify(event)), context))
      const text = JSON.stringify(result ?? null)
      if (Buffer.byteLength(text) > sixMegabytes) throw new InvocationFailed('too-large')
      return JSON.parse(text)
    },
  }
}

export type CloudFunction = ReturnType<typeof loadFunction>

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new InvocationFailed('time-out')), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
