import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../cloudfunctions/_kit/database'
import { folderFiles } from '../../cloudfunctions/_kit/files/folder-files'
import { type Answer, handle, type Ports } from '../../cloudfunctions/_kit/handler'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { writeSheet } from '../../cloudfunctions/_kit/sheets/write-sheet'
import type { SendOutcome, SubscribeMessage, WeChat } from '../../cloudfunctions/_kit/wechat/wechat'
import { demoPeople } from '../../cloudfunctions/_local/seed/rosters'
import { takeDueAgreements } from '../../cloudfunctions/agreement/deadlines'
import { actions } from '../../cloudfunctions/api/actions'
import { takeDueInvitations } from '../../cloudfunctions/card/deadlines'
import { deliver } from '../../cloudfunctions/notice/deliver'
import { remind } from '../../cloudfunctions/notice/remind'
import { foundSchool } from '../../cloudfunctions/roster/first-admin'
import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { shanghaiTime } from '../../src/shared/calendar'
import { type ActionName, contracts, type Input, type Output } from '../../src/shared/contracts'
import { defaultDeparturePolicy } from '../../src/shared/departure/policy'
import type { WireError } from '../../src/shared/errors'
import { defaultOriginPolicy } from '../../src/shared/origin/policy'
import { defaultSurveyPolicy } from '../../src/shared/survey/policy'
import { freshDatabase } from './cluster'

/** A person at a phone or browser. `call` fails the test on an error; `ask` answers it; `refused` expects it. */
export interface Client {
  token: string
  call<A extends ActionName>(action: A, data: Input<A>, requestId?: string): Promise<Output<A>>
  ask(action: string, data: unknown, requestId?: string): Promise<Answer>
  refused(action: string, data: unknown, requestId?: string): Promise<WireError>
}

export interface School {
  database: Database
  url: string
  ports: Ports
  people: ReturnType<typeof demoPeople>
  clock: { now: Date; set(wall: string): void; add(milliseconds: number): void }
  /** Messages WeChat took, and what it will answer next. */
  wechat: { sent: SubscribeMessage[]; outcomes: SendOutcome[] }
  /** Signs in (with the initial password the first time) and sets a password, or uses the session made before. */
  as(number: string): Promise<Client>
  /** Nobody: no session. With `openid` as a phone. */
  nobody(openid?: string): Client
  /** As a phone whose WeChat account is `openid`, with or without a session of its own. */
  phone(openid: string, token?: string): Client
  /** In a browser with this session. */
  web(token: string): Client
  jobs: { deadlines(): Promise<number>; reminders(): Promise<{ reminded: number }>; deliver(): Promise<{ sent: number; left: number }> }
  end(): Promise<void>
}

export const schoolId = 'qicheng'
const password = 'Right-4-Qicheng'

interface FoundingOptions {
  graduates?: number
  staff?: number
  employers?: number
  /** Every survey of the default policy; otherwise only that before departure, so that origin can be handed in at once. */
  surveys?: boolean
  /** A migrated, empty database of the caller's, instead of one of the test cluster. */
  on?: string
}

/**
 * A school on a database of its own with the demo people (fewer when told so), imported through the actions staff use.
 * The clock stands at 2027-03-01 09:00 in Shanghai; every window is open from 2026-09-01 08:00 to 2027-07-01 12:00.
 */
