import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { handle } from '../../cloudfunctions/_kit/handler'
import { actions } from '../../cloudfunctions/api/actions'
import { span } from '../../src/shared/calendar'
import { contracts } from '../../src/shared/contracts'
import { contentFor, employerIdOf, originValues } from '../support/agreements'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser, personIdOf, sessionOf } from '../support/sessions'
import { everything } from './snapshot'

const megabyte = 'x'.repeat(1_000_000)
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

describe('bad input', () => {
  let school: School
  let student: Client
  let officer: Client
  let originCase: string

  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    student = await inBrowser(school, '2023010001')
    officer = await inBrowser(school, 'T0004')
    originCase = (await student.call('origin.mine', {})).caseId
  })
  afterAll(() => school?.end())

  const who = () => ({ student, officer, nobody: school.nobody() })
  const proto = (field: string, value: unknown) => JSON.parse(`{"${field}":${JSON.stringify(value)}}`) as object

  /** action, who, data, field that must be named. */
  const table: [string, string, 'student' | 'officer' | 'nobody', () => unknown, string][] = [
    ['a field of the wrong type', 'account.signIn', 'nobody', () => ({ number: 1, password: 'x' }), 'number'],
    ['a missing field', 'account.signIn', 'nobody', () => ({ number: '2023010001' }), 'password'],
    ['an extra field', 'account.signIn', 'nobody', () => ({ number: '2023010001', password: 'x', admin: true }), 'admin'],
    ['a string of 1 MB', 'account.signIn', 'nobody', () => ({ number: '2023010001', password: megabyte }), 'password'],
    ['a NUL in a number', 'account.signIn', 'nobody', () => ({ number: 'T0001\0', password: 'x' }), 'number'],
    ['a number that is an object', 'account.signIn', 'nobody', () => ({ number: { $ne: null }, password: 'x' }), 'number'],
    ['no object for values', 'origin.save', 'student', () => ({ values: 'x' }), 'values'],
    ['an array for values', 'origin.save', 'student', () => ({ values: ['x'] }), 'values'],
    ['a value of 1 MB', 'origin.save', 'student', () => ({ values: { qq: megabyte } }), 'values.qq'],
    ['a nested value', 'origin.save', 'student', () => ({ values: { qq: { a: 1 } } }), 'values.qq'],
    ['deep nesting', 'origin.save', 'student', () => ({ values: { qq: nested(50_000) } }), 'values.qq'],
    ['a field nobody knows', 'origin.save', 'student', () => ({ values: { constructor: 'x' } }), 'values.constructor'],
    ['half a character', 'origin.save', 'student', () => ({ values: { homeAddress: '江城\ud83d' } }), 'values.homeAddress'],
    ['a NUL in a value', 'origin.save', 'student', () => ({ values: { homeAddress: '江城\0' } }), 'values.homeAddress'],
    ['a case id that is no id', 'origin.approve', 'officer', () => ({ caseId: '1 or 1=1' }), 'caseId'],
    ['a list where one id is wanted', 'origin.approve', 'officer', () => ({ caseId: [originCase] }), 'caseId'],
    ['a null', 'origin.approve', 'officer', () => ({ caseId: null }), 'caseId'],
    ['an empty list of fields', 'origin.reject', 'officer', () => ({ caseId: originCase, fields: [] }), 'fields'],
    [
      'a reason of one character',
      'origin.reject',
      'officer',
      () => ({ caseId: originCase, fields: [{ code: 'qq', reason: '错' }] }),
      'fields.0.reason',
    ],
    [
      'a reason of spaces',
      'origin.reject',
      'officer',
      () => ({ caseId: originCase, fields: [{ code: 'qq', reason: '    ' }] }),
      'fields.0.reason',
    ],
    ['a page marker made up', 'origin.queue', 'officer', () => ({ after: `2027-01-01_${'-'.repeat(36)}` }), 'after'],
    [
      'a page marker out of any calendar',
      'origin.queue',
      'officer',
      () => ({ after: `+275760-09-13T00:00:00.000Z_${randomUUID()}` }),
      'after',
    ],
    ['a state nobody knows', 'origin.queue', 'officer', () => ({ state: '__proto__' }), 'state'],
    ['100,000 wrong ids', 'notice.read', 'student', () => ({ ids: Array.from({ length: 100_000 }, () => 1) }), 'ids'],
    ['100,000 right ids', 'notice.read', 'student', () => ({ ids: Array.from({ length: 100_000 }, () => originCase) }), 'ids'],
    ['another role’s action', 'roster.upload', 'student', () => ({ kind: 'students' }), ''],
    ['a number to search for', 'agreement.queue', 'officer', () => ({ list: 'all', search: 1.5 }), 'search'],
    ['a key called constructor', 'agreement.find', 'officer', () => ({ text: 'x', ...proto('constructor', 1) }), 'constructor'],
  ]

  it.each(table)('says what is wrong with %s (%s by %s), in less than 8 KB, and writes nothing', async (_, action, role, data, field) => {
    const before = await everything(school.database)
    const answer = await who()[role].ask(action, data())
    if (answer.ok) throw new Error('was accepted')
    if (field) {
      expect(answer.error).toMatchObject({ kind: 'invalid', code: 'invalid-input' })
      expect(Object.keys(answer.error.fields ?? {})).toContain(field)
    } else expect(answer.error.kind).toBe('refused')
    expect(JSON.stringify(answer).length).toBeLessThan(8192)
    expect(await everything(school.database)).toEqual(before)
  })

  it('answers an unknown action, and names that every object has, with unknown-action', async () => {
    for (const action of ['account.nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'account', ''])
      expect(await student.refused(action, {})).toMatchObject({ kind: 'invalid', code: 'unknown-action' })
    for (const action of ['a'.repeat(81), megabyte])
      expect(await student.refused(action, {})).toMatchObject({ kind: 'invalid', fields: { action: expect.any(String) } })
  })

  it('is not polluted by __proto__ in the data', async () => {
    await student.ask('origin.save', proto('__proto__', { role: 'administrator' }))
    await student.ask('origin.save', { values: proto('__proto__', { role: 'administrator' }) })
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  it('bounds a field name that is itself huge', async () => {
    for (const data of [
      { values: { [megabyte]: 'x' } },
      { [megabyte]: 1 },
      { values: Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`f${n}`, 1])) },
    ]) {
      const answer = await student.ask('origin.save', data)
      expect([answer.ok, JSON.stringify(answer).length < 8192]).toEqual([false, true])
    }
  })

  it('wants a requestId of 8 to 64 plain characters for each command, none for a query', async () => {
    const answer = handle(contracts, actions, school.ports, () => undefined)
    const call = (requestId: unknown, action = 'origin.withdraw') =>
      answer({ body: { action, data: {}, requestId }, credentials: { token: student.token, openid: null }, channel: 'web' })
    for (const wrong of ['short', 'x'.repeat(65), 12345678, null, '编号编号编号编号', 'with\0nul-with', ''])
      expect(await call(wrong)).toMatchObject({ ok: false, error: { kind: 'invalid', fields: { requestId: expect.any(String) } } })
    expect(await call(undefined)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', fields: { requestId: expect.stringContaining('缺少') } },
    })
    expect(await call(undefined, 'origin.mine')).toMatchObject({ ok: true })
  })
})

