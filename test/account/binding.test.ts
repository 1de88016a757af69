import { span } from '../../src/shared/calendar'
import { foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'

let school: School
beforeAll(async () => {
  school = await foundedSchool()
})
afterAll(() => school.end())

const number = (index: number) => school.people.students[index]?.学号 ?? ''
const right = 'Right-4-Qicheng'

async function events(kind: string) {
  return school.database.rows<{ number: string; actor: string }>({
    text: `select p.number, a.number as actor from event e join person p on p.person_id = e.person_id join person a on a.person_id = e.actor_id
      where e.school_id = $1 and e.kind = $2 order by e.at, p.number`,
    values: [schoolId, kind],
  })
}

describe('binding by code (A-2, S1-23)', () => {
  it('shows a code on the web; the phone that scans it is bound and signs in silently from then on (A-2, S1-23)', async () => {
    const web = await school.as(number(0))
    const { ticket, picture, expiresAt } = await web.call('account.startBinding', {})
    expect(ticket).toMatch(/^[A-Za-z0-9_-]{16,32}$/)
    expect(picture).toMatch(/^data:image\/png;base64,/)
    expect(new Date(expiresAt).getTime() - school.clock.now.getTime()).toBe(10 * span.minute)
    expect(await web.call('account.bindingStatus', { ticket })).toEqual({ state: 'waiting' })
    const phone = school.nobody('openid-0')
    expect(await phone.refused('account.signInWithWeChat', {})).toMatchObject({ kind: 'unauthenticated', code: 'not-bound' })
    expect(await phone.call('account.confirmBinding', { ticket })).toEqual({ name: school.people.students[0]?.姓名 })
    expect(await web.call('account.bindingStatus', { ticket })).toEqual({ state: 'bound' })
    const { me, token } = await phone.call('account.signInWithWeChat', {})
    expect(me).toMatchObject({ number: number(0), bound: true })
    expect((await school.phone('openid-0', token).call('account.me', {})).number).toBe(number(0))
  })

  it('works once: the same phone may repeat itself, another may not, not even after unbinding (A-2)', async () => {
    const web = await school.as(number(1))
    const { ticket } = await web.call('account.startBinding', {})
    await school.nobody('openid-1').call('account.confirmBinding', { ticket })
    await school.nobody('openid-1').call('account.confirmBinding', { ticket })
    expect((await school.nobody('openid-1b').refused('account.confirmBinding', { ticket })).code).toBe('ticket-expired')
    await web.call('account.unbind', { password: right })
    expect((await school.nobody('openid-1b').refused('account.confirmBinding', { ticket })).code).toBe('ticket-expired')
    expect((await web.call('account.me', {})).bound).toBe(false)
  })

  it('expires after ten minutes, and made-up codes are expired too (A-2)', async () => {
    const web = await school.as(number(2))
    const { ticket } = await web.call('account.startBinding', {})
    school.clock.add(10 * span.minute)
    expect(await web.call('account.bindingStatus', { ticket })).toEqual({ state: 'expired' })
    for (const made of [ticket, 'made-up-ticket'])
      expect((await school.nobody('openid-2').refused('account.confirmBinding', { ticket: made })).code).toBe('ticket-expired')
  })

  it('keeps a ticket private to whoever asked for it (X-2)', async () => {
    const { ticket } = await (await school.as(number(2))).call('account.startBinding', {})
    expect((await (await school.as(number(3))).refused('account.bindingStatus', { ticket })).kind).toBe('not-found')
  })

  it('needs a phone (A-2)', async () => {
    const web = await school.as(number(2))
    const { ticket } = await web.call('account.startBinding', {})
    expect((await web.refused('account.confirmBinding', { ticket })).code).toBe('phone-only')
    expect((await web.refused('account.bindHere', {})).code).toBe('phone-only')
    expect((await school.nobody().refused('account.signInWithWeChat', {})).code).toBe('phone-only')
  })
})

describe('one WeChat account, one person (A-2)', () => {
  it('refuses a second person on one WeChat account and a second WeChat account for one person; binding again changes nothing (A-2)', async () => {
    const [first, second] = [await school.as(number(4)), await school.as(number(5))]
    await school.phone('openid-4', first.token).call('account.bindHere', {})
    await school.phone('openid-4', first.token).call('account.bindHere', {})
    expect((await school.phone('openid-4', second.token).refused('account.bindHere', {})).code).toBe('wechat-taken')
    expect((await school.phone('openid-4b', first.token).refused('account.bindHere', {})).code).toBe('already-bound')
    const { ticket } = await second.call('account.startBinding', {})
    expect((await school.nobody('openid-4').refused('account.confirmBinding', { ticket })).code).toBe('wechat-taken')
    expect((await school.nobody('openid-4').call('account.signInWithWeChat', {})).me.number).toBe(number(4))
  })

  it('holds when both bind in the same moment: one wins (A-2)', async () => {
    const people = await Promise.all([6, 7, 8, 9].map((index) => school.as(number(index))))
    const answers = await Promise.all(people.map(({ token }) => school.phone('openid-race', token).ask('account.bindHere', {})))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(Array(3).fill('wechat-taken'))
    const one = await school.as(number(10))
    const phones = ['a', 'b', 'c'].map((mark) => school.phone(`openid-many-${mark}`, one.token).ask('account.bindHere', {}))
    const codes = (await Promise.all(phones)).map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort()
    expect(codes).toEqual(['already-bound', 'already-bound', 'ok'])
  })
})

describe('unbinding (A-2)', () => {
  it('takes the password, ends the phone’s sessions, frees both sides, and is on record (A-2, A-7, X-7)', async () => {
    const [person, next] = [await school.as(number(11)), await school.as(number(12))]
    await school.phone('openid-11', person.token).call('account.bindHere', {})
    const silent = await school.nobody('openid-11').call('account.signInWithWeChat', {})
    expect((await person.refused('account.unbind', { password: 'Wrong-1234' })).code).toBe('password-wrong')
    expect((await person.call('account.me', {})).bound).toBe(true)
    await person.call('account.unbind', { password: right })
    expect((await person.call('account.me', {})).bound).toBe(false)
    expect((await school.nobody('openid-11').refused('account.signInWithWeChat', {})).code).toBe('not-bound')
    expect((await school.phone('openid-11', silent.token).refused('account.me', {})).kind).toBe('unauthenticated')
    expect((await school.phone('openid-11').refused('account.me', {})).kind).toBe('unauthenticated')
    expect(await events('wechat-unbound')).toContainEqual({ number: number(11), actor: number(11) })
    await school.phone('openid-11', next.token).call('account.bindHere', {})
    expect((await school.nobody('openid-11').call('account.signInWithWeChat', {})).me.number).toBe(number(12))
  })

  it('is done by an officer in scope for somebody who has lost the phone, who then comes in with the initial password again (A-2, A-1)', async () => {
    const row = school.people.students.find(({ 学院 }, index) => index > 20 && 学院 === '计算机学院')
    if (!row) throw new Error('no such student')
    const credentials = { number: row.学号, password: row.身份证号.slice(-6) }
    const { token } = await school.nobody().call('account.signIn', credentials)
    await school.phone('openid-lost', token).call('account.bindHere', {})
    const lost = await school.nobody('openid-lost').call('account.signInWithWeChat', {})
    await (await inBrowser(school, 'T0004')).call('account.unbindFor', { number: row.学号 })
    expect((await school.phone('openid-lost', lost.token).refused('account.me', {})).kind).toBe('unauthenticated')
    expect(await events('wechat-unbound')).toContainEqual({ number: row.学号, actor: 'T0004' })
    expect((await school.nobody().call('account.signIn', credentials)).me.mustChangePassword).toBe(true)
  })

  it('is refused to who has no password yet, because nothing would open the account afterwards (A-2, A-1)', async () => {
    const row = school.people.students.at(-1)
    const initial = { number: row?.学号 ?? '', password: (row?.身份证号 ?? '').slice(-6) }
    const { token } = await school.nobody().call('account.signIn', initial)
    const phone = school.phone('openid-only', token)
    await phone.call('account.bindHere', {})
    expect(await phone.refused('account.unbind', { password: initial.password })).toMatchObject({
      code: 'no-password-yet',
      fix: { page: '/pages/account/password/index' },
    })
    await phone.call('account.changePassword', { next: 'Set-On-Phone-1' })
    await phone.call('account.unbind', { password: 'Set-On-Phone-1' })
    expect((await school.nobody().call('account.signIn', { ...initial, password: 'Set-On-Phone-1' })).me.bound).toBe(false)
  })

  it('leaves a password somebody has set, and is not found out of scope (A-1, X-2)', async () => {
    const stranger = school.people.students.find(({ 学院 }) => 学院 === '外国语学院')
    if (!stranger) throw new Error('no such student')
    await school.as(stranger.学号)
    expect((await (await inBrowser(school, 'T0004')).refused('account.unbindFor', { number: stranger.学号 })).kind).toBe('not-found')
    await (await inBrowser(school, 'T0001')).call('account.unbindFor', { number: stranger.学号 })
    const initial = { number: stranger.学号, password: stranger.身份证号.slice(-6) }
    expect((await school.nobody().refused('account.signIn', initial)).code).toBe('sign-in-failed')
  })
})
