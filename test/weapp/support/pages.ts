import { EventEmitter } from 'node:events'
import type { Bundle } from './bundle'
import type { Faults } from './faults'
import type { DrawnPage, View } from './view'

/** WeChat refuses one `setData` above this size. */
const SET_DATA_LIMIT = 1024 * 1024

/** Parameters of a page's address, decoded. */
export type Query = Record<string, string>

/** A page that is open, visible or below another. */
export interface OpenPage extends DrawnPage {
  path: string
  query: Query
}

/** The stack of open pages with their life cycle. Tab pages stay alive when left, until `closeAll`. */
export class Pages {
  stack: OpenPage[] = []
  private readonly keptTabs = new Map<string, OpenPage>()

  constructor(
    private readonly bundle: Bundle,
    private readonly view: View,
    private readonly faults: Faults,
  ) {}

  get top(): OpenPage {
    const page = this.stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  isTab(path: string): boolean {
    return this.bundle.tabs.some((tab) => tab.pagePath === path)
  }

  /** Calls one of a page's functions if it has it; what it throws becomes a fault. */
  call(page: OpenPage, name: string, ...args: unknown[]): unknown {
    const member = page.logic[name]
    return typeof member === 'function' ? this.faults.guard(`${page.path} ${name}`, () => member.apply(page.logic, args)) : undefined
  }

  /** Opens a page above the present one. @returns what both pages use to send each other events. */
  push(path: string, query: Query): EventEmitter {
    const events = new EventEmitter()
    if (this.stack.length > 0) this.show(this.top, false)
    this.open(path, query, events)
    return events
  }

  /** Opens a page in place of the present one. */
  replaceTop(path: string, query: Query): void {
    this.closeTop()
    this.open(path, query)
  }

  /** Closes up to `delta` pages, never the last one. */
  back(delta: number): void {
    for (let left = Math.min(delta, this.stack.length - 1); left > 0; left--) this.closeTop()
    this.show(this.top, true)
  }

  switchTab(path: string): void {
    if (this.stack.length === 1 && this.top.path === path) return
    while (this.stack.length > 0 && this.keptTabs.get(this.top.path) !== this.top) this.closeTop()
    const left = this.stack.pop()
    if (left && left.path !== path) this.show(left, false)
    const kept = this.keptTabs.get(path)
    if (kept) {
      this.stack.push(kept)
      this.show(kept, true)
    } else {
      this.open(path, {})
    }
  }

  closeAll(): void {
    const leftTabs = [...this.keptTabs.values()].filter((page) => !this.stack.includes(page))
    while (this.stack.length > 0) this.closeTop()
    for (const page of leftTabs) this.close(page)
  }

  private open(path: string, query: Query, events = new EventEmitter()): void {
    const drawn = this.view.draw(path)
    const page: OpenPage = { ...drawn, path, query }
    Object.assign(drawn.logic, { route: path, __route__: path, options: query, getOpenerEventChannel: () => events })
    this.crossThreads(page)
    this.stack.push(page)
    if (this.isTab(path)) this.keptTabs.set(path, page)
    this.call(page, 'onLoad', query)
    this.call(page, 'onShow')
    setTimeout(() => {
      if (this.stack.includes(page)) this.call(page, 'onReady')
    }, 0)
  }

  /** Logic and view are two threads in WeChat: only JSON passes, and not too much of it at once. */
  private crossThreads({ logic, path }: OpenPage): void {
    const setData = logic.setData
    logic.setData = (data, done) => {
      const text = JSON.stringify(data)
      if (text.length > SET_DATA_LIMIT) this.faults.note(`${path}: setData of ${text.length} characters, WeChat takes ${SET_DATA_LIMIT}`)
      setData.call(logic, JSON.parse(text) as object, done)
    }
  }

  private show(page: OpenPage, on: boolean): void {
    const shown = page.element.style.display !== 'none'
    if (shown === on) return
    page.element.style.display = on ? '' : 'none'
    this.call(page, on ? 'onShow' : 'onHide')
  }

  private closeTop(): void {
    const page = this.stack.pop()
    if (page) this.close(page)
  }

  private close(page: OpenPage): void {
    if (this.keptTabs.get(page.path) === page) this.keptTabs.delete(page.path)
    this.call(page, 'onUnload')
    page.erase()
  }
}
