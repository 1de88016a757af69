import type { Answer } from './answer'
import { closeDocument, type ViewWindow } from './document'
import { type ElementHandle, PageHandle, pause } from './driver'
import type { Faults } from './faults'
import type { Pages } from './pages'
import type { Realm } from './realm'
import type { View } from './view'
import type { Call } from './wx'

interface AppParts {
  window: ViewWindow
  faults: Faults
  realm: Realm
  view: View
  pages: Pages
  tabs: { pagePath: string; text: string }[]
  calls: Call[]
  answer: (api: string, say: Answer) => void
  storage: Map<string, string>
  files: Map<string, Buffer>
}

/** A mini-program that is running: what a test does to it and what it asks about it. */
export class RunningApp {
  /** Every call of `wx` so far. */
  readonly calls: readonly Call[]
  /** Local storage: key to JSON text. */
  readonly storage: Map<string, string>
  /** Files of the phone: path to bytes. A test puts here what the user chooses, and finds here what the program saved. */
  readonly files: Map<string, Buffer>

  constructor(private readonly parts: AppParts) {
    this.calls = parts.calls
    this.storage = parts.storage
    this.files = parts.files
  }

  /** The page on top, as it is now; ask again after a step. */
  currentPage(): PageHandle {
    return new PageHandle(this.parts.pages.top, this.parts.pages, this.parts.window)
  }

  /** Paths of the open pages, the visible one last. */
  pageStack(): string[] {
    return this.parts.pages.stack.map((page) => page.path)
  }

  /** Waits until the page on top shows an element of this selector. */
  async find(selector: string): Promise<ElementHandle> {
    return this.waitFor(() => this.currentPage().$(selector), `an element ${selector}`)
  }

  /** Waits until the page on top shows this text. */
  async findByText(text: string | RegExp): Promise<ElementHandle> {
    return this.waitFor(() => this.currentPage().byText(text), `the text ${String(text)}`)
  }

  /**
   * Waits until `condition` gives something truthy, and gives it back.
   * @param ms longest wait in milliseconds
   * @throws Error with the page's text and the faults so far
   */
  async waitFor<T>(condition: () => T, what = condition.toString(), ms = 3000): Promise<NonNullable<T>> {
    for (let waited = 0; waited <= ms; waited += 10) {
      const met = condition()
      if (met) return met
      await pause(10)
    }
    const page = this.currentPage()
    throw new Error([`waited ${ms} ms for ${what}`, `${page.path} shows: ${page.text()}`, ...this.faults()].join('\n'))
  }

  /** Arguments of the calls of one `wx` function, oldest first. */
  callsOf(api: string): unknown[] {
    return this.calls.filter((call) => call.api === api).map((call) => call.argument)
  }

  /** Sets the result of a `wx` function from now on: `app.answer('scanCode', () => ({ result: 'A1' }))`. */
  answer(api: string, say: Answer): void {
    this.parts.answer(api, say)
  }

  /** The user chooses an entry of the tab bar. */
  async tapTab(text: string): Promise<void> {
    const { pages, tabs } = this.parts
    const index = tabs.findIndex((tab) => tab.text === text)
    const tab = tabs[index]
    if (!tab) throw new Error(`the tab bar has no ${text}, only ${tabs.map((each) => each.text).join(', ')}`)
    if (!pages.isTab(pages.top.path)) throw new Error(`${pages.top.path} shows no tab bar`)
    pages.switchTab(tab.pagePath)
    pages.call(pages.top, 'onTabItemTap', { index, pagePath: tab.pagePath, text })
    await pause()
  }

  /** The user goes back with the arrow or the gesture. */
  async back(): Promise<void> {
    if (this.parts.pages.stack.length < 2) throw new Error('there is no page to go back to')
    this.parts.pages.back(1)
    await pause()
  }

  /** All that went wrong so far: errors, warnings, `wx` members that do not exist. */
  faults(): string[] {
    return [...this.parts.faults.list]
  }

  /** Closes the pages and stops the program's timers. */
  dispose(): void {
    this.parts.pages.closeAll()
    this.parts.realm.close()
    this.parts.view.close()
    closeDocument(this.parts.window)
  }
}