describe('a requestId used again', () => {
  let school: School
  let student: Client
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    student = await inBrowser(school, '2023010001')
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  const trailLength = async (caseId: string) => (await officer.call('desk.trail', { caseId })).trail.length

  it('gets the first answer and takes no second step, even long after the case has moved on (X-7)', async () => {
    const requestId = randomUUID()
    const first = await student.ask('origin.submit', { values: originValues }, requestId)
    expect(first).toMatchObject({ ok: true, data: { state: 'submitted', version: 1 } })
    const { caseId } = (first as { data: { caseId: string } }).data
    expect(await student.ask('origin.submit', { values: originValues }, requestId)).toEqual(first)
    const before = await everything(school.database)
    await officer.call('origin.approve', { caseId })
    expect(await student.ask('origin.submit', { values: originValues }, requestId)).toEqual(first)
    expect(await trailLength(caseId)).toBe(2)
    expect((await everything(school.database)).origin_form).toEqual(before.origin_form)
  })

  it('is refused for other data and for another action, and nothing changes (request-reused)', async () => {
    const requestId = randomUUID()
    const content = contentFor(await employerIdOf(school, 'E0001'))
    await student.call('agreement.saveDraft', { content }, requestId)
    const before = await everything(school.database)
    expect(await student.refused('agreement.saveDraft', { content: { ...content, pay: '20000 元' } }, requestId)).toMatchObject({
      kind: 'refused',
      code: 'request-reused',
    })
    expect(await student.refused('agreement.readNotes', {}, requestId)).toMatchObject({ kind: 'refused', code: 'request-reused' })
    expect(await everything(school.database)).toEqual(before)
  })

  it('is each person’s own: another person may use the same one', async () => {
    const requestId = randomUUID()
    const other = await inBrowser(school, '2023010002')
    const [mine, theirs] = [
      await student.call('notice.recordConsent', { results: {} }, requestId),
      await other.call('notice.recordConsent', { results: {} }, requestId),
    ]
    expect([mine, theirs]).toEqual([{ balance: {} }, { balance: {} }])
    const rows = await school.database.rows(sql`select 1 from request where request_id = ${requestId}`)
    expect(rows).toHaveLength(2)
  })

  it('may be tried again after a refusal, because a refusal decides nothing', async () => {
    const requestId = randomUUID()
    const third = await inBrowser(school, '2023010003')
    expect((await third.refused('origin.submit', { values: { ...originValues, mobile: '1' } }, requestId)).kind).toBe('invalid')
    expect(await third.call('origin.submit', { values: originValues }, requestId)).toMatchObject({ state: 'submitted' })
  })
})

