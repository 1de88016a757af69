import { span } from '../../src/shared/calendar'
import { foundedSchool, type School, schoolId } from '../support/school'

let school: School
beforeAll(async () => {
  school = await foundedSchool()
})
afterAll(() => school.end())

const right = 'Right-4-Qicheng'
const number = (index: number) => school.people.students[index]?.学号 ?? ''
const whoAmI = (token: string) => school.phone('', token).ask('account.me', {})

/** A second session beside the first, on the web or on a phone. */
async function another(who: string, openid?: string): Promise<string> {
  await school.as(who)
  return (await school.nobody(openid).call('account.signIn', { number: who, password: right })).token
}

describe('sessions (A-7)', () => {
  it.each([
    ['the web', undefined, 12 * span.hour],
    ['the phone', 'openid-phone', 30 * span.day],
  ])('on %s end by themselves after their time and not before (A-7)', async (_, openid, life) => {
    const started = school.clock.now
    const { token, expiresAt } = await (async () => {
      await school.as(number(0))
      return school.nobody(openid).call('account.signIn', { number: number(0), password: right })
    })()
    expect(new Date(expiresAt).getTime() - started.getTime()).toBe(life)
    school.clock.add(life - 1)
    expect((await whoAmI(token)).ok).toBe(true)
    school.clock.add(1)
    expect(await whoAmI(token)).toMatchObject({ ok: false, error: { kind: 'unauthenticated', code: 'no-session' } })
    school.clock.now = started
  })

  it('end at signing out, only this one (A-7)', async () => {
    const [first, second] = [await another(number(1)), await another(number(1))]
    await school.phone('', first).call('account.signOut', {})
    expect((await whoAmI(first)).ok).toBe(false)
    expect((await whoAmI(second)).ok).toBe(true)
  })

  it('all end when the password changes, but for the one it was changed in (A-7, A-1)', async () => {
    const [kept, web, phone] = [await another(number(2)), await another(number(2)), await another(number(2), 'openid-2')]
    await school.phone('', kept).call('account.changePassword', { current: right, next: 'Changed-Once-9' })
    expect((await whoAmI(kept)).ok).toBe(true)
    for (const token of [web, phone]) expect(await whoAmI(token)).toMatchObject({ error: { kind: 'unauthenticated' } })
  })

  it('are not opened by forged tokens, nor by what the database stores (A-7)', async () => {
    const token = await another(number(3))
    const stored = await school.database.rows<{ token_hash: Buffer }>({
      text: 'select token_hash from session where school_id = $1',
      values: [schoolId],
    })
    expect(stored.some(({ token_hash }) => token_hash.toString('base64url') === token)).toBe(false)
    const forged = [
      `${token}x`,
      token.slice(1),
      'x'.repeat(43),
      ...stored.slice(0, 3).map(({ token_hash }) => token_hash.toString('base64url')),
    ]
    for (const made of forged) expect(await whoAmI(made)).toMatchObject({ error: { kind: 'unauthenticated', code: 'no-session' } })
  })

  it('on a borrowed phone are whose password was given, not whose phone it is (A-2)', async () => {
    const [owner, guest] = [await school.as(number(4)), await another(number(5))]
    await school.phone('openid-owner', owner.token).call('account.bindHere', {})
    expect((await school.phone('openid-owner', guest).call('account.me', {})).number).toBe(number(5))
    expect((await school.phone('openid-owner').call('account.me', {})).number).toBe(number(4))
  })
})

describe('several roles in one account (X-1)', () => {
  it('acts in one at a time, in that role’s scope, and remembers the choice (X-1, X-2)', async () => {
    const { token } = await school.as('T0019')
    const both = school.phone('', token)
    const me = await both.call('account.me', {})
    expect(me.roles.map(({ role }) => role).sort()).toEqual(['clearance-officer', 'counselor'])
    expect(me.roles.find(({ role }) => role === 'clearance-officer')?.scopes).toEqual(['学工组'])
    expect((await both.call('account.actAs', { role: 'counselor' })).role).toBe('counselor')
    expect((await both.ask('origin.queue', {})).ok).toBe(true)
    expect(await both.refused('departure.queue', {})).toMatchObject({ code: 'role-not-allowed', fix: { page: '/pages/me/index' } })
    expect((await both.call('account.actAs', { role: 'clearance-officer' })).role).toBe('clearance-officer')
    expect((await both.call('account.me', {})).role).toBe('clearance-officer')
    expect((await both.refused('origin.queue', {})).code).toBe('role-not-allowed')
    const { items } = await both.call('departure.queue', {})
    expect(items.map(({ code }) => code)).toEqual(['student-affairs'])
  })

  it('refuses a role the person does not hold, and one that does not exist (X-1)', async () => {
    const student = await school.as(number(6))
    expect((await student.refused('account.actAs', { role: 'administrator' })).code).toBe('role-not-yours')
    expect((await student.refused('account.actAs', { role: 'emperor' })).kind).toBe('invalid')
    expect((await student.call('account.me', {})).role).toBe('student')
  })

  it('names an employer’s operator by the employer, not by its id (X-1)', async () => {
    const { roles } = await (await school.as('E0001')).call('account.me', {})
    expect(roles).toEqual([{ role: 'employer-operator', roleName: '用人单位', scopes: [school.people.employers[0]?.单位名称] }])
  })
})
