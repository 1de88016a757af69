import { randomUUID } from 'node:crypto'
import { foundDemoSchool, importDemo } from '../../cloudfunctions/_local/seed/import-demo'
import { type DemoPeople, demoPeople } from '../../cloudfunctions/_local/seed/rosters'
import type { ActionName, Input, Output } from '../../src/shared/contracts'
import type { WireError } from '../../src/shared/errors'
import { freshDatabase } from './cluster'
import { startServer, type TestServer } from './server'

/** The built functions and pages behind the local server, with the demo school in a database of its own. */
export interface DemoServer extends TestServer {
  databaseUrl: string
  people: DemoPeople
  /** The last six characters of the ID number of a student, colleague or operator. */
  initialPassword(number: string): string
  /** Does one thing as a person signed in with a session; fails the test on an error. */
  call<A extends ActionName>(token: string, action: A, data: Input<A>): Promise<Output<A>>
  /** A new session of this person, for what a test only prepares; the first one replaces the initial password by {@link chosenPassword}. */
  session(number: string): Promise<string>
  /** POST to the local cloud: `/local/clock`, `/local/jobs`, `/local/wechat/call`. */
  local<Answer = unknown>(path: string, body: object): Promise<Answer>
  end(): Promise<void>
}

/** The password of everybody who has replaced the initial one. */
export const chosenPassword = 'Right-4-Qicheng'

/** With everybody imported, or with the administrator T0002 alone. With `story` people have acted since the import, as after `npm start`. */
export async function startDemoServer({ imported, story = false }: { imported: boolean; story?: boolean }): Promise<DemoServer> {
  const database = await freshDatabase()
  const server = await startServer({ databaseUrl: database.url })
  const people = demoPeople()
  const end = async () => {
    await server.stop()
    await database.drop()
  }
  const prepared = imported ? importDemo({ url: database.url, origin: server.url, story }) : foundDemoSchool(database.url, people)
  // A server left running would keep the tests from ending.
  await prepared.catch((error: Error) => end().then(() => Promise.reject(error)))
  const idNumbers = idNumbersOf(people)
  const initialPassword = (number: string) => (idNumbers.get(number) ?? '').slice(-6)
  const call = <A extends ActionName>(token: string, action: A, data: Input<A>) => ask<A>(server.url, token, action, data)
  const signIn = (number: string, password: string) => call('', 'account.signIn', { number, password })
  const session = async (number: string) => {
    const known = await signIn(number, chosenPassword).catch(() => null)
    if (known) return known.token
    const { token } = await signIn(number, initialPassword(number))
    await call(token, 'account.changePassword', { next: chosenPassword })
    return token
  }
  return {
    ...server,
    databaseUrl: database.url,
    people,
    initialPassword,
    call,
    session,
    local: (path, body) => post(`${server.url}${path}`, body),
    end,
  }
}

function idNumbersOf({ students, staff, employers }: DemoPeople): Map<string, string> {
  return new Map([
    ...students.map((row): [string, string] => [row.学号, row.身份证号]),
    ...staff.map((row): [string, string] => [row.工号, row.身份证号]),
    ...employers.map((row): [string, string] => [row.操作员账号, row.操作员身份证号]),
  ])
}

async function post<Answer>(url: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Answer
}

type Answer<Data> = { ok: true; data: Data } | { ok: false; error: WireError }

async function ask<A extends ActionName>(origin: string, token: string, action: A, data: unknown): Promise<Output<A>> {
  const answer = await post<Answer<Output<A>>>(
    `${origin}/api`,
    { action, data, requestId: randomUUID() },
    { authorization: `Bearer ${token}` },
  )
  if (answer.ok) return answer.data
  throw new Error(`${action}: ${answer.error.code} ${answer.error.message} ${JSON.stringify(answer.error.fields ?? {})}`)
}
