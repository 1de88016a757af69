import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import { everything } from '../security/snapshot'
import { foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, personIdOf, sessionOf } from '../support/sessions'

const next = 'Found-again-1'

describe('an operator without password and WeChat', () => {
  let school: School
  let employers: string[]
  const events = async (personId: string) =>
    (
      await school.database.rows<{ kind: string }>(
        sql`select kind from event where person_id = ${personId} and kind like 'password-%' order by at, kind`,
      )
    ).map(({ kind }) => kind)
  /** Registered by itself: no ID number, so no initial password to go back to. */
  const operator = async (mobile: string, of: string[]) => {
    const personId = randomUUID()
    await school.database.run(sql`insert into person (school_id, person_id, number, name, mobile, password_hash, initial_password_used)
      values (${schoolId}, ${personId}, ${mobile}, '王操作', ${mobile}, 'forgotten', true)`)
    for (const employerId of of)
      await school.database.run(sql`insert into role_grant values (${schoolId}, ${personId}, 'employer-operator', ${employerId})`)
    return personId
  }

  beforeEach(async () => {
    school = await foundedSchool({ employers: 2 })
    const rows = await school.database.rows<{ employer_id: string }>(sql`select employer_id from employer order by name`)
    employers = rows.map(({ employer_id }) => employer_id)
  })
  afterEach(() => school?.end())

  it('comes back by a link of a colleague: once, within a day; old sessions end, a lock is lifted, it is on record (A-4, A-6, A-7, X-7)', async () => {
    const forgetful = await operator('13900000051', [employers[0] ?? ''])
    const colleague = school.web(await sessionOf(school, await operator('13900000052', [employers[0] ?? ''])))
    const old = await sessionOf(school, forgetful)
    for (let failure = 0; failure < 5; failure++) {
      await school.database.run(sql`update person set password_hash = null where person_id = ${forgetful}`)
      await school.nobody().refused('account.signIn', { number: '13900000051', password: `wrong-${failure}` })
    }
    const shown = (await colleague.call('account.myEmployers', {})).employers[0]?.operators.find(
      ({ operatorId }) => operatorId === forgetful,
    )
    expect(shown).toEqual({ operatorId: forgetful, name: '王操作', mobile: '139****0051', oneself: false })
    const { ticket, expiresAt, picture } = await colleague.call('account.issuePasswordLink', { operatorId: forgetful })
    expect(picture).toMatch(/^data:image\/png/)
    expect(new Date(expiresAt).getTime() - school.clock.now.getTime()).toBe(span.day)
    expect(await school.nobody().call('account.passwordLink', { ticket })).toEqual({ name: '王操作', expiresAt })
    expect((await school.nobody().refused('account.setPasswordByLink', { ticket, next: 'short' })).fields).toHaveProperty('next')
    const { token, me } = await school.nobody().call('account.setPasswordByLink', { ticket, next })
    expect([me.number, me.mustChangePassword]).toEqual(['13900000051', false])
    expect((await school.web(old).refused('account.me', {})).kind).toBe('unauthenticated')
    await school.web(token).call('account.me', {})
    await school.nobody().call('account.signIn', { number: '13900000051', password: next })
    expect((await school.nobody().refused('account.passwordLink', { ticket })).code).toBe('password-link-over')
    expect((await school.nobody().refused('account.setPasswordByLink', { ticket, next })).code).toBe('password-link-over')
    expect(await events(forgetful)).toEqual(['password-link-issued', 'password-set-by-link'])
  })

  it('gets it from the school as well; a later link ends the one before, and a day ends every one (A-4, A-6)', async () => {
    const forgetful = await operator('13900000053', [employers[0] ?? ''])
    const centre = await inBrowser(school, 'T0001')
    const first = await centre.call('account.issuePasswordLink', { operatorId: forgetful })
    const second = await centre.call('account.issuePasswordLink', { operatorId: forgetful })
    expect((await school.nobody().refused('account.setPasswordByLink', { ticket: first.ticket, next })).code).toBe('password-link-over')
    school.clock.add(span.day)
    expect((await school.nobody().refused('account.setPasswordByLink', { ticket: second.ticket, next })).code).toBe('password-link-over')
    expect((await school.nobody().refused('account.passwordLink', { ticket: 'made-up' })).code).toBe('password-link-over')
    const stored = await school.database.rows<{ ticket_hash: Buffer }>(sql`select ticket_hash from password_link`)
    expect(stored.some(({ ticket_hash }) => ticket_hash.toString('utf8').includes(second.ticket))).toBe(false)
  })

  it('is shown once: no answer that is kept holds a ticket, and a replay is told to make another (A-4, A-6)', async () => {
    const forgetful = await operator('13900000058', [employers[0] ?? ''])
    const centre = await inBrowser(school, 'T0001')
    for (const [action, data] of [
      ['account.issuePasswordLink', { operatorId: forgetful }],
      ['account.inviteOperator', { employerId: employers[0] }],
      ['account.startBinding', {}],
    ] as const) {
      const requestId = randomUUID()
      const first = await centre.ask(action, data, requestId)
      expect(first).toMatchObject({ ok: true, data: { ticket: expect.any(String) } })
      expect(await centre.refused(action, data, requestId)).toMatchObject({ kind: 'refused', code: 'answered-once' })
      const { ticket } = (first as { data: { ticket: string } }).data
      const kept = await school.database.rows<{ answer: string }>(sql`select answer::text as answer from request`)
      expect(kept.filter(({ answer }) => answer.includes(ticket))).toEqual([])
    }
  })

  it('is set once when the link is opened by many at once (A-4)', async () => {
    const forgetful = await operator('13900000054', [employers[0] ?? ''])
    const { ticket } = await (await inBrowser(school, 'T0001')).call('account.issuePasswordLink', { operatorId: forgetful })
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => school.nobody().ask('account.setPasswordByLink', { ticket, next: `${next}${index}` })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is out of reach of a colleague who does not act for all of their employers, of strangers, and when they play another part (A-6, X-2)', async () => {
    const both = await operator('13900000055', employers)
    const staff = await personIdOf(school, 'T0004')
    await school.database.run(sql`insert into role_grant values (${schoolId}, ${staff}, 'employer-operator', ${employers[0]})`)
    const personId = await operator('13900000056', [employers[0] ?? ''])
    const colleague = school.web(await sessionOf(school, personId))
    const stranger = school.web(await sessionOf(school, await operator('13900000057', [employers[1] ?? ''])))
    const centre = await inBrowser(school, 'T0001')
    const before = await everything(school.database)
    for (const operatorId of [both, staff, randomUUID(), await personIdOf(school, '2023010001')])
      expect((await colleague.refused('account.issuePasswordLink', { operatorId })).kind).toBe('not-found')
    expect((await stranger.refused('account.issuePasswordLink', { operatorId: personId })).kind).toBe('not-found')
    expect((await colleague.refused('account.issuePasswordLink', { operatorId: personId })).code).toBe('link-for-oneself')
    for (const operatorId of [staff, await personIdOf(school, '2023010001')])
      expect((await centre.refused('account.issuePasswordLink', { operatorId })).kind).toBe('not-found')
    expect(await everything(school.database)).toEqual(before)
    await centre.call('account.issuePasswordLink', { operatorId: both })
  })
})

it('every empty field of the employer’s own details is named in what is answered (S0-40)', async () => {
  const school = await foundedSchool({ employers: 1 })
  const employer = await inBrowser(school, 'E0001')
  const nothing = { nature: '', industry: '', address: '', contact: '', phone: '', email: '', archiveAddress: '' }
  expect((await employer.refused('agreement.verifyEmployer', { details: nothing })).fields).toEqual({
    'details.nature': '请填写单位性质',
    'details.industry': '请填写所属行业',
    'details.address': '请填写单位地址',
    'details.contact': '请填写联系人',
    'details.phone': '请填写联系电话',
    'details.email': expect.stringContaining('邮箱'),
    'details.archiveAddress': '请填写档案接收地',
  })
  await school.end()
})
