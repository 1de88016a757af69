import { span } from '../../src/shared/calendar'
import { foundedSchool, type School } from '../support/school'
import { inBrowser } from '../support/sessions'

let school: School
beforeAll(async () => {
  school = await foundedSchool()
})
afterAll(() => school.end())

const right = 'Right-4-Qicheng'
const attempt = (number: string, password = 'Wrong-1234') => school.nobody().ask('account.signIn', { number, password })

/** The code of each of so many wrong attempts, one after the other. */
async function fail(number: string, times: number): Promise<string[]> {
  const codes: string[] = []
  for (let time = 0; time < times; time++) {
    const answer = await attempt(number)
    codes.push(answer.ok ? 'ok' : answer.error.code)
  }
  return codes
}

const failed = (times: number) => Array<string>(times).fill('sign-in-failed')

async function readied(index: number): Promise<string> {
  const number = school.people.students[index]?.学号 ?? ''
  await school.as(number)
  return number
}

describe('wrong passwords (A-3)', () => {
  it('lock the number for 15 minutes after the fifth, then twice as long each time; the right one does not help meanwhile (A-3)', async () => {
    const number = await readied(0)
    expect(await fail(number, 6)).toEqual([...failed(5), 'sign-in-locked'])
    const locked = await school.nobody().refused('account.signIn', { number, password: right })
    expect(locked).toMatchObject({ kind: 'refused', code: 'sign-in-locked', call: { office: expect.any(String) } })
    expect(locked.message).toContain('3月1日 09:15')
    school.clock.add(15 * span.minute - 1)
    expect((await attempt(number, right)).ok).toBe(false)
    school.clock.add(1)
    expect(await fail(number, 6)).toEqual([...failed(5), 'sign-in-locked'])
    school.clock.add(30 * span.minute - 1)
    expect((await attempt(number, right)).ok).toBe(false)
    school.clock.add(1)
    expect((await attempt(number, right)).ok).toBe(true)
  })

  it('are forgotten after a success: the next lock is 15 minutes again (A-3)', async () => {
    const number = await readied(1)
    expect(await fail(number, 4)).toEqual(failed(4))
    expect((await attempt(number, right)).ok).toBe(true)
    expect(await fail(number, 6)).toEqual([...failed(5), 'sign-in-locked'])
    school.clock.add(15 * span.minute)
    expect((await attempt(number, right)).ok).toBe(true)
  })

  it('cannot outrun the lock by coming all at once (A-3)', async () => {
    const number = await readied(2)
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(number)))
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort()
    expect(codes).toEqual([...failed(5), ...Array<string>(15).fill('sign-in-locked')])
  })

  it('do not tell whether the number exists: same answers, same lock, word for word (A-3, S1-30)', async () => {
    const known = await readied(3)
    const tell = async (number: string) => {
      const answers = []
      for (let time = 0; time < 6; time++) {
        const answer = await attempt(number)
        answers.push(answer.ok ? answer : { ...answer.error, requestId: '' })
      }
      return answers
    }
    expect(await tell('2099999999')).toEqual(await tell(known))
  })
})

describe('unlocking (A-3, S1-36)', () => {
  it('is done by an officer in scope and is on record (A-3, S1-36, X-7)', async () => {
    const row = school.people.students.find(({ 学院, 学号 }, index) => index > 4 && 学院 === '计算机学院' && 学号.startsWith('2023010'))
    const number = row?.学号 ?? ''
    await school.as(number)
    await fail(number, 5)
    await (await inBrowser(school, 'T0004')).call('account.unlock', { number })
    expect((await attempt(number, right)).ok).toBe(true)
    const event = await school.database.row<{ number: string; actor: string; role: string }>({
      text: `select p.number, a.number as actor, e.role from event e join person p on p.person_id = e.person_id join person a on a.person_id = e.actor_id
        where e.kind = 'account-unlocked'`,
      values: [],
    })
    expect(event).toEqual({ number, actor: 'T0004', role: 'college-officer' })
  })

  it('is not found outside the officer’s classes or college, nor for numbers nobody has; the lock stays (X-2)', async () => {
    const stranger = school.people.students.find(({ 学院 }) => 学院 === '外国语学院')?.学号 ?? ''
    await school.as(stranger)
    await fail(stranger, 5)
    for (const officer of ['T0004', 'T0022'])
      for (const number of [stranger, 'T0001', '2099999999'])
        expect((await (await inBrowser(school, officer)).refused('account.unlock', { number })).kind).toBe('not-found')
    const locked = await attempt(stranger, right)
    expect(locked).toMatchObject({ ok: false, error: { code: 'sign-in-locked' } })
    await (await inBrowser(school, 'T0001')).call('account.unlock', { number: stranger })
    expect((await attempt(stranger, right)).ok).toBe(true)
  })

  it('is refused to everybody else (X-2)', async () => {
    const student = await school.as(school.people.students[0]?.学号 ?? '')
    expect((await student.refused('account.unlock', { number: 'T0001' })).code).toBe('role-not-allowed')
  })
})
