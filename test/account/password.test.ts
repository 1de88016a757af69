import { foundedSchool, type School, schoolId } from '../support/school'

let school: School
beforeAll(async () => {
  school = await foundedSchool()
})
afterAll(() => school.end())

/** The n-th student with number and initial password. */
function fresh(index: number) {
  const row = school.people.students[index]
  if (!row) throw new Error('too few students')
  return { number: row.学号, initial: row.身份证号.slice(-6), idNumber: row.身份证号 }
}

const signIn = (number: string, password: string) => school.nobody().call('account.signIn', { number, password })
const failedSignIn = (number: string, password: string) => school.nobody().refused('account.signIn', { number, password })

describe('the initial password (A-1)', () => {
  it('stops working once it has been replaced (A-1)', async () => {
    const { number, initial } = fresh(10)
    const own = school.phone('', (await signIn(number, initial)).token)
    await own.call('account.changePassword', { next: 'Sunny-Day-7' })
    expect((await own.call('account.me', {})).mustChangePassword).toBe(false)
    expect((await own.ask('origin.mine', {})).ok).toBe(true)
    expect((await failedSignIn(number, initial)).code).toBe('sign-in-failed')
    expect((await signIn(number, 'Sunny-Day-7')).me.mustChangePassword).toBe(false)
  })

  it('is replaced by binding as well, and stops working then (A-1, A-2)', async () => {
    const { number, initial } = fresh(11)
    const own = school.phone('openid-first', (await signIn(number, initial)).token)
    await own.call('account.bindHere', {})
    expect(await own.call('account.me', {})).toMatchObject({ bound: true, mustChangePassword: false })
    expect((await failedSignIn(number, initial)).code).toBe('sign-in-failed')
  })

  it('works as often as needed until it is replaced, typed with blanks, full-width digits in the number, and a lower-case x (A-1, S0-11)', async () => {
    const row = school.people.students.find(({ 身份证号 }) => 身份证号.endsWith('X'))
    if (!row) throw new Error('nobody has an X')
    const wide = row.学号.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    for (const number of [row.学号, ` ${row.学号} `, wide]) {
      expect((await signIn(number, row.身份证号.slice(-6).toLowerCase())).me.number).toBe(row.学号)
    }
  })

  it.each([
    ['origin.save', { values: {} }],
    ['notice.inbox', {}],
    ['desk.home', {}],
    ['account.unbind', { password: 'x' }],
  ])('lets %s wait until it is replaced (A-1)', async (action, data) => {
    const { number, initial } = fresh(12)
    const { token } = await signIn(number, initial)
    expect(await school.phone('', token).refused(action, data)).toMatchObject({
      kind: 'refused',
      code: 'change-password-first',
      fix: { page: '/pages/account/password/index' },
    })
  })
})

describe('a new password (A-1)', () => {
  it.each([
    ['short1', '至少 8 位'],
    ['onlyletters', '数字'],
    ['1234567890', '字母'],
    [`${'a1'.repeat(65)}`, '128'],
  ])('refuses %s and says why (A-1)', async (next, reason) => {
    const { number, initial } = fresh(13)
    const { token } = await signIn(number, initial)
    const error = await school.phone('', token).refused('account.changePassword', { next })
    expect(error.kind).toBe('invalid')
    expect(error.fields?.next).toContain(reason)
  })

  it('may not be made of the initial one (A-1)', async () => {
    const { number, initial } = fresh(13)
    const { token } = await signIn(number, initial)
    expect((await school.phone('', token).refused('account.changePassword', { next: `ab${initial.toLowerCase()}c` })).code).toBe(
      'password-same',
    )
    expect((await signIn(number, initial)).me.mustChangePassword).toBe(true)
  })

  it('needs the present one, and may not be the same (A-1)', async () => {
    const own = await school.as(fresh(14).number)
    const next = 'Another-Day-8'
    expect((await own.refused('account.changePassword', { next })).fields).toHaveProperty('current')
    expect((await own.refused('account.changePassword', { current: 'Wrong-1234', next })).code).toBe('password-wrong')
    const same = await own.refused('account.changePassword', { current: 'Right-4-Qicheng', next: 'Right-4-Qicheng' })
    expect(same.code).toBe('password-same')
    await own.call('account.changePassword', { current: 'Right-4-Qicheng', next })
    expect((await signIn(fresh(14).number, next)).me.number).toBe(fresh(14).number)
  })

  it('is stored only as a slow hash (A-1)', async () => {
    const { number } = fresh(14)
    const row = await school.database.row<{ password_hash: string }>({
      text: 'select password_hash from person where school_id = $1 and number = $2',
      values: [schoolId, number],
    })
    expect(row?.password_hash).toMatch(/^(\$argon2id\$|scrypt\$)/)
    expect(row?.password_hash).not.toContain('Another-Day-8')
  })
})
