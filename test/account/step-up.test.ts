import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'

const password = 'Right-4-Qicheng'
const report = { which: 'summary', format: 'xlsx' } as const
const extension = { number: '2023010001', process: 'departure', closes: '2027-07-05T12:00' } as const

describe('the password given again', () => {
  let school: School
  let officer: Client
  const written = () => school.database.rows(sql`select kind from event where kind in ('origin-report-exported', 'window-extended')`)

  beforeEach(async () => {
    school = await foundedSchool({ employers: 1 })
    officer = await school.as('T0004')
  })
  afterEach(() => school?.end())

  it('is asked of a staff member’s web session for an export and an override, and nothing is done before (A-7, D-2)', async () => {
    expect(await officer.refused('origin.reportFile', report)).toMatchObject({ kind: 'refused', code: 'password-again' })
    expect(await officer.refused('desk.extendWindow', extension)).toMatchObject({ kind: 'refused', code: 'password-again' })
    expect(await written()).toEqual([])
    expect(await officer.call('account.confirmPassword', { password })).toEqual({
      until: new Date(school.clock.now.getTime() + 10 * span.minute).toISOString(),
    })
    await officer.call('origin.reportFile', report)
    await officer.call('desk.extendWindow', extension)
    expect(await written()).toHaveLength(2)
  })

  it('lets the very same request through afterwards, once (A-7)', async () => {
    const requestId = 'the-same-request-1'
    await officer.refused('origin.reportFile', report, requestId)
    await officer.call('account.confirmPassword', { password })
    const first = await officer.call('origin.reportFile', report, requestId)
    expect(await officer.call('origin.reportFile', report, requestId)).toEqual(first)
    expect(await written()).toHaveLength(1)
  })

  it('is good for ten minutes and for this session alone (A-7)', async () => {
    await officer.call('account.confirmPassword', { password })
    const elsewhere = await school.nobody().call('account.signIn', { number: 'T0004', password })
    expect((await school.web(elsewhere.token).refused('origin.reportFile', report)).code).toBe('password-again')
    school.clock.add(10 * span.minute - 1)
    await officer.call('origin.reportFile', report)
    school.clock.add(1)
    expect((await officer.refused('origin.reportFile', report)).code).toBe('password-again')
  })

  it('is counted as at sign-in: five wrong ones lock, and the right one no longer helps (A-7, A-3)', async () => {
    for (let failure = 0; failure < 5; failure++)
      expect((await officer.refused('account.confirmPassword', { password: `wrong-${failure}` })).code).toBe('password-wrong')
    expect((await officer.refused('account.confirmPassword', { password })).code).toBe('sign-in-locked')
    expect((await officer.refused('origin.reportFile', report)).code).toBe('password-again')
  })

  it('is not asked on the phone, and says where to set one to who has none (A-7)', async () => {
    const person = await personIdOf(school, 'T0004')
    const unset = await inBrowser(school, 'T0004')
    await school.database.run(sql`update session set confirmed_until = null`)
    await school.database.run(sql`update person set password_hash = null where person_id = ${person}`)
    await school.phone('oOfficer000000001', unset.token).call('account.bindHere', {})
    expect(await unset.refused('account.confirmPassword', { password })).toMatchObject({
      code: 'no-password-to-confirm',
      fix: { page: '/pages/account/password/index' },
    })
    expect((await unset.refused('origin.reportFile', report)).code).toBe('password-again')
    const { token } = await school.phone('oOfficer000000001').call('account.signInWithWeChat', {})
    await school.phone('oOfficer000000001', token).call('origin.reportFile', report)
  })
})
