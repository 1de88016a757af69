import { foundedSchool, type School } from '../support/school'

let school: School
beforeAll(async () => {
  school = await foundedSchool()
})
afterAll(() => school.end())

describe('first sign-in', () => {
  it('takes the last six of the ID number, X upper case, and lets nothing else be done before it is replaced (A-1, S1-22, S2-3, S0-11)', async () => {
    const student = school.people.students[3]
    const { token, me } = await school
      .nobody()
      .call('account.signIn', { number: student?.学号 ?? '', password: student?.身份证号.slice(-6).toLowerCase() ?? '' })
    expect(me).toMatchObject({ number: student?.学号, role: 'student', mustChangePassword: true })
    const early = await school.phone('', token).refused('origin.mine', {})
    expect(early.code).toBe('change-password-first')
  })
})
