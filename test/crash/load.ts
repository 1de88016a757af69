import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { contentFor, employerIdOf, opinions, originValues, prepareEmployer, schoolContact } from '../support/agreements'
import type { School } from '../support/school'
import { inBrowser, personIdOf, sessionOf } from '../support/sessions'

/** A command that was acknowledged. */
export interface Acknowledged {
  token: string
  action: string
  data: object
  requestId: string
  answer: { caseId?: string; state?: string; version?: number; number?: string }
}

export interface Load {
  acknowledged: Acknowledged[]
  /** How often a call got no answer, and how often the answer was `busy`. */
  interrupted: { silent: number; busy: number }
  /** Person ids of the students, in the order of their numbers. */
  students: string[]
  /** Resolves when everybody has come to the end; rejects at the first answer that is neither ok nor a reason to try again. */
  done: Promise<void>
}

export const agreementTrail = [
  ...Array(6).fill(['submit', 'withdraw']).flat(),
  'submit',
  'sign',
  'takeBack',
  'sign',
  'confirm',
  'approve',
] as string[]

type Step = (token: string, action: string, data: object) => Promise<Acknowledged['answer']>

/** So many students go from origin to the approved agreement over HTTP; whoever gets no answer asks again with the same requestId. */
export async function startLoad(school: School, url: string, count: number): Promise<Load> {
  const load: Load = { acknowledged: [], interrupted: { silent: 0, busy: 0 }, students: [], done: Promise.resolve() }
  const employer = await inBrowser(school, 'E0001')
  await prepareEmployer(employer)
  const employerId = await employerIdOf(school, 'E0001')
  const officers = new Map<string, string>()
  for (const [college, number] of Object.entries({ 计算机学院: 'T0004', 机械工程学院: 'T0005', 外国语学院: 'T0006' }))
    officers.set(college, await sessionOf(school, await personIdOf(school, number)))
  const people: { student: string; officer: string }[] = []
  for (const row of school.people.students.filter(({ 培养方式 }) => 培养方式 === '非定向').slice(0, count)) {
    const personId = await personIdOf(school, row.学号)
    load.students.push(personId)
    people.push({ student: await sessionOf(school, personId), officer: officers.get(row.学院) ?? '' })
  }
  if (people.length < count) throw new Error('not enough graduates for the load')
  const step = stepsOver(url, load)
  load.done = Promise.all(people.map((one) => career(step, { ...one, employer: employer.token, employerId }))).then(() => undefined)
  return load
}

async function career(
  step: Step,
  { student, officer, employer, employerId }: { student: string; officer: string; employer: string; employerId: string },
): Promise<void> {
  const origin = await step(student, 'origin.submit', { values: originValues })
  await step(officer, 'origin.approve', { caseId: origin.caseId })
  await step(student, 'agreement.readNotes', {})
  const submit = () => step(student, 'agreement.submit', { content: contentFor(employerId), agreesToDefault: true })
  for (let turn = 0; turn < 6; turn++) {
    await submit()
    await step(student, 'agreement.withdraw', {})
  }
  const { caseId } = await submit()
  await step(employer, 'agreement.sign', { caseId, ...opinions })
  await step(employer, 'agreement.takeBack', { caseId })
  await step(employer, 'agreement.sign', { caseId, ...opinions })
  await step(student, 'agreement.confirm', {})
  await step(officer, 'agreement.approve', { caseId, schoolContact })
}

function stepsOver(url: string, load: Load): Step {
  return async (token, action, data) => {
    const requestId = randomUUID()
    for (let tries = 0; tries < 600; tries++) {
      const reply = await ask(url, { token, action, data, requestId })
      if (reply === null) load.interrupted.silent += 1
      else if (reply.ok) {
        load.acknowledged.push({ token, action, data, requestId, answer: reply.data })
        return reply.data
      } else if (reply.error.kind === 'busy') load.interrupted.busy += 1
      else throw new Error(`${action} (try ${tries + 1}): ${JSON.stringify(reply.error)}`)
      await pause(50)
    }
    throw new Error(`${action} was not answered in time`)
  }
}

type Reply = { ok: true; data: Acknowledged['answer'] } | { ok: false; error: { kind: string; code: string } }

/** Null: no answer, the connection broke. */
export async function ask(
  url: string,
  { token, action, data, requestId }: { token: string; action: string; data: object; requestId: string },
): Promise<Reply | null> {
  try {
    const response = await fetch(`${url}/api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ action, data, requestId }),
    })
    return (await response.json()) as Reply
  } catch {
    return null
  }
}
