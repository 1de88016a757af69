import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext, Locator, Page, Response } from 'playwright-core'
import { obstaclesOn } from './accessible'

export interface Size {
  name: 'phone' | 'desktop'
  width: number
  height: number
}

export const phone: Size = { name: 'phone', width: 390, height: 844 }
export const desktop: Size = { name: 'desktop', width: 1280, height: 800 }

const results = resolve(__dirname, '../../../test-results')
const inner = { exact: true }

/** How the app learns that nobody is signed in; Chromium writes every 401 into the console. */
const asksWhoIsThere = /status of 401/

/** Somebody at a browser of their own: what they do, see and read. */
export class Person {
  /** Errors in the console and requests that failed. */
  readonly faults: string[] = []

  /** The last questions to the server and how each was answered. */
  private readonly talk: string[] = []

  /** Questions to the server that have no answer yet. */
  private underWay = 0

  private constructor(
    readonly page: Page,
    private readonly size: Size,
    private readonly origin: string,
  ) {}

  /** Opens a browser window. With a session of the server the person is signed in already. */
  static async arrives(browser: Browser, origin: string, size: Size, session?: string): Promise<Person> {
    const touch = size.name === 'phone'
    const context = await browser.newContext({
      viewport: size,
      hasTouch: touch,
      isMobile: touch,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    context.setDefaultTimeout(20_000)
    if (session) await keepSession(context, session)
    const person = new Person(await context.newPage(), size, origin)
    person.watch()
    await person.goTo('/')
    return person
  }

  private watch(): void {
    this.page.on('request', () => this.underWay++)
    this.page.on('requestfinished', () => this.underWay--)
    this.page.on('response', (answer) => void this.keepTalk(answer))
    this.page.on('requestfailed', () => this.underWay--)
    this.page.on(
      'console',
      (message) => message.type() === 'error' && !asksWhoIsThere.test(message.text()) && this.faults.push(message.text()),
    )
    this.page.on('pageerror', (error) => this.faults.push(String(error)))
    this.page.on('requestfailed', (request) => {
      const failure = request.failure()?.errorText
      // A question under way when the person moves on is dropped by the browser itself.
      if (failure !== 'net::ERR_ABORTED') this.faults.push(`${request.url()} ${failure}`)
    })
  }

  private async keepTalk(answer: Response): Promise<void> {
    if (!answer.url().endsWith('/api')) return
    const asked = (answer.request().postDataJSON() as { action?: string } | null)?.action ?? '?'
    const body = (await answer.json().catch(() => null)) as { ok?: boolean; error?: { code?: string } } | null
    this.talk.push(`${asked} ${answer.status()} ${body?.ok ? 'ok' : (body?.error?.code ?? 'no answer')}`)
    if (this.talk.length > 12) this.talk.shift()
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.origin + path)
  }

  /** Waits until the person can read this. */
  async sees(text: string | RegExp): Promise<Locator> {
    const found = this.page
      .getByText(text, typeof text === 'string' ? inner : {})
      .filter({ visible: true })
      .first()
    await found.waitFor().catch((error) => this.isStuck(error))
    return found
  }

  /** Says where the person was, with a picture, when something does not come. */
  private async isStuck(error: Error): Promise<never> {
    await this.page.screenshot({ path: join(results, `${this.size.name}-stuck.png`), fullPage: true })
    // biome-ignore lint/performance/useDomNodeTextContent: pages left behind stay in the document, hidden
    const shown = await this.page.locator('body').innerText()
    const dialogs = await this.page.getByRole('dialog').allInnerTexts()
    const story = [error.message, `${this.page.url()}`, ...this.talk, ...this.faults, ...dialogs.map((text) => `in a dialog: ${text}`)]
    throw new Error([...story, 'the page shows:', shown].join('\n'))
  }

  /** Waits until these words stand somewhere on the page, in a sentence or beside others. */
  async readsOf(words: string): Promise<void> {
    // biome-ignore lint/performance/useDomNodeTextContent: pages left behind stay in the document, hidden
    await this.page.waitForFunction((part) => document.body.innerText.includes(part), words).catch((error) => this.isStuck(error))
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' ? inner : {}) })
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.button(name)
      .first()
      .click()
      .catch((error) => this.isStuck(error))
  }

  /** Presses what reads like this: a row of a list, a link. */
  async opens(text: string | RegExp): Promise<void> {
    await (await this.sees(text)).click()
  }

  async writes(label: string | RegExp, text: string): Promise<void> {
    await this.page
      .getByLabel(label, typeof label === 'string' ? inner : {})
      .filter({ visible: true })
      .first()
      .fill(text)
  }

  async chooses(label: string, option: string): Promise<void> {
    await this.page.getByLabel(label, inner).selectOption({ label: option })
  }

  async ticks(name: string | RegExp): Promise<void> {
    await this.page.getByRole('checkbox', { name }).first().click()
  }

  /** Looks at the page once everything has come: keeps a picture of it and answers what is wrong with it. */
  async looks(name: string): Promise<string[]> {
    for (let quiet = 0; quiet < 4; quiet = this.underWay === 0 ? quiet + 1 : 0) await this.page.waitForTimeout(40)
    mkdirSync(results, { recursive: true })
    await this.page.screenshot({ path: join(results, `${this.size.name}-${name}.png`), fullPage: true })
    return (await obstaclesOn(this.page)).map((obstacle) => `${name}: ${obstacle}`)
  }

  /** The document that opens in a tab of its own when this is pressed. */
  async document(name: string): Promise<Buffer> {
    const [tab] = await Promise.all([this.page.waitForEvent('popup'), this.presses(name)])
    const request = await tab.waitForEvent('request', (each) => each.url().includes('/local/files/'))
    await tab.close()
    const response = await fetch(request.url())
    return Buffer.from(await response.arrayBuffer())
  }

  async leaves(): Promise<void> {
    await this.page.context().close()
  }
}

/** As the app keeps it; a session begun on the sign-in page later wins. */
export async function keepSession(context: BrowserContext, token: string): Promise<void> {
  await context.addInitScript(
    (kept) => {
      if (!localStorage.getItem('qicheng.token')) localStorage.setItem('qicheng.token', kept)
    },
    JSON.stringify({ data: token }),
  )
}
