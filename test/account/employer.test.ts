import sql from 'sql-template-tag'
import type { EmployerFields } from '../../src/shared/account/employer-contract'
import { span } from '../../src/shared/calendar'
import { creditCheckDigit, creditCodeProblem } from '../../src/shared/identity'
import { everything } from '../security/snapshot'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'

let school: School
beforeAll(async () => {
  school = await foundedSchool({ employers: 1 })
})
afterAll(() => school.end())

const password = 'Employer-2027'
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2000, 7)])
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000, 7)])
let made = 0

function fields(change: Partial<EmployerFields> = {}): EmployerFields {
  const first17 = `91420100MA4K${String(++made).padStart(5, '0')}`
  return {
    name: `启明第${made}科技有限公司`,
    creditCode: first17 + creditCheckDigit(first17),
    nature: '39',
    industry: '信息技术',
    address: '武汉市创业路 1 号',
    contact: '李经理',
    phone: '027-60000002',
    email: 'hr@qiming.example',
    ...change,
  }
}

async function upload(content: Buffer, name = 'licence.jpg'): Promise<string> {
  const slot = await school.nobody().call('account.uploadLicence', { name, size: Math.min(content.length, 1000) })
  await school.ports.files.put(slot.fileId.replace(/^[a-z]+:\/*/, ''), content, 'application/octet-stream')
  return slot.fileId
}

async function register(employer: EmployerFields, mobile: string, content = jpeg) {
  return school.nobody().ask('account.registerEmployer', {
    employer,
    licence: await upload(content),
    operator: { name: '王操作', mobile },
    password,
  })
}

const signIn = async (mobile: string) => school.web((await school.nobody().call('account.signIn', { number: mobile, password })).token)
const centre = () => school.as('T0001')
const mine = async (client: Client) => (await client.call('account.myEmployers', {})).employers[0]

/** A registered employer and its first operator. */
async function registered(mobile: string, change: Partial<EmployerFields> = {}) {
  const employer = fields(change)
  const answer = await register(employer, mobile)
  if (!answer.ok) throw new Error(answer.error.message)
  const operator = await signIn(mobile)
  return { employer, operator, employerId: (await mine(operator))?.employerId ?? '' }
}

const found = async (name: string) => {
  const student = await school.as(school.people.students[0]?.学号 ?? '')
  return (await student.call('agreement.searchEmployers', { text: name })).employers.map((one) => one.name)
}

describe('registering on the phone (A-6)', () => {
  it('makes an operator who signs in with the mobile number, and an employer nobody can choose yet (A-6, S0-31)', async () => {
    const { employer, operator } = await registered('13900000001')
    expect(await operator.call('account.me', {})).toMatchObject({
      number: '13900000001',
      role: 'employer-operator',
      mustChangePassword: false,
    })
    expect(await mine(operator)).toMatchObject({
      state: 'registered',
      fields: employer,
      hasLicence: true,
      operators: [{ name: '王操作', mobile: '139****0001' }],
    })
    expect(await found(employer.name)).toEqual([])
    const { todos, blocks } = await operator.call('desk.home', {})
    expect(todos).toEqual([])
    expect(blocks).toEqual([
      expect.objectContaining({ title: '单位登记正在审核', office: '招生就业处', page: '/pages/account/employer/mine/index' }),
    ])
  })

  it('is warned of, never stopped by, the check digit of the credit code (A-6)', async () => {
    const right = fields()
    const odd = { ...right, creditCode: right.creditCode.slice(0, 17) + (right.creditCode.endsWith('0') ? '1' : '0') }
    expect(creditCodeProblem(odd.creditCode)).toBe('check-digit')
    expect(await register(odd, '13900000002')).toEqual({ ok: true, data: { done: true } })
    const { rows } = await (await centre()).call('account.employersToReview', { state: 'registered' })
    expect(rows.find(({ creditCode }) => creditCode === odd.creditCode)?.oddCode).toBe(true)
    expect(rows.find(({ creditCode }) => creditCode === right.creditCode)).toBeUndefined()
  })

  it('answers a known credit code or a known number like any other, and changes nothing (A-6, A-3)', async () => {
    const { employer } = await registered('13900000003')
    const imported = school.people.employers[0]?.统一社会信用代码 ?? ''
    const before = await people()
    for (const [one, mobile] of [
      [fields({ creditCode: employer.creditCode }), '13900000004'],
      [fields({ creditCode: imported }), '13900000005'],
      [fields(), '13900000003'],
    ] as const)
      expect(await register(one, mobile)).toEqual({ ok: true, data: { done: true } })
    expect(await people()).toEqual(before)
  })

  async function people() {
    return school.database.row(sql`select (select count(*) from person) as people, (select count(*) from employer) as employers,
      (select count(*) from role_grant) as grants, (select md5(string_agg(password_hash, '' order by person_id)) from person) as passwords`)
  }

  it.each([
    ['a PDF under the name of a picture', Buffer.from('%PDF-1.7 not a picture'), 'JPG'],
    ['a page under the name of a picture', Buffer.from('<html><script>alert(1)</script>'), 'JPG'],
    ['a picture of more than 5 MB', Buffer.concat([jpeg, Buffer.alloc(5 * 1024 * 1024)]), '5 MB'],
  ])('refuses %s by what it is, not what it is called (A-6)', async (_, content, word) => {
    const before = await everything(school.database)
    const answer = await register(fields(), '13900000006', content)
    expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid', fields: { licence: expect.stringContaining(word) } } })
    const { upload: _before, ...rest } = before as Record<string, unknown>
    const { upload: _after, ...now } = (await everything(school.database)) as Record<string, unknown>
    expect(now).toEqual(rest)
  })

  it('takes a PNG, and no file that was uploaded for something else or never arrived (A-6)', async () => {
    expect((await register(fields(), '13900000007', png)).ok).toBe(true)
    const { fileId } = await school.nobody().call('account.uploadLicence', { name: 'a.png', size: 10 })
    const roster = await (await school.as('T0002')).call('roster.upload', { kind: 'students', name: 'a.xlsx', size: 10 })
    for (const licence of [fileId, roster.fileId, 'folder:licence/none.jpg']) {
      const data = { employer: fields(), licence, operator: { name: '王操作', mobile: '13900000008' }, password }
      expect((await school.nobody().refused('account.registerEmployer', data)).fields).toHaveProperty('licence')
    }
  })

  it.each([
    [{ nature: '99' }, 'employer.nature'],
    [{ creditCode: '123' }, 'employer.creditCode'],
    [{ email: 'nobody' }, 'employer.email'],
    [{ name: '' }, 'employer.name'],
  ])('names the field that is wrong: %j (A-6)', async (change, field) => {
    const answer = await register({ ...fields(), ...change }, '13900000009')
    expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid', fields: { [field]: expect.any(String) } } })
  })
})

describe('the career centre’s review (A-6)', () => {
  it('has a count on home, a list, and the licence to look at (A-6, X-11)', async () => {
    const { employer, employerId } = await registered('13900000010')
    const office = await centre()
    const { counts, rows } = await office.call('account.employersToReview', { state: 'registered' })
    const { todos } = await office.call('desk.home', {})
    expect(todos.find(({ id }) => id === 'employer-review')).toMatchObject({
      count: counts.registered,
      page: '/pages/account/employer/review/index',
    })
    expect(rows.find((row) => row.employerId === employerId)).toMatchObject({ name: employer.name, behalf: null })
    const view = await office.call('account.employerToReview', { employerId })
    expect(view).toMatchObject({ fields: employer, state: 'registered', licenceUrl: expect.stringMatching(/^http/), oddCode: false })
    expect(view).not.toHaveProperty('licenceFile')
    expect(view.history).toEqual([{ at: school.clock.now.toISOString(), who: '王操作', label: '登记', reason: null }])
  })

  it('lets it in: it is found from then on, its operator is told, the decision is on record (A-6, N-1, X-7)', async () => {
    const { employer, operator, employerId } = await registered('13900000011')
    const office = await centre()
    expect(await office.call('account.reviewEmployer', { employerId, decision: 'approve' })).toEqual({ state: 'approved' })
    expect(await found(employer.name)).toEqual([employer.name])
    const { notices } = await operator.call('notice.inbox', {})
    expect(notices[0]).toMatchObject({
      title: '单位登记审核通过',
      text: expect.stringContaining(employer.name),
      page: '/pages/account/employer/mine/index',
    })
    expect(await operator.call('desk.home', {})).toMatchObject({ todos: [], blocks: [] })
    const { history } = await office.call('account.employerToReview', { employerId })
    expect(history.at(-1)?.label).toBe('审核通过')
    expect((await office.refused('account.reviewEmployer', { employerId, decision: 'reject', reason: '想改主意' })).code).toBe(
      'changed-meanwhile',
    )
  })

  it('sends it back with a reason; the operator corrects it, and it waits again (A-6)', async () => {
    const { employer, operator, employerId } = await registered('13900000012')
    const office = await centre()
    expect((await office.refused('account.reviewEmployer', { employerId, decision: 'reject' })).fields).toHaveProperty('reason')
    await office.call('account.reviewEmployer', { employerId, decision: 'reject', reason: '执照照片不清楚' })
    expect(await mine(operator)).toMatchObject({ state: 'rejected', reason: '执照照片不清楚' })
    expect((await operator.call('desk.home', {})).todos).toEqual([expect.objectContaining({ id: 'employer-rejected' })])
    expect((await operator.call('notice.inbox', {})).notices[0]?.text).toContain('执照照片不清楚')
    expect(await found(employer.name)).toEqual([])
    const corrected = { ...employer, name: `${employer.name}（武汉）` }
    expect(
      await operator.call('account.resubmitEmployer', { employerId, employer: corrected, licence: await upload(png, 'b.png') }),
    ).toEqual({ state: 'registered' })
    expect(await mine(operator)).toMatchObject({ state: 'registered', reason: null, fields: corrected })
    expect((await operator.refused('account.resubmitEmployer', { employerId, employer: corrected })).code).toBe('wrong-state')
    await office.call('account.reviewEmployer', { employerId, decision: 'approve' })
    expect(await found(corrected.name)).toEqual([corrected.name])
  })

  it('is the career centre’s alone, and another employer’s data are not found (A-6, X-2)', async () => {
    const { employer, employerId } = await registered('13900000013')
    const { operator: stranger } = await registered('13900000014')
    for (const client of [stranger, await school.as('T0004')])
      for (const [action, data] of [
        ['account.employersToReview', {}],
        ['account.employerToReview', { employerId }],
        ['account.reviewEmployer', { employerId, decision: 'approve' }],
      ] as const)
        expect((await client.refused(action, data)).code).toBe('role-not-allowed')
    expect((await stranger.refused('account.resubmitEmployer', { employerId, employer })).kind).toBe('not-found')
    expect((await stranger.refused('account.inviteOperator', { employerId })).kind).toBe('not-found')
  })

  it('waits for one decision: of two at the same moment one is refused (A-6)', async () => {
    const { operator, employerId } = await registered('13900000015')
    const office = await centre()
    const answers = await Promise.all([
      office.ask('account.reviewEmployer', { employerId, decision: 'approve' }),
      office.ask('account.reviewEmployer', { employerId, decision: 'reject', reason: '资料不全' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const told = (await operator.call('notice.inbox', {})).notices.filter(({ title }) => title.startsWith('单位登记'))
    expect(told).toHaveLength(1)
  })
})

describe('operators invited by link (A-6)', () => {
  it('makes one more operator of the employer; the link works once (A-6)', async () => {
    const { employer, operator, employerId } = await registered('13900000020')
    const { ticket, expiresAt, picture } = await operator.call('account.inviteOperator', { employerId })
    expect(picture).toMatch(/^data:image\/png;base64,/)
    expect(new Date(expiresAt).getTime() - school.clock.now.getTime()).toBe(7 * span.day)
    expect(await school.nobody().call('account.invitation', { ticket })).toEqual({ employer: employer.name, expiresAt })
    const data = { ticket, name: '新操作员', mobile: '13900000021', password }
    const { me } = await school.nobody().call('account.acceptInvitation', data)
    expect(me).toMatchObject({ number: '13900000021', role: 'employer-operator', roles: [{ scopes: [employer.name] }] })
    expect((await mine(operator))?.operators.map(({ mobile }) => mobile).sort()).toEqual(['139****0020', '139****0021'])
    for (const mobile of ['13900000021', '13900000022'])
      expect((await school.nobody().refused('account.acceptInvitation', { ...data, mobile })).code).toBe('invitation-over')
    const stored = await school.database.rows<{ ticket_hash: Buffer }>(
      sql`select ticket_hash from operator_invitation where school_id = ${schoolId}`,
    )
    expect(stored.some(({ ticket_hash }) => ticket_hash.toString('utf8').includes(ticket))).toBe(false)
  })

  it('is for seven days, and forged links open nothing (A-6)', async () => {
    const { operator, employerId } = await registered('13900000023')
    const { ticket } = await operator.call('account.inviteOperator', { employerId })
    const began = school.clock.now
    school.clock.add(7 * span.day)
    expect((await school.nobody().refused('account.invitation', { ticket })).code).toBe('invitation-over')
    expect(
      (await school.nobody().refused('account.acceptInvitation', { ticket, name: '晚来', mobile: '13900000024', password })).code,
    ).toBe('invitation-over')
    school.clock.now = began
    expect((await school.nobody().refused('account.invitation', { ticket: `${ticket.slice(1)}x` })).code).toBe('invitation-over')
  })

  it('gives an operator who has an account a second employer, with the account’s own password only (A-6, A-3)', async () => {
    const [first, second] = [await registered('13900000025'), await registered('13900000026')]
    const { ticket } = await first.operator.call('account.inviteOperator', { employerId: first.employerId })
    const data = { ticket, name: '换个名字', mobile: '13900000026' }
    expect((await school.nobody().refused('account.acceptInvitation', { ...data, password: 'Guessed-123' })).code).toBe(
      'invitation-password',
    )
    await school.nobody().call('account.acceptInvitation', { ...data, password })
    const { employers } = await second.operator.call('account.myEmployers', {})
    expect(employers.map(({ employerId }) => employerId).sort()).toEqual([first.employerId, second.employerId].sort())
    expect((await second.operator.call('account.me', {})).name).toBe('王操作')
  })

  it('is no place to guess at accounts: five failures lock the number (A-6, A-3)', async () => {
    const { operator, employerId } = await registered('13900000027')
    const { ticket } = await operator.call('account.inviteOperator', { employerId })
    const number = school.people.students[5]?.学号 ?? ''
    expect((await school.nobody().ask('account.acceptInvitation', { ticket, name: '猜', mobile: number, password: 'Guess-1234' })).ok).toBe(
      false,
    )
    const guess = () =>
      school.nobody().refused('account.acceptInvitation', { ticket, name: '猜', mobile: '13900000027', password: 'Guess-1234' })
    for (let time = 0; time < 5; time++) expect((await guess()).code).toBe('invitation-password')
    expect((await guess()).code).toBe('sign-in-locked')
  })

  it('makes exactly one operator when the link is opened by many at once (A-6)', async () => {
    const { operator, employerId } = await registered('13900000030')
    const { ticket } = await operator.call('account.inviteOperator', { employerId })
    const answers = await Promise.all(
      [31, 32, 33, 34].map((n) =>
        school.nobody().ask('account.acceptInvitation', { ticket, name: '同时', mobile: `139000000${n}`, password }),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await mine(operator))?.operators).toHaveLength(2)
    const strays = await school.database.rows(sql`select 1 from person where name = '同时'`)
    expect(strays).toHaveLength(1)
  })
})

describe('registering on an employer’s behalf (S0-32)', () => {
  it('is done by a college, goes to review naming who did it, and invites the first operator (S0-32, A-6)', async () => {
    const college = await school.as('T0004')
    const employer = fields()
    const { ticket } = await college.call('account.registerEmployerFor', { employer, licence: await upload(jpeg) })
    const { rows } = await (await centre()).call('account.employersToReview', { state: 'registered' })
    const row = rows.find(({ name }) => name === employer.name)
    expect(row?.behalf).toBe(school.people.staff.find(({ 工号 }) => 工号 === 'T0004')?.姓名)
    expect(await found(employer.name)).toEqual([])
    const later = await (await centre()).call('account.inviteOperator', { employerId: row?.employerId ?? '' })
    expect((await school.nobody().call('account.invitation', { ticket: later.ticket })).employer).toBe(employer.name)
    const { token } = await school.nobody().call('account.acceptInvitation', { ticket, name: '首位', mobile: '13900000040', password })
    expect(await mine(school.web(token))).toMatchObject({ employerId: row?.employerId, state: 'registered' })
    const again = { employer: fields({ creditCode: employer.creditCode }), licence: await upload(jpeg) }
    expect((await college.refused('account.registerEmployerFor', again)).code).toBe('employer-known')
  })

  it('is refused to students, counselors and employers (S0-32, X-2)', async () => {
    const { operator } = await registered('13900000041')
    for (const client of [operator, await school.as(school.people.students[1]?.学号 ?? ''), await school.as('T0022')])
      expect((await client.refused('account.registerEmployerFor', { employer: fields(), licence: 'x' })).code).toBe('role-not-allowed')
  })
})

it('an employer on the career centre’s roster needs no other approval (A-6, D-1)', async () => {
  const { operator } = await registered('13900000050', { creditCode: '91420100MA4K99999X' })
  const { importRoster } = await import('../support/school')
  const row = { ...school.people.employers[0], 单位名称: '名单上的单位', 统一社会信用代码: '91420100MA4K99999X' } as Record<string, string>
  await importRoster(await school.as('T0002'), school.ports, 'employers', [row])
  expect((await mine(operator))?.state).toBe('approved')
})