describe('sessions', () => {
  let school: School
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
  })
  afterAll(() => school?.end())

  const kindOf = async (token: string) => {
    const answer = await school.web(token).ask('account.me', {})
    return answer.ok ? 'ok' : `${answer.error.kind}/${answer.error.code}`
  }

  it('end when signed out, when they expire, when the password changes elsewhere; a forged or cut one never opens (A-1)', async () => {
    const person = await personIdOf(school, '2023010001')
    const [left, kept] = [await sessionOf(school, person), await sessionOf(school, person)]
    expect(await kindOf(left)).toBe('ok')
    await school.web(left).call('account.signOut', {})
    expect([await kindOf(left), await kindOf(kept)]).toEqual(['unauthenticated/no-session', 'ok'])
    for (const forged of [`${kept}x`, kept.slice(0, -1), kept.toUpperCase(), `' or true --${kept}`, `\0${kept}`, 'x'.repeat(1_000_000)])
      expect(await kindOf(forged)).toBe('unauthenticated/no-session')
    const [row] = await school.database.rows<{ token_hash: Buffer }>(
      sql`select token_hash from session where person_id = ${person} and revoked_at is null`,
    )
    expect(await kindOf(row?.token_hash.toString('base64url') ?? '')).toBe('unauthenticated/no-session')
    school.clock.add(30 * span.day - 1)
    expect(await kindOf(kept)).toBe('ok')
    school.clock.add(1)
    expect(await kindOf(kept)).toBe('unauthenticated/no-session')
    school.clock.add(-30 * span.day)
  })

  it('of the same person elsewhere end with a new password (A-1)', async () => {
    const number = '2023020001'
    const here = await school.as(number)
    const elsewhere = await sessionOf(school, await personIdOf(school, number))
    await here.call('account.changePassword', { current: 'Right-4-Qicheng', next: 'Newer-5-Qicheng' })
    expect([await kindOf(here.token), await kindOf(elsewhere)]).toEqual(['ok', 'unauthenticated/no-session'])
  })
})

describe('the log', () => {
  it('has one line per call with action, role, outcome and requestId, and no personal data (DESIGN §3)', async () => {
    const school = await foundedSchool({ employers: 1 })
    const lines: Record<string, unknown>[] = []
    const answer = handle(contracts, actions, school.ports, (line) => lines.push(line as Record<string, unknown>))
    const student = school.people.students[0]
    const call = (token: string | null, action: string, data: object) =>
      answer({ body: { action, data, requestId: randomUUID() }, credentials: { token, openid: 'oSecretOpenid000001' }, channel: 'web' })
    const token = await sessionOf(school, await personIdOf(school, '2023010001'))
    await call(null, 'account.signIn', { number: '2023020001', password: 'Wrong-secret-1' })
    await call(token, 'account.me', {})
    await call(token, 'origin.submit', { values: { ...originValues, mobile: 'not-a-mobile' } })
    await call(token, 'origin.submit', { values: originValues })
    await call(token, 'nonsense', { text: '13912345678' })
    // A fault: a table is missing.
    await school.database.run(sql`alter table origin_form rename to gone`)
    expect(await call(token, 'origin.mine', {})).toMatchObject({
      ok: false,
      error: { kind: 'fault', message: expect.not.stringContaining('origin_form') },
    })
    const ofCalls = lines.filter((line) => 'outcome' in line)
    expect(ofCalls.map((line) => [line.action, line.role, line.outcome])).toEqual([
      ['account.signIn', '', 'refused/sign-in-failed'],
      ['account.me', 'student', 'ok'],
      ['origin.submit', 'student', 'invalid/invalid-input'],
      ['origin.submit', 'student', 'ok'],
      ['', '', 'invalid/unknown-action'],
      ['origin.mine', 'student', 'fault/fault'],
    ])
    const text = JSON.stringify(lines)
    const personal = [
      student?.姓名,
      student?.学号,
      student?.身份证号,
      student?.身份证号.slice(-6),
      student?.手机,
      '2023020001',
      'Wrong-secret',
      token,
      'oSecretOpenid',
      ...Object.values(originValues).filter((value) => value.length > 4),
      'not-a-mobile',
    ]
    expect(personal.filter((secret) => !secret || text.includes(secret))).toEqual([])
    await school.end()
  })
})
