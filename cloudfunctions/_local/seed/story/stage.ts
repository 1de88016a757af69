import { dateOf, shanghaiTime, span } from '../../../../src/shared/calendar'
import type { ActionName, Input, Output } from '../../../../src/shared/contracts'
import type { DemoPeople } from '../rosters'
import { callApi, post, sendFile } from '../wire'
import { paperSaying, writtenPage } from './paper'

/** The password of everybody who has acted in the story. */
export const storyPassword = 'qicheng2027'

/** Somebody who acts, signed in in a browser. */
export interface Actor {
  call<A extends ActionName>(action: A, data: Input<A>): Promise<Output<A>>
  /** Sends a PDF of one page with this title, or a photograph; answers its file id. */
  send(title: string, as?: 'photograph'): Promise<string>
}

export interface Stage {
  as(number: string): Actor
  /** The counselor of this student's class. */
  counselorOf(student: string): Actor
  /** Number of this student's first advisor. */
  advisorOf(student: string): string
  /** Everybody with a password of their own by now. */
  acted: Set<string>
  /** Sets the clock of the local cloud so many days back, at this hour and minute in Shanghai, and does what has fallen due by then. */
  turnTo(daysAgo: number, minutes: number): Promise<void>
  /** The time of the clock as it was set last. */
  now(): Date
  /** Back to the real time. */
  endStory(): Promise<void>
}

/** A bulk action answers row by row; in the story every row has to be done. @throws Error with the first refusal */
export function wholly({ results }: Pick<Output<'departure.decide'>, 'results'>): void {
  const refused = results.find(({ ok }) => !ok)
  if (refused || results.length === 0) throw new Error(`not done: ${refused?.code ?? 'nothing was chosen'} ${refused?.message ?? ''}`)
}

/** Sessions of a browser end after twelve hours; whoever acts later than this signs in anew. */
const sessionHours = 11

/** The demo class behind a running local server. `known`: numbers whose password is {@link storyPassword} already. */
export function stageOf(origin: string, people: DemoPeople, known: readonly string[]): Stage {
  const acted = new Set(known)
  const sessions = new Map<string, { token: string; until: number }>()
  const { initialPassword, counselors, advisors } = indexOf(people)
  let clock = Date.now()

  async function tokenOf(number: string): Promise<string> {
    const open = sessions.get(number)
    if (open && open.until > clock) return open.token
    const first = !acted.has(number)
    const password = first ? (initialPassword.get(number) ?? '') : storyPassword
    const { token } = await callApi(origin, null, 'account.signIn', { number, password })
    if (first) await callApi(origin, token, 'account.changePassword', { next: storyPassword })
    acted.add(number)
    sessions.set(number, { token, until: clock + sessionHours * span.hour })
    return token
  }
  const as = (number: string): Actor => {
    const call: Actor['call'] = async (action, data) => {
      const token = await tokenOf(number)
      return callApi(origin, token, action, data).catch((error: Error) => Promise.reject(new Error(`${number}: ${error.message}`)))
    }
    return {
      call,
      async send(title, kind) {
        const content = await (kind ? writtenPage() : paperSaying(title))
        const slot = await call('attachment.start', { name: `${title}.${kind ? 'jpg' : 'pdf'}`, size: content.length })
        await sendFile(slot, content)
        return slot.fileId
      },
    }
  }
  const doJob = (job: string) => post(`${origin}/local/jobs`, { job })
  return {
    as,
    counselorOf: (student) => as(counselors.get(student) ?? ''),
    advisorOf: (student) => advisors.get(student) ?? '',
    acted,
    async turnTo(daysAgo, minutes) {
      const day = shanghaiTime(`${dateOf(new Date(Date.now() - daysAgo * span.day))}T09:00`)
      clock = day.getTime() + minutes * span.minute
      await post(`${origin}/local/clock`, { now: new Date(clock).toISOString() })
      for (const job of ['deadlines', 'reminders']) await doJob(job)
    },
    now: () => new Date(clock),
    async endStory() {
      await post(`${origin}/local/clock`, { now: null })
      for (const job of ['deadlines', 'reminders']) await doJob(job)
    },
  }
}

function indexOf({ students, staff, employers }: DemoPeople) {
  const people: [string, string][] = [
    ...students.map((row): [string, string] => [row.学号, row.身份证号]),
    ...staff.map((row): [string, string] => [row.工号, row.身份证号]),
    ...employers.map((row): [string, string] => [row.操作员账号, row.操作员身份证号]),
  ]
  const ofClass = new Map(
    staff
      .filter((row) => row.角色.startsWith('辅导员'))
      .flatMap((row) => (row.范围.split('、')[0] ?? '').split('/').map((name): [string, string] => [name, row.工号])),
  )
  return {
    initialPassword: new Map(people.map(([number, idNumber]) => [number, idNumber.slice(-6)])),
    counselors: new Map(students.map((row) => [row.学号, ofClass.get(row.班级) ?? ''])),
    advisors: new Map(students.map((row) => [row.学号, row.导师工号])),
  }
}