export async function foundedSchool({
  graduates = 60,
  staff = 40,
  employers = 6,
  surveys = false,
  on,
}: FoundingOptions = {}): Promise<School> {
  const fresh = on ? { url: on, drop: async () => undefined } : await freshDatabase()
  const database = openDatabase(fresh.url, 8)
  const folder = mkdtempSync(join(tmpdir(), 'qicheng-files-'))
  const clock = {
    now: shanghaiTime('2027-03-01T09:00'),
    set: (wall: string) => {
      clock.now = shanghaiTime(wall)
    },
    add: (milliseconds: number) => {
      clock.now = new Date(clock.now.getTime() + milliseconds)
    },
  }
  const wechat = { sent: [] as SubscribeMessage[], outcomes: [] as SendOutcome[] }
  const ports: Ports = {
    database,
    files: folderFiles({ folder, url: 'http://files.test', key: Buffer.alloc(32, 1) }),
    wechat: phonesOf(wechat),
    clock: () => clock.now,
    schoolId,
  }
  const people = demoPeople({ graduates, staff, employers })
  const desk = deskOf(ports)
  const school: School = {
    database,
    url: fresh.url,
    ports,
    people,
    clock,
    wechat,
    as: desk.signedIn(people),
    nobody: (openid) => desk.client('', openid ?? null),
    phone: (openid, token = '') => desk.client(token, openid),
    web: (token) => desk.client(token, null),
    jobs: {
      deadlines: () =>
        database.transaction(
          async (tx) => (await takeDueAgreements(tx, schoolId, clock.now)) + (await takeDueInvitations(tx, schoolId, clock.now)),
        ),
      reminders: () => remind(ports),
      deliver: () => deliver(ports),
    },
    end: async () => {
      await database.end()
      await fresh.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await found(school, surveys)
  return school
}

/** A WeChat that takes everything, unless outcomes are queued. The wire itself is tested in test/wechat. */
function phonesOf(log: School['wechat']): WeChat {
  return {
    sendSubscribeMessage: async (message) => {
      const outcome = log.outcomes.shift() ?? { kind: 'sent' as const }
      if (outcome.kind === 'sent') log.sent.push(message)
      return outcome
    },
    miniProgramCode: async () => Buffer.from('89504e470d0a1a0a', 'hex'),
  }
}

function deskOf(ports: Ports) {
  const answer = handle(contracts, actions, ports, () => undefined)
  const client = (token: string, openid: string | null): Client => {
    const ask = (action: string, data: unknown, requestId: string = randomUUID()) =>
      answer({ body: { action, data, requestId }, credentials: { token: token || null, openid }, channel: openid ? 'phone' : 'web' })
    return {
      token,
      ask,
      async call<A extends ActionName>(action: A, data: Input<A>, requestId?: string) {
        const got = await ask(action, data, requestId)
        if (!got.ok)
          throw new Error(`${action}: ${got.error.kind} ${got.error.code} ${got.error.message} ${JSON.stringify(got.error.fields ?? {})}`)
        return got.data as Output<A>
      },
      async refused(action, data, requestId) {
        const got = await ask(action, data, requestId)
        if (got.ok) throw new Error(`${action} was expected to fail and answered ${JSON.stringify(got.data).slice(0, 200)}`)
        return got.error
      },
    }
  }
  const sessions = new Map<string, Promise<Client>>()
  const begin = async (number: string, idNumber: string) => {
    const first = await client('', null).call('account.signIn', { number, password: idNumber.slice(-6) })
    const own = client(first.token, null)
    await own.call('account.changePassword', { next: password })
    return own
  }
  const signedIn = (people: School['people']) => {
    const idNumbers = new Map([
      ...people.students.map((row): [string, string] => [row.学号, row.身份证号]),
      ...people.staff.map((row): [string, string] => [row.工号, row.身份证号]),
      ...people.employers.map((row): [string, string] => [row.操作员账号, row.操作员身份证号]),
    ])
    return (number: string) => {
      const known = sessions.get(number) ?? begin(number, idNumbers.get(number) ?? '')
      sessions.set(number, known)
      return known
    }
  }
  return { client, signedIn }
}

async function found({ database, people, as, ports, clock }: School, surveys: boolean): Promise<void> {
  const admin = people.staff.find((row) => row.工号 === 'T0002')
  if (!admin) throw new Error('no administrator among the demo staff')
  const window = { opens: '2026-09-01T08:00', closes: '2027-07-01T12:00' }
  const place = { schoolId, seasonId: '2027' }
  await database.transaction(async (tx) => {
    await foundSchool(tx, {
      schoolId,
      schoolName: '启程大学',
      season: { id: '2027', name: '2027届' },
      admin: { number: admin.工号, name: admin.姓名, idNumber: admin.身份证号 },
    })
    await publishPolicy(tx, place, 'origin', { ...defaultOriginPolicy, window }, clock.now)
    await publishPolicy(tx, place, 'agreement', { ...defaultAgreementPolicy, window }, clock.now)
    await publishPolicy(tx, place, 'departure', { ...defaultDeparturePolicy, window }, clock.now)
    const asked = defaultSurveyPolicy.surveys.filter(({ gates }) => surveys || gates === 'departure')
    await publishPolicy(tx, place, 'survey', { surveys: asked }, clock.now)
  })
  const client = await as('T0002')
  for (const kind of ['staff', 'students', 'employers'] as const) await importRoster(client, ports, kind, people[kind])
  await client.call('departure.open', {})
}

/** Imports rows of one roster the way a person does; answers the preview. */
export async function importRoster(
  client: Client,
  ports: Ports,
  kind: 'staff' | 'students' | 'employers',
  rows: readonly Record<string, string>[],
) {
  const file = await sheetOf(rows)
  return importFile(client, ports, kind, file)
}

export async function importFile(
  client: Client,
  ports: Ports,
  kind: 'staff' | 'students' | 'employers',
  file: Buffer,
  name = `${kind}.xlsx`,
) {
  const fileId = await uploadFile(client, ports, kind, file, name)
  const preview = await client.call('roster.preview', { kind, fileId })
  const applied = await client.call('roster.apply', { kind, fileId, digest: preview.digest })
  return { preview, applied }
}

/** Puts a file where `roster.upload` says; the transport itself is tested in test/local and test/browser. */
export async function uploadFile(
  client: Pick<Client, 'call'>,
  ports: Pick<Ports, 'files'>,
  kind: 'staff' | 'students' | 'employers',
  file: Buffer,
  name = `${kind}.xlsx`,
): Promise<string> {
  const slot = await client.call('roster.upload', { kind, name, size: file.length })
  await ports.files.put(pathOf(slot.fileId), file, 'application/octet-stream')
  return slot.fileId
}

const pathOf = (fileId: string) => fileId.replace(/^[a-z]+:\/*/, '')

/** Rows keyed by header as an .xlsx file. */
export function sheetOf(rows: readonly Record<string, string>[]): Promise<Buffer> {
  const headers = Object.keys(rows[0] ?? {})
  return writeSheet({
    title: '名单',
    columns: headers.map((header) => ({ header })),
    rows: rows.map((row) => headers.map((header) => row[header] || null)),
  })
}
