import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { auditFaults } from '../../cloudfunctions/_kit/audit-verify'
import { openDatabase } from '../../cloudfunctions/_kit/database'
import { type Answer, handle, type Ports } from '../../cloudfunctions/_kit/handler'
import { actions } from '../../cloudfunctions/api/actions'
import { contracts } from '../../src/shared/contracts'
import { foundedSchool, type School } from '../support/school'
import { personIdOf, sessionOf } from '../support/sessions'

export const CLIENTS = 64

/** One call that somebody is about to make. */
export interface Attempt {
  token: string
  action: string
  data: object
  requestId?: string
  openid?: string
}

export interface Crowd {
  school: School
  /** Ports with a connection for each client, so that all of them are inside PostgreSQL at once. */
  ports: Ports
  /** Everybody at once, in an order shaken anew; answers stand in the order of the attempts. */
  race(attempts: Attempt[], beside?: (() => Promise<unknown>)[]): Promise<Answer[]>
  /** Sessions of so many graduates who may sign online and have not been handed out yet. */
  graduates(count: number, college?: string): Promise<{ number: string; token: string; personId: string }[]>
  tokenOf(number: string): Promise<string>
  end(): Promise<void>
}

export async function crowd({ graduates = 240 } = {}): Promise<Crowd> {
  const school = await foundedSchool({ graduates, employers: 2 })
  const database = openDatabase(school.url, CLIENTS)
  const ports = { ...school.ports, database }
  const faults: object[] = []
  const answer = handle(contracts, actions, ports, (line) => {
    if ('fault' in line) faults.push(line)
  })
  const unused = school.people.students.filter((row) => row.培养方式 === '非定向')
  const tokenOf = async (number: string) => sessionOf(school, await personIdOf(school, number))
  return {
    school,
    ports,
    tokenOf,
    async race(attempts, beside = []) {
      const answers: Answer[] = []
      const calls = attempts.map(({ token, action, data, requestId = randomUUID(), openid = null }, index) => async () => {
        answers[index] = await answer({
          body: { action, data, requestId },
          credentials: { token: token || null, openid },
          channel: openid ? 'phone' : 'web',
        })
      })
      await Promise.all(shaken([...calls, ...beside]).map((call) => call()))
      expect(faults).toEqual([])
      // Neither a deadlock nor a serialization failure reaches anybody.
      expect(answers.filter((one) => !one.ok && ['busy', 'fault'].includes(one.error.kind))).toEqual([])
      return answers
    },
    async graduates(count, college) {
      const found = unused.filter((row) => !college || row.学院 === college).slice(0, count)
      if (found.length < count) throw new Error(`only ${found.length} graduates are left`)
      for (const row of found) unused.splice(unused.indexOf(row), 1)
      return Promise.all(
        found.map(async ({ 学号: number }) => ({ number, token: await tokenOf(number), personId: await personIdOf(school, number) })),
      )
    },
    async end() {
      await database.end()
      await school.end()
    },
  }
}

/** In another order at every run, so that every interleaving has its day. */
function shaken<T>(list: T[]): T[] {
  return list
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

export const codeOf = (answer: Answer | undefined): string => (answer?.ok ? 'ok' : `${answer?.error.kind}/${answer?.error.code}`)

/** How often each answer was given. */
export function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[codeOf(answer)] = (counts[codeOf(answer)] ?? 0) + 1
  return counts
}

/** Nothing is half-written anywhere: every chain verifies, every step of a person has its stored answer, every message its notice. */
export async function expectSound({ database }: School): Promise<void> {
  expect((await auditFaults(database)).faults).toEqual([])
  const unanswered = await database.rows(sql`select a.case_id, a.action from audit a where a.actor_id is not null
    and not exists (select 1 from request r where r.school_id = a.school_id and r.person_id = a.actor_id and r.request_id = a.request_id)`)
  expect(unanswered).toEqual([])
  const orphans = await database.rows(
    sql`select o.notice_id from outbox o left join notice n using (school_id, notice_id) where n.notice_id is null`,
  )
  expect(orphans).toEqual([])
}

/** The actions of a case's trail in order. */
export async function trailOf({ database }: School, caseId: string): Promise<string[]> {
  const rows = await database.rows<{ action: string }>(sql`select action from audit where case_id = ${caseId} order by seq`)
  return rows.map(({ action }) => action)
}

export async function noticesOf({ database }: School, caseId: string, kind: string): Promise<number> {
  const row = await database.row<{ count: number }>(
    sql`select count(*)::int as count from notice where case_id = ${caseId} and kind = ${kind}`,
  )
  return row?.count ?? 0
}
