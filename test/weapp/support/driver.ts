import type { ViewWindow } from './document'
import type { OpenPage, Pages } from './pages'

/** glass-easel keeps the attributes of a built-in component as values, not as text in the DOM. */
type DrawnElement = HTMLElement & { __wxElement?: { getAttribute?: (name: string) => unknown } }

/** Time for the program to handle an event and draw, in milliseconds. */
const TURN = 15

/** Waits; without a number, long enough for the program to handle what was just done. */
export const pause = (ms = TURN): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** An element of a page, with the verbs of miniprogram-automator. */
export class ElementHandle {
  constructor(
    private readonly element: HTMLElement,
    private readonly window: ViewWindow,
  ) {}

  /** Text the user reads, children included. */
  text(): string {
    return this.element.textContent ?? ''
  }

  /** An attribute as the program set it: `disabled` is a boolean, `value` of a Picker may be a number. */
  attribute(name: string): unknown {
    const drawn = this.element as DrawnElement
    return drawn.__wxElement?.getAttribute?.(name) ?? this.element.getAttribute(name)
  }

  value(): unknown {
    return this.attribute('value')
  }

  /** Name of the component, such as `button`. */
  tagName(): string {
    return this.element.tagName.toLowerCase().replace(/^wx-/, '')
  }

  $(selector: string): ElementHandle | undefined {
    return this.$$(selector)[0]
  }

  $$(selector: string): ElementHandle[] {
    return [...this.element.querySelectorAll<HTMLElement>(domSelector(selector))].map((found) => new ElementHandle(found, this.window))
  }

  /** Touches the element. @throws Error if it, or the control around it, is disabled: a user could not. */
  async tap(): Promise<void> {
    this.refuseDisabled('tap')
    for (const type of ['touchstart', 'touchend']) {
      const touches = [{ identifier: 1, clientX: 1, clientY: 1, pageX: 1, pageY: 1, target: this.element }]
      const event = new this.window.Event(type, { bubbles: true, cancelable: true, composed: true })
      this.element.dispatchEvent(Object.assign(event, { touches: type === 'touchstart' ? touches : [], changedTouches: touches }))
    }
    await pause()
  }

  /** Types `value` in place of what an input or textarea holds. */
  async input(value: string): Promise<void> {
    if (!['input', 'textarea'].includes(this.tagName())) throw new Error(`cannot type into <${this.tagName()}>`)
    this.refuseDisabled('type into')
    await this.trigger('input', { value, cursor: value.length })
  }

  /** Sends an event of a built-in component: `change` of a Picker or Switch, `blur` of an input. */
  async trigger(type: string, detail: object = {}): Promise<void> {
    this.element.dispatchEvent(new this.window.CustomEvent(type, { detail, bubbles: false }))
    await pause()
  }

  private refuseDisabled(verb: string): void {
    const control = this.element.closest<HTMLElement>('wx-button, wx-input, wx-textarea, wx-switch, wx-picker') ?? this.element
    if (new ElementHandle(control, this.window).attribute('disabled') === true)
      throw new Error(`cannot ${verb} a disabled element: ${this.text()}`)
  }
}

/** The page on top, as the user sees it. */
export class PageHandle {
  constructor(
    private readonly page: OpenPage,
    private readonly pages: Pages,
    private readonly window: ViewWindow,
  ) {}

  get path(): string {
    return this.page.path
  }

  /** Parameters of the address; Taro's own, which begin with `$`, are left out. */
  get query(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.page.query).filter(([name]) => !name.startsWith('$')))
  }

  /** First element of a selector: `#id`, `.class`, or the name of a component (`button`). */
  $(selector: string): ElementHandle | undefined {
    return this.root.$(selector)
  }

  $$(selector: string): ElementHandle[] {
    return this.root.$$(selector)
  }

  /** First innermost element that shows exactly this text, or matches the pattern. */
  byText(text: string | RegExp): ElementHandle | undefined {
    return this.allByText(text)[0]
  }

  allByText(text: string | RegExp): ElementHandle[] {
    const shows = (element: Element) => {
      const shown = (element.textContent ?? '').trim()
      return typeof text === 'string' ? shown === text : text.test(shown)
    }
    return [...this.page.element.querySelectorAll<HTMLElement>('*')]
      .filter((element) => shows(element) && ![...element.children].some(shows) && isVisible(element))
      .map((element) => new ElementHandle(element, this.window))
  }

  text(): string {
    return this.root.text()
  }

  /** What is drawn, for a message when a test fails. */
  html(): string {
    return this.page.element.innerHTML
  }

  /** Calls a function of the page that WeChat calls: `onPullDownRefresh`, `onReachBottom`, `onShareAppMessage`. */
  async callMethod(name: string, ...args: unknown[]): Promise<unknown> {
    const result = this.pages.call(this.page, name, ...args)
    await pause()
    return result
  }

  private get root(): ElementHandle {
    return new ElementHandle(this.page.element, this.window)
  }
}

/** glass-easel writes ids as `<instance>--<id>` and components as `wx-…`. */
function domSelector(selector: string): string {
  return selector.replace(/#([\w-]+)/g, '[id$="--$1"]').replace(/(^|[\s>+~,(])([a-z])/g, '$1wx-$2')
}

function isVisible(element: HTMLElement): boolean {
  const hidden = (each: HTMLElement) => each.style.display === 'none' || each.hasAttribute('hidden')
  for (let each: HTMLElement | null = element; each; each = each.parentElement) if (hidden(each)) return false
  return true
}
