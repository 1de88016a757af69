import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Answer } from '../../cloudfunctions/_kit/handler'
import { functionEnvironment } from '../../cloudfunctions/_local/server'
import type { ActionName, Input, Output } from '../../src/shared/contracts'
import { tokenOf } from './class'

interface Called {
  ms: number
  answer: Answer
  peakMegabytes: number
}

/** The built function `api` in a fresh process of its own. */
export interface BuiltFunction {
  /** Milliseconds that loading it took. */
  loadMs: number
  call<A extends ActionName>(number: string, action: A, data: Input<A>): Promise<{ ms: number; peakMegabytes: number; data: Output<A> }>
  end(): void
}

/** What the function needs to know; files and clock are shared with whoever started it. */
export function environmentFor(databaseUrl: string, folder: string, now: Date): Record<string, string> {
  const { QICHENG_SECRET_KEY = '', QICHENG_SIGNING_KEY = '' } = process.env
  const secrets = { QICHENG_SECRET_KEY, QICHENG_SIGNING_KEY, WECHAT_APPID: 'wxbench', WECHAT_SECRET: 'bench' }
  const own = functionEnvironment('http://127.0.0.1:9', databaseUrl, folder, secrets)
  return { ...own, QICHENG_CLOCK_OFFSET_MS: String(now.getTime() - Date.now()) }
}

export async function builtFunction(env: Record<string, string>): Promise<BuiltFunction> {
  const child = spawn(process.execPath, [resolve('test/bench/function-process.mjs'), resolve(join('dist/cloudfunctions/api/index.js'))], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the function process ended')
    return JSON.parse(value) as Called
  }
  return {
    loadMs: (await next()).ms,
    async call<A extends ActionName>(number: string, action: A, data: Input<A>) {
      child.stdin.write(`${JSON.stringify({ token: tokenOf(number), action, data, requestId: randomUUID() })}\n`)
      const { ms, peakMegabytes, answer } = await next()
      if (!answer.ok) throw new Error(`${action}: ${answer.error.code} ${answer.error.message}`)
      return { ms, peakMegabytes, data: answer.data as Output<A> }
    },
    end: () => child.stdin.end(),
  }
}
