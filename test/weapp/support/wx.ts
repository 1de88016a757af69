import simulated from 'miniprogram-simulate/src/api'
import { type Answer, type ApiOptions, answerLater } from './answer'
import { type Cloud, createCloud } from './cloud'
import { type AskConsent, requestConsent } from './consent'
import type { Faults } from './faults'
import { createFileSystem } from './files'
import type { OfficialNames } from './names'
import { createStorage } from './storage'

/** A call the program made: `argument` is the first one as JSON (functions dropped), `inTap` whether a tap was being handled. */
export interface Call {
  api: string
  argument: unknown
  inTap: boolean
}

/** What `wx` is made of. */
export interface WxParts {
  names: OfficialNames
  faults: Faults
  cloud: Cloud
  consent: AskConsent
  answers: Record<string, Answer>
  routes: Record<string, Answer>
  launch: object
  storage: Map<string, string>
  files: Map<string, Buffer>
  inTap: () => boolean
  /** JSON text to a value of the program's realm. */
  parse: (text: string) => unknown
}

type Api = (...args: never[]) => unknown

/** Functions whose result depends on the user or the network: without an answer from the test they fail, and that is a fault. */
const NEEDS_ANSWER = `scanCode chooseMessageFile chooseMedia chooseImage uploadFile downloadFile openDocument saveFileToDisk request
  saveImageToPhotosAlbum`.split(/\s+/)
const TASKS = new Set(['uploadFile', 'downloadFile', 'request', 'cloud.uploadFile', 'cloud.downloadFile'])

/**
 * Builds `wx`. Functions WeChat's typings name come from miniprogram-simulate unless this harness or the test answers them; anything
 * else is absent, as on a phone, and reaching for it is a fault.
 */
export function createWx(parts: WxParts) {
  const { names, faults } = parts
  const calls: Call[] = []
  const record =
    (api: string, run: (call: Call, ...args: never[]) => unknown): Api =>
    (...args) => {
      const call = { api, argument: plain(args[0]), inTap: parts.inTap() }
      calls.push(call)
      return run(call, ...args)
    }
  const later = (api: string, work: (options: ApiOptions, call: Call) => unknown): Api =>
    record(api, (call, options: ApiOptions = {}) => {
      const outcome = answerLater(api, options, () => work(options, call))
      if (!TASKS.has(api)) return outcome
      outcome?.catch(() => undefined) // a task is returned instead, so nobody could handle it
      return createTask()
    })

  const table: Record<string, unknown> = {} // own and enumerable: Taro builds its functions from Object.keys(wx)
  const put = (apis: Record<string, (...args: never[]) => unknown>, as: typeof later) => {
    for (const [api, run] of Object.entries(apis)) table[api] = as(api, run as Answer)
  }
  for (const api of names.wx) {
    const found = simulated[api]
    if (found !== undefined && !/^batch\w*Storage/.test(api)) {
      table[api] = typeof found === 'function' ? record(api, (_, ...args) => found.apply(simulated, args)) : found
    }
  }
  const storage = createStorage(parts.storage, parts.parse)
  const fileSystem = watched('wx.getFileSystemManager()', createFileSystem(parts.files), names.fileSystem, faults)
  put(storage.immediate, (api, run) => record(api, (_, ...args) => (run as Api)(...args)))
  put(storage.later, later)
  put(parts.routes, later)
  put(Object.fromEntries(NEEDS_ANSWER.map((api) => [api, () => unanswered(api, faults)])), later)
  table.requestSubscribeMessage = later('requestSubscribeMessage', (options, call) => requestConsent(options, call.inTap, parts.consent))
  table.getLaunchOptionsSync = table.getEnterOptionsSync = () => parts.launch
  table.getFileSystemManager = () => fileSystem

  const cloud: Record<string, unknown> = {
    init: record('cloud.init', () => undefined),
    callFunction: later('cloud.callFunction', createCloud(parts.cloud, parts.parse)),
  }
  table.cloud = watched('wx.cloud', cloud, names.cloud, faults)

  const answer = (api: string, say: Answer): void => {
    const [place, name, official] = api.startsWith('cloud.') ? [cloud, api.slice(6), names.cloud] : [table, api, names.wx]
    if (!official.has(name)) throw new Error(`wx.${api} is not in miniprogram-api-typings`)
    place[name] = later(api, say)
  }
  for (const [api, say] of Object.entries(parts.answers)) answer(api, say)
  return { wx: watched('wx', table, names.wx, faults), calls, answer }
}

/** Notes every reach for a member that is absent. Taro's build keeps its chunks in `wx.webpackJsonp`, which is its own. */
function watched<T extends object>(label: string, members: T, official: ReadonlySet<string>, faults: Faults): T {
  return new Proxy(members, {
    get(target, name, receiver) {
      if (typeof name === 'string' && name !== 'webpackJsonp' && !(name in target)) {
        const reason = official.has(name) ? 'is official but has no stand-in here' : 'is not in miniprogram-api-typings'
        faults.note(`${label}.${name} ${reason}`)
      }
      return Reflect.get(target, name, receiver)
    },
  })
}

function unanswered(api: string, faults: Faults): never {
  faults.note(`wx.${api} was called and the test had no answer`)
  throw new Error('no answer')
}

function createTask() {
  const nothing = () => undefined
  const listeners = ['ProgressUpdate', 'HeadersReceived', 'ChunkReceived'].flatMap((event) => [`on${event}`, `off${event}`])
  return Object.fromEntries(['abort', ...listeners].map((name) => [name, nothing]))
}

/** Some arguments hold pages or nodes, which are not JSON. */
function plain(value: unknown): unknown {
  try {
    return value === undefined ? undefined : (JSON.parse(JSON.stringify(value) ?? 'null') as unknown)
  } catch {
    return '[not JSON]'
  }
}
