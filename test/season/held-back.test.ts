import sql from 'sql-template-tag'
import { idCheckDigit } from '../../src/shared/identity'
import { everything } from '../security/snapshot'
import { employerIdOf, passOrigin, submitAgreement } from '../support/agreements'
import { type Client, foundedSchool, importRoster, type School, sheetOf, uploadFile } from '../support/school'
import { inBrowser } from '../support/sessions'

const number = '2023010001'

describe('a held-back student 留级', () => {
  let school: School
  let centre: Client
  const row = () => school.people.students.find((student) => student.学号 === number) as Record<string, string>
  const previewOf = async (rows: Record<string, string>[]) =>
    centre.call('roster.preview', { kind: 'students', fileId: await uploadFile(centre, school.ports, 'students', await sheetOf(rows)) })
  const next = async (caseId: string, { remove }: { remove: boolean }) => {
    if (remove) await centre.call('origin.remove', { caseId, reason: '留级一年' })
    await centre.call('season.open', { year: '2028', carryPolicies: true })
    await centre.call('season.move', { seasonId: '2028', step: 'make-current' })
    school.clock.set('2028-03-01T09:00')
    centre = await inBrowser(school, 'T0001')
  }
  /** Origin passed and an agreement on its way in 2027届; answers the origin case. */
  const lived = async () => {
    const student = await inBrowser(school, number)
    const caseId = await passOrigin(student, await inBrowser(school, 'T0004'))
    await submitAgreement(student, await employerIdOf(school, 'E0001'))
    return caseId
  }

  beforeEach(async () => {
    school = await foundedSchool({ employers: 1 })
    centre = await inBrowser(school, 'T0001')
  })
  afterEach(() => school?.end())

  it('taken off last season is imported into the new one and lives there: new origin, new agreement, the old ones as history (X-8, S1-19, S0-7)', async () => {
    const caseId = await lived()
    await next(caseId, { remove: true })
    const { applied } = await importRoster(centre, school.ports, 'students', [{ ...row(), 班级: '计算机2401班' }])
    expect(applied).toEqual({ created: 1, updated: 0, unchanged: 0 })
    const student = await inBrowser(school, number)
    expect((await student.call('account.me', {})).season).toMatchObject({ id: '2028', others: true })
    expect(await student.call('origin.mine', {})).toMatchObject({ state: { state: 'not-started' } })
    await passOrigin(student, await inBrowser(school, 'T0004'))
    const agreement = await submitAgreement(student, await employerIdOf(school, 'E0001'))
    const seasons = await school.database.rows<{ season_id: string; removed: boolean }>(
      sql`select season_id, removed from workflow_case where subject = 'agreement' order by season_id`,
    )
    expect(seasons).toEqual([
      { season_id: '2027', removed: true },
      { season_id: '2028', removed: false },
    ])
    // Still one live agreement within the season, whatever the code believes.
    await expect(
      school.database.run(sql`insert into workflow_case (school_id, case_id, season_id, subject, student_id, college, class_name, campus, state, entered_at)
        select school_id, gen_random_uuid(), season_id, subject, student_id, college, class_name, campus, state, entered_at from workflow_case where case_id = ${agreement}`),
    ).rejects.toThrow('one_live_agreement')
    const old = await inBrowser(school, 'T0001')
    await old.call('season.look', { seasonId: '2027' })
    expect((await old.refused('origin.restore', { caseId, reason: '恢复' })).code).toBe('lives-in-another-season')
  })

  it('still on an open season is not imported a second time: the line says where to take them off first (X-8, D-1)', async () => {
    await next(await lived(), { remove: false })
    const preview = await previewOf([row()])
    expect(preview.problems).toEqual([{ line: 2, column: '学号', value: number, message: expect.stringContaining('还在2027届的名单中') }])
    await centre.call('season.look', { seasonId: '2027' })
    expect((await centre.refused('roster.preview', { kind: 'students', fileId: 'x' })).code).toBe('roster-not-current')
  })

  it('of a season already closed needs nobody to touch that season (X-8)', async () => {
    const student = await inBrowser(school, number)
    const caseId = await passOrigin(student, await inBrowser(school, 'T0004'))
    await next(caseId, { remove: false })
    await centre.call('season.move', { seasonId: '2027', step: 'close' })
    await importRoster(centre, school.ports, 'students', [row()])
    const again = await inBrowser(school, number)
    expect((await again.call('account.me', {})).season.id).toBe('2028')
    await again.call('season.look', { seasonId: '2027' })
    expect(await again.call('origin.mine', {})).toMatchObject({ state: { state: 'approved' } })
    expect((await again.refused('origin.withdraw', {})).code).toBe('season-not-open')
  })

  it('nobody is a graduate twice in one season: not under another number, not twice in a file (X-8, D-1)', async () => {
    const before = await everything(school.database)
    const twin = { ...row(), 学号: '2023019991' }
    expect((await previewOf([twin])).problems).toEqual([
      { line: 2, column: '学号', value: number, message: expect.stringContaining('这个身份证号已在本届名单中') },
    ])
    const stranger = { ...twin, 身份证号: `11010120000101001${idCheckDigit('11010120000101001')}` }
    expect((await previewOf([stranger, { ...stranger, 学号: '2023019992' }])).problems).toEqual([
      { line: 3, column: '身份证号', value: '', message: '与第 2 行是同一个人，请只保留一行' },
    ])
    const { request: _a, upload: _b, import_progress: _p, ...kept } = before
    const { request: _c, upload: _d, import_progress: _q, ...now } = await everything(school.database)
    expect(now).toEqual(kept)
  })
})
