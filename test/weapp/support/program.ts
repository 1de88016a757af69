import type { ComponentEnv } from 'glass-easel-miniprogram-adapter'
import type { Bundle } from './bundle'
import type { Faults } from './faults'
import type { Realm } from './realm'
import type { View } from './view'

/** Life-cycle functions and data of the object given to `App()`. */
export type AppDefinition = Record<string, unknown>

interface Definition {
  properties?: Record<string, unknown>
}

/** Property types are told apart by identity, and the program's `Object` is another realm's: name → ours. */
const PROPERTY_TYPES = new Map<string, unknown>(Object.entries({ String, Number, Boolean, Object, Array, Function }))

/** Loads the built files and registers what they pass to `App`, `Page` and `Component`. */
export class Program {
  app: AppDefinition = {}
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly defined = new Set<string>()
  private env: ComponentEnv | undefined

  constructor(
    private readonly bundle: Bundle,
    private readonly realm: Realm,
    private readonly view: View,
    private readonly faults: Faults,
  ) {}

  /** The globals a program finds, apart from `wx` and `getCurrentPages`. */
  readonly globals = {
    App: (definition: AppDefinition) => {
      this.app = definition
    },
    getApp: () => this.app,
    // A shared chunk may call these long after it was loaded, so they look up the file being defined now.
    Page: (definition: never) => this.current('Page').Page(definition),
    Component: (definition: Definition) => this.current('Component').Component(withLocalTypes(definition) as never),
    Behavior: (definition: Definition) => this.current('Behavior').Behavior(withLocalTypes(definition) as never),
  }

  /** Runs app.js, then every page with the components it uses. */
  load(): void {
    this.require('', '/app')
    for (const page of this.bundle.pages) this.define(page)
  }

  /** Calls a life-cycle function of the app if it has it. */
  call(name: string, ...args: unknown[]): void {
    const member = this.app[name]
    if (typeof member === 'function') this.faults.guard(`app ${name}`, () => member.apply(this.app, args))
  }

  private define(path: string): void {
    if (this.defined.has(path)) return
    this.defined.add(path)
    for (const used of Object.values(this.bundle.configs.get(path)?.usingComponents ?? {})) this.define(resolvePath(path, used))
    this.view.define(path, (env) => {
      this.env = env
      this.require('', `/${path}`)
      this.env = undefined
    })
  }

  private current(name: string): ComponentEnv {
    if (!this.env) throw new Error(`${name}() was called while no page or component file was being loaded`)
    return this.env
  }

  private require(from: string, asked: string): unknown {
    const path = resolvePath(from, asked).replace(/\.js$/, '')
    const id = this.bundle.scripts.has(path) ? path : `${path}/index`
    const code = this.bundle.scripts.get(id)
    if (code === undefined) throw new Error(`module '${path}.js' is not defined, require args is '${asked}'`)
    const known = this.modules.get(id)
    if (known) return known.exports
    const module = { exports: {} }
    this.modules.set(id, module)
    this.realm.run(`${id}.js`, code, { module, require: (next) => this.require(id, next) })
    return module.exports
  }
}

/** `../a/b` or `/a/b` as seen from the file `from`, written from the root without a leading slash. */
export function resolvePath(from: string, to: string): string {
  return new URL(to, `weapp://root/${from}`).pathname.slice(1)
}

function withLocalTypes(definition: Definition): Definition {
  const local = (type: unknown) => (typeof type === 'function' ? (PROPERTY_TYPES.get(type.name) ?? type) : type)
  const properties = Object.entries(definition.properties ?? {}).map(([name, property]) => {
    const described = typeof property === 'object' && property !== null && 'type' in property
    return [name, described ? { ...property, type: local(property.type) } : local(property)]
  })
  return { ...definition, properties: Object.fromEntries(properties) }
}
