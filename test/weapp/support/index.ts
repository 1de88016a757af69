import type { Answer } from './answer'
import { RunningApp } from './app'
import { readBundle } from './bundle'
import type { Cloud } from './cloud'
import type { AskConsent } from './consent'
import { openDocument } from './document'
import { Faults } from './faults'
import { officialNames } from './names'
import { Pages, type Query } from './pages'
import { Program } from './program'
import { Realm } from './realm'
import { createRoutes } from './routes'
import { View } from './view'
import { createWx } from './wx'

export type { Answer, ApiOptions } from './answer'
export type { RunningApp } from './app'
export type { Cloud } from './cloud'
export type { AskConsent, ConsentChoice } from './consent'
export type { ElementHandle, PageHandle } from './driver'
export type { Call } from './wx'

/** What the world around the mini-program does. */
export interface BootOptions {
  /** The cloud functions. Without it every call fails. */
  cloud?: Cloud
  /** What the user says to a request for subscription messages; yes to all when absent. */
  consent?: AskConsent
  /** Results of `wx` functions by name (`scanCode`, `cloud.uploadFile`): the fields beside `errMsg`; a thrown error is a failure. */
  answers?: Record<string, Answer>
  /** Page the mini-program is opened at, the first of app.json when absent. `scene` as WeChat numbers them. */
  launch?: { path?: string; query?: Query; scene?: number }
  /** What the phone kept from earlier: storage key to value. */
  storage?: Record<string, unknown>
}

/**
 * Runs a built mini-program without WeChat: its JavaScript in a bare realm, its WXML through WeChat's component framework.
 * It does not prove WeChat's built-in components, layout, base library or consent dialog.
 * @param dist folder of the weapp build, the one with app.json
 * @throws Error if WeChat would refuse the build, the program fails while loading or the first page stays empty
 */
export async function boot(dist: string, options: BootOptions = {}): Promise<RunningApp> {
  const bundle = readBundle(dist)
  const { path = bundle.pages[0] ?? '', query = {}, scene = 1001 } = options.launch ?? {}
  if (!bundle.pages.includes(path)) throw new Error(`page "${path}" is not found`)
  const launch = { path, query, scene, referrerInfo: {} }
  const storage = new Map(Object.entries(options.storage ?? {}).map(([key, value]) => [key, JSON.stringify(value)]))
  const files = new Map<string, Buffer>()

  const faults = new Faults()
  const window = openDocument((error) => faults.caught('view', error))
  const realm = new Realm(faults)
  const view = new View(bundle, faults)
  const pages = new Pages(bundle, view, faults)
  const { wx, calls, answer } = createWx({
    names: officialNames(),
    faults,
    cloud: options.cloud ?? (async (name) => Promise.reject(new Error(`there is no cloud function ${name}`))),
    consent: options.consent ?? (() => 'accept'),
    answers: options.answers ?? {},
    routes: createRoutes(bundle, pages),
    launch,
    storage,
    files,
    inTap: () => view.inTap,
    parse: realm.parse,
  })
  const program = new Program(bundle, realm, view, faults)
  const app = new RunningApp({ window, faults, realm, view, pages, tabs: bundle.tabs, calls, answer, storage, files })
  realm.provide({ wx, ...program.globals, getCurrentPages: () => pages.stack.map((page) => page.logic) })
  try {
    program.load()
    for (const event of ['onLaunch', 'onShow']) program.call(event, launch)
    pages.push(path, query)
    await app.waitFor(() => pages.top.element.childElementCount > 0, 'the first page to be drawn')
  } catch (error) {
    app.dispose()
    throw error
  }
  return app
}
