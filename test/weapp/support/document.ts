import vm from 'node:vm'

interface JsdomPackage {
  JSDOM: new (html: string, options: { pretendToBeVisual: boolean }) => { window: ViewWindow }
}

/** The window the views are drawn in. */
export type ViewWindow = Window & { Event: typeof Event; CustomEvent: typeof CustomEvent }

const GLOBALS = ['window', 'document', 'Event'] as const
const before = new Map(GLOBALS.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]))

/** Opens an empty document and makes it the global one: glass-easel draws into the global `document`. */
export function openDocument(onError: (error: unknown) => void): ViewWindow {
  const { JSDOM } = nodeRequire('jsdom') as JsdomPackage
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true })
  window.addEventListener('error', (event) => onError(event.error))
  const values = { window, document: window.document, Event: window.Event }
  for (const name of GLOBALS) Object.defineProperty(globalThis, name, { value: values[name], configurable: true, writable: true })
  return window
}

/** Puts the globals back as they were. */
export function closeDocument(window: ViewWindow): void {
  window.close()
  for (const [name, descriptor] of before) {
    Reflect.deleteProperty(globalThis, name)
    if (descriptor) Object.defineProperty(globalThis, name, descriptor)
  }
}

/** Node's own `require`: jsdom has ES modules among its dependencies, which jest's cannot load on Node 20. */
function nodeRequire(name: string): unknown {
  const { createRequire } = vm.runInThisContext("process.getBuiltinModule('node:module')") as typeof import('node:module')
  return createRequire(__filename)(name)
}
