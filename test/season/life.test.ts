import sql from 'sql-template-tag'
import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { type ActionName, contracts } from '../../src/shared/contracts'
import { aYearLater } from '../../src/shared/season/rules'
import { sampleOf } from '../security/samples'
import { everything } from '../security/snapshot'
import { employerIdOf, opinions, passOrigin, prepareEmployer, submitAgreement } from '../support/agreements'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, newcomer } from '../support/sessions'

describe('a season 届', () => {
  let school: School
  let admin: Client
  const stepsOf = async (seasonId: string) =>
    (await admin.call('season.list', {})).manage?.seasons.find((season) => season.seasonId === seasonId)
  const open2028 = async () => {
    await admin.call('season.open', { year: '2028', carryPolicies: true })
    school.clock.add(1000)
    await admin.call('season.move', { seasonId: '2028', step: 'make-current' })
  }

  beforeEach(async () => {
    school = await foundedSchool({ employers: 1 })
    admin = await inBrowser(school, 'T0002')
  })
  afterEach(() => school?.end())

  it('is opened with the policies of the one before, every date a year later, and becomes current by a step of its own (X-8)', async () => {
    expect(await admin.call('season.open', { year: '2028', carryPolicies: true })).toEqual({
      seasonId: '2028',
      name: '2028届',
      policies: 4,
    })
    expect((await admin.call('account.me', {})).season).toMatchObject({ id: '2027', current: true, others: true })
    const row = await school.database.row<{ data: typeof defaultAgreementPolicy }>(
      sql`select data from policy where season_id = '2028' and name = 'agreement'`,
    )
    expect(row?.data.window).toEqual({ opens: '2027-09-01T08:00', closes: '2028-07-01T12:00' })
    expect(await admin.call('season.move', { seasonId: '2028', step: 'make-current' })).toEqual({
      seasonId: '2028',
      state: 'open',
      current: true,
    })
    expect((await admin.call('account.me', {})).season).toMatchObject({ id: '2028', name: '2028届', current: true })
    expect((await admin.call('season.list', {})).seasons.map(({ name, current }) => [name, current])).toEqual([
      ['2028届', true],
      ['2027届', false],
    ])
    expect(await admin.refused('season.open', { year: '2028', carryPolicies: false })).toMatchObject({
      kind: 'invalid',
      fields: { year: '2028届已经开设' },
    })
  })

  it('is closed, opened again and archived, each on record with who and when; nothing leads out of the archive (X-8, X-7)', async () => {
    await open2028()
    for (const [step, state] of [
      ['close', 'closed'],
      ['reopen', 'open'],
      ['close', 'closed'],
      ['archive', 'archived'],
    ] as const) {
      school.clock.add(1000)
      expect(await admin.call('season.move', { seasonId: '2027', step })).toEqual({ seasonId: '2027', state, current: false })
    }
    for (const step of ['make-current', 'close', 'reopen', 'archive'])
      expect((await admin.refused('season.move', { seasonId: '2027', step })).code).toBe('season-moved-on')
    expect((await stepsOf('2027'))?.steps).toEqual([])
    const { manage } = await admin.call('season.list', {})
    expect(manage?.history.map(({ label, season, role }) => [label, season, role]).reverse()).toEqual([
      ['开设', '2028届', '系统管理员'],
      ['设为当前届', '2028届', '系统管理员'],
      ['关闭', '2027届', '系统管理员'],
      ['重新开放', '2027届', '系统管理员'],
      ['关闭', '2027届', '系统管理员'],
      ['归档', '2027届', '系统管理员'],
    ])
  })

  it('is not closed while it is the current one or while a deadline runs in it (X-8)', async () => {
    expect((await admin.refused('season.move', { seasonId: '2027', step: 'close' })).code).toBe('season-is-current')
    const student = await inBrowser(school, '2023010001')
    await passOrigin(student, await inBrowser(school, 'T0004'))
    const caseId = await submitAgreement(student, await employerIdOf(school, 'E0001'))
    const employer = await inBrowser(school, 'E0001')
    await prepareEmployer(employer)
    await employer.call('agreement.sign', { caseId, ...opinions })
    await open2028()
    const before = await everything(school.database)
    expect((await admin.refused('season.move', { seasonId: '2027', step: 'close' })).code).toBe('season-has-deadlines')
    expect(await everything(school.database)).toEqual(before)
    expect(await stepsOf('2027')).toMatchObject({
      running: 1,
      lastDeadline: expect.any(String),
      steps: [
        { step: 'make-current', obstacle: null },
        { step: 'close', obstacle: expect.stringContaining('正在计时') },
      ],
    })
    const looking = await inBrowser(school, '2023010001')
    await looking.call('agreement.confirm', {})
    await admin.call('season.move', { seasonId: '2027', step: 'close' })
  })

  it('refuses every command of its own once it is closed, with a clear sentence, and offers none (X-8)', async () => {
    await open2028()
    await admin.call('season.move', { seasonId: '2027', step: 'close' })
    const student = await inBrowser(school, '2023010001')
    const officer = await inBrowser(school, 'T0004')
    await officer.call('season.look', { seasonId: '2027' })
    const before = await everything(school.database)
    for (const [client, role] of [
      [student, 'student'],
      [officer, 'college-officer'],
    ] as const)
      for (const [action, { kind, callers, ...contract }] of Object.entries(contracts)) {
        if (kind !== 'command' || callers === 'anyone' || 'anySeason' in contract) continue
        if (Array.isArray(callers) && !(callers as readonly string[]).includes(role)) continue
        expect([action, await client.refused(action, sampleOf(action as ActionName))]).toEqual([
          action,
          expect.objectContaining({ code: 'season-not-open', message: expect.stringContaining('2027届已关闭，只能查看') }),
        ])
      }
    const { request: _asked, ...written } = before
    const { request: _now, ...now } = await everything(school.database)
    expect(now).toEqual(written)
    const { mayI } = await student.call('origin.mine', {})
    expect(mayI.length).toBeGreaterThan(0)
    expect(mayI.every(({ blocked }) => blocked?.code === 'season-not-open')).toBe(true)
  })

  it('stays readable: staff look at it per session, a graduate of it signs in and reads their cases (X-8, X-2)', async () => {
    const caseId = await passOrigin(await school.as('2023010001'), await inBrowser(school, 'T0004'))
    await open2028()
    await admin.call('season.move', { seasonId: '2027', step: 'close' })
    await admin.call('season.move', { seasonId: '2027', step: 'archive' })
    const { token } = await school.nobody().call('account.signIn', { number: '2023010001', password: 'Right-4-Qicheng' })
    const student = school.web(token)
    expect((await student.call('account.me', {})).season).toEqual({
      id: '2027',
      name: '2027届',
      state: 'archived',
      current: false,
      others: false,
    })
    expect(await student.call('origin.mine', {})).toMatchObject({ state: { state: 'approved' } })
    expect(await student.call('departure.mine', {})).toBeTruthy()
    const officer = await inBrowser(school, 'T0004')
    expect((await officer.call('origin.queue', {})).rows).toEqual([])
    expect(await officer.refused('origin.case', { caseId })).toMatchObject({
      code: 'other-season',
      message: '这是2027届的事项，请先切换到2027届再打开。',
      fix: { page: '/pages/season/index' },
    })
    await officer.call('season.look', { seasonId: '2027' })
    expect((await officer.call('origin.queue', {})).rows.map((row) => row.caseId)).toContain(caseId)
    expect(await officer.call('origin.case', { caseId })).toMatchObject({ caseId })
    expect((await (await inBrowser(school, 'T0004')).call('origin.queue', {})).rows).toEqual([])
    await officer.call('season.look', { seasonId: null })
    expect((await officer.call('account.me', {})).season.id).toBe('2028')
  })

  it('shows a stranger’s case in no season, and a student only seasons of their own (X-8, X-2)', async () => {
    const caseId = await passOrigin(await inBrowser(school, '2023010001'), await inBrowser(school, 'T0004'))
    await open2028()
    const student = await inBrowser(school, '2023010001')
    expect((await student.call('season.list', {})).seasons.map(({ seasonId }) => seasonId)).toEqual(['2027'])
    expect((await student.refused('season.look', { seasonId: '2028' })).kind).toBe('not-found')
    expect((await student.refused('season.look', { seasonId: '1999' })).kind).toBe('not-found')
    const stranger = await newcomer(school, 'counselor', '无此班')
    expect((await stranger.refused('origin.case', { caseId })).kind).toBe('not-found')
    expect((await stranger.call('season.list', {})).manage).toBeNull()
  })

  it('is the administrator’s and the career centre’s to move, with the password again (X-8, A-7)', async () => {
    const centre = await school.as('T0001')
    expect((await centre.refused('season.open', { year: '2028', carryPolicies: false })).code).toBe('password-again')
    await centre.call('account.confirmPassword', { password: 'Right-4-Qicheng' })
    await centre.call('season.open', { year: '2028', carryPolicies: false })
    const officer = await inBrowser(school, 'T0004')
    for (const step of ['make-current', 'close'])
      expect((await officer.refused('season.move', { seasonId: '2028', step })).code).toBe('role-not-allowed')
    expect((await centre.refused('season.move', { seasonId: '2030', step: 'make-current' })).kind).toBe('not-found')
  })

  it('is current one at a time, also when two make theirs current at once (X-8)', async () => {
    for (const year of ['2028', '2029']) await admin.call('season.open', { year, carryPolicies: false })
    const centre = await inBrowser(school, 'T0001')
    await Promise.all([
      admin.call('season.move', { seasonId: '2028', step: 'make-current' }),
      centre.call('season.move', { seasonId: '2029', step: 'make-current' }),
    ])
    const rows = await school.database.rows(sql`select 1 from season where school_id = ${schoolId} and is_current`)
    expect(rows).toHaveLength(1)
  })
})

describe('the dates of carried policies', () => {
  it('move by a year and nothing else does (X-8)', () => {
    expect(
      aYearLater({
        window: { opens: '2027-09-01T08:00', closes: null },
        day: '2028-02-29',
        text: '见 2027 年通知',
        count: 7,
        list: ['2026-12-31'],
      }),
    ).toEqual({
      window: { opens: '2028-09-01T08:00', closes: null },
      day: '2029-02-28',
      text: '见 2027 年通知',
      count: 7,
      list: ['2027-12-31'],
    })
    const { window: _window, ...rest } = defaultAgreementPolicy
    expect(aYearLater(rest)).toEqual(rest)
  })
})
