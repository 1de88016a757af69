import vm from 'node:vm'
import type { Faults } from './faults'

/** Names a CommonJS file of the program sees besides the globals. */
export interface ModuleScope {
  require: (path: string) => unknown
  module: { exports: unknown }
}

/**
 * Where the program's JavaScript runs: the language and timers, nothing of a browser or of Node, and no code from strings, as on a phone.
 * A promise the program leaves rejected fails the test through jest itself.
 */
export class Realm {
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly context: vm.Context

  constructor(private readonly faults: Faults) {
    const timer =
      (start: typeof setTimeout | typeof setInterval) =>
      (work: (...a: unknown[]) => void, ms?: number, ...args: unknown[]) => {
        const id = start(() => this.faults.guard('timer', () => work(...args)), ms) as NodeJS.Timeout
        this.timers.add(id)
        return id
      }
    const stop = (id?: NodeJS.Timeout) => {
      clearTimeout(id)
      if (id) this.timers.delete(id)
    }
    this.context = vm.createContext(
      { console: this.console(), setTimeout: timer(setTimeout), setInterval: timer(setInterval), clearTimeout: stop, clearInterval: stop },
      { codeGeneration: { strings: false, wasm: false } },
    )
  }

  /** Adds WeChat's globals: wx, App, Page and the rest. */
  provide(globals: object): void {
    Object.assign(this.context, globals)
  }

  /** Runs one file of the program. */
  run(file: string, code: string, { require, module }: ModuleScope): void {
    const compiled = vm.compileFunction(code, ['require', 'module', 'exports'], { filename: `weapp/${file}`, parsingContext: this.context })
    compiled(require, module, module.exports)
  }

  /** Makes a value out of JSON text inside the program's realm. */
  readonly parse = (text: string): unknown => (vm.runInContext('JSON.parse', this.context) as typeof JSON.parse)(text)

  /** Stops the program's timers, so that nothing runs on after a test. */
  close(): void {
    for (const id of this.timers) clearTimeout(id)
  }

  private console(): object {
    const quiet = () => undefined
    const complain = (...words: unknown[]) => this.faults.note(`console: ${words.map(String).join(' ')}`)
    const silent = Object.fromEntries(['log', 'info', 'debug', 'group', 'groupEnd', 'time', 'timeEnd'].map((name) => [name, quiet]))
    return { ...silent, warn: complain, error: complain }
  }
}
