import sql from 'sql-template-tag'
import { foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'

let school: School
beforeAll(async () => {
  school = await foundedSchool({ employers: 1 })
})
afterAll(() => school.end())

const right = 'Right-4-Qicheng'
const next = 'Brand-New-5'
const own = (index: number) => school.people.students.filter(({ 学院 }) => 学院 === '计算机学院')[index]
const foreign = () => school.people.students.find(({ 学院 }) => 学院 === '外国语学院')?.学号 ?? ''
const signIn = (number: string, password: string) => school.nobody().ask('account.signIn', { number, password })

async function bound(number: string, openid: string) {
  const client = await school.as(number)
  await school.phone(openid, client.token).call('account.bindHere', {})
  return client
}

describe('a forgotten password, by the bound WeChat account (A-4)', () => {
  it('is set anew by whoever holds it: the old one stops, every other session ends, a lock is lifted, and it is on record (A-4, A-7)', async () => {
    const number = own(0)?.学号 ?? ''
    const before = await bound(number, 'openid-a')
    for (let time = 0; time < 6; time++) await signIn(number, 'Wrong-Pass-1')
    const { token, me } = await school.nobody('openid-a').call('account.resetByWeChat', { next })
    expect(me).toMatchObject({ number, mustChangePassword: false, bound: true })
    expect((await school.phone('openid-a', token).ask('account.me', {})).ok).toBe(true)
    expect(await school.web(before.token).ask('account.me', {})).toMatchObject({ error: { kind: 'unauthenticated' } })
    expect((await signIn(number, next)).ok).toBe(true)
    expect(await signIn(number, right)).toMatchObject({ error: { code: 'sign-in-failed' } })
    const event = await school.database.row(sql`select p.number from event e join person p on p.person_id = e.person_id
      where e.school_id = ${schoolId} and e.kind = 'password-reset-by-wechat'`)
    expect(event).toEqual({ number })
  })

  it('needs a WeChat account, and one that is bound; a session is not enough (A-4)', async () => {
    const client = await school.as(own(1)?.学号 ?? '')
    expect((await school.web(client.token).refused('account.resetByWeChat', { next })).code).toBe('phone-only')
    expect(await school.phone('openid-strange', client.token).refused('account.resetByWeChat', { next })).toMatchObject({
      code: 'not-bound-to-reset',
    })
    expect((await signIn(own(1)?.学号 ?? '', right)).ok).toBe(true)
  })

  it('keeps the rules of a new password (A-4, A-1)', async () => {
    const student = own(2)
    await bound(student?.学号 ?? '', 'openid-c')
    const phone = school.nobody('openid-c')
    expect((await phone.refused('account.resetByWeChat', { next: 'short1' })).fields).toHaveProperty('next')
    expect((await phone.refused('account.resetByWeChat', { next: `ab${student?.身份证号.slice(-6)}` })).code).toBe('password-same')
    expect((await signIn(student?.学号 ?? '', right)).ok).toBe(true)
  })
})

describe('a reset by the college (A-4, S1-35)', () => {
  it('lets the initial password in again, which must be changed; sessions end, locks are lifted, each is on record (A-4, S1-35, A-1, X-7)', async () => {
    const students = [own(3), own(4)]
    const sessions = await Promise.all(students.map((row) => school.as(row?.学号 ?? '')))
    for (let time = 0; time < 6; time++) await signIn(students[0]?.学号 ?? '', 'Wrong-Pass-1')
    const numbers = students.map((row) => row?.学号 ?? '')
    const answer = await (await inBrowser(school, 'T0004')).call('account.resetMany', { numbers })
    expect(answer).toMatchObject({ done: 2, failed: 0 })
    expect(answer.results[0]).toEqual({ number: numbers[0], name: students[0]?.姓名, ok: true, message: null })
    for (const { token } of sessions)
      expect(await school.web(token).ask('account.me', {})).toMatchObject({ error: { kind: 'unauthenticated' } })
    for (const row of students) {
      expect((await signIn(row?.学号 ?? '', right)).ok).toBe(false)
      const { token, me } = await school
        .nobody()
        .call('account.signIn', { number: row?.学号 ?? '', password: row?.身份证号.slice(-6) ?? '' })
      expect(me.mustChangePassword).toBe(true)
      expect((await school.web(token).refused('origin.mine', {})).code).toBe('change-password-first')
    }
    const events = await school.database.rows<{
      number: string
      actor: string
      role: string
    }>(sql`select p.number, a.number as actor, e.role from event e
      join person p on p.person_id = e.person_id join person a on a.person_id = e.actor_id where e.kind = 'password-reset' order by p.number`)
    expect(events).toEqual([...numbers].sort().map((number) => ({ number, actor: 'T0004', role: 'college-officer' })))
  })

  it('must be followed by a new password also where WeChat is bound (A-4, A-1)', async () => {
    const row = own(5)
    await bound(row?.学号 ?? '', 'openid-f')
    await (await inBrowser(school, 'T0004')).call('account.resetMany', { numbers: [row?.学号 ?? ''] })
    const { token, me } = await school.nobody('openid-f').call('account.signInWithWeChat', {})
    expect(me.mustChangePassword).toBe(true)
    await school.phone('openid-f', token).call('account.changePassword', { next })
    expect((await signIn(row?.学号 ?? '', row?.身份证号.slice(-6) ?? '')).ok).toBe(false)
  })

  it('answers row by row: one that is foreign, unknown or oneself spoils none of the others (A-4, X-2, X-9)', async () => {
    const good = own(6)?.学号 ?? ''
    await Promise.all([good, foreign()].map((number) => school.as(number)))
    const { results, done, failed } = await (await inBrowser(school, 'T0004')).call('account.resetMany', {
      numbers: [good, ` ${good} `, foreign(), '2099999999', 'T0004'],
    })
    expect(results.map(({ ok }) => ok)).toEqual([true, false, false, false])
    expect(new Set(results.slice(1).map(({ message, name }) => `${message}${name}`)).size).toBe(1)
    expect([done, failed]).toEqual([1, 3])
    expect((await signIn(foreign(), right)).ok).toBe(true)
    const [self] = (await (await inBrowser(school, 'T0001')).call('account.resetMany', { numbers: ['T0001'] })).results
    expect(self).toMatchObject({ ok: false, message: expect.stringContaining('自己') })
  })

  it('reaches administrators only from one of their own (X-2)', async () => {
    await school.as('T0002')
    const { results } = await (await inBrowser(school, 'T0001')).call('account.resetMany', { numbers: ['T0002'] })
    expect(results[0]?.ok).toBe(false)
    expect((await signIn('T0002', right)).ok).toBe(true)
  })

  it('takes at most 1,000 numbers, and is refused to students (X-9, X-2)', async () => {
    const numbers = Array.from({ length: 1001 }, (_, index) => String(index))
    expect((await (await inBrowser(school, 'T0004')).refused('account.resetMany', { numbers })).fields).toHaveProperty('numbers')
    expect((await (await school.as(own(7)?.学号 ?? '')).refused('account.resetMany', { numbers: ['1'] })).code).toBe('role-not-allowed')
  })
})

describe('guessing the present password in an open session (A-3)', () => {
  it.each([
    ['changing it', 8, 'account.changePassword', (password: string) => ({ current: password, next })],
    ['unbinding', 9, 'account.unbind', (password: string) => ({ password })],
  ])('is locked after five failures when %s, together with the sign-in (A-3)', async (_, index, action, data) => {
    const number = own(index)?.学号 ?? ''
    const client = await bound(number, `openid-${index}`)
    for (let time = 0; time < 5; time++) expect((await client.refused(action, data('Wrong-Pass-1'))).code).toBe('password-wrong')
    expect((await client.refused(action, data(right))).code).toBe('sign-in-locked')
    expect(await signIn(number, right)).toMatchObject({ error: { code: 'sign-in-locked' } })
  })

  it('starts anew after the right one (A-3)', async () => {
    const client = await school.as(own(10)?.学号 ?? '')
    for (let time = 0; time < 4; time++) await client.refused('account.changePassword', { current: 'Wrong-Pass-1', next })
    await client.call('account.changePassword', { current: right, next })
    for (let time = 0; time < 4; time++)
      expect((await client.refused('account.changePassword', { current: 'Wrong-Pass-1', next: 'Other-New-6' })).code).toBe('password-wrong')
  })
})
