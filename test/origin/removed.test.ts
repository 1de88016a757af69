import sql from 'sql-template-tag'
import { passOrigin } from '../support/agreements'
import { footprint } from '../support/footprint'
import { type Client, foundedSchool, importRoster, type School, schoolId } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'

const held = '2023010001'

describe('a graduate held back or suspended (S1-19, S1-20)', () => {
  let school: School
  let officer: Client
  let careerCentre: Client
  let caseId: string
  let student: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
    careerCentre = await inBrowser(school, 'T0001')
    student = await school.as(held)
    caseId = await passOrigin(student, officer)
  })
  afterAll(() => school?.end())

  const listed = async (client: Client) => (await client.call('origin.queue', { search: held })).rows.map(({ number }) => number)
  const counted = async () => (await officer.call('origin.report', {})).reports[0]

  it('is removed by the career centre alone, with a reason (S1-19)', async () => {
    const before = await footprint(school.database)
    expect((await officer.refused('origin.remove', { caseId, reason: '休学' })).code).toBe('role-not-allowed')
    expect((await careerCentre.refused('origin.remove', { caseId, reason: '' })).kind).toBe('invalid')
    expect((await careerCentre.refused('origin.restore', { caseId, reason: '复学' })).code).toBe('not-removed')
    expect(await footprint(school.database)).toEqual(before)
  })

  it('leaves every list and report, and keeps its history for the career centre (S1-19, X-8)', async () => {
    const { roster = 0, summary } = (await counted()) ?? {}
    await careerCentre.call('origin.remove', { caseId, reason: '休学一年' })
    expect(await listed(officer)).toEqual([])
    expect(await listed(careerCentre)).toEqual([])
    expect((await counted())?.roster).toBe(roster - 1)
    expect((await counted())?.summary.total).toBe((summary?.total ?? 0) - 1)
    expect((await officer.refused('origin.case', { caseId })).kind).toBe('not-found')
    const library = await inBrowser(school, 'T0004')
    expect((await library.refused('desk.trail', { caseId })).kind).toBe('not-found')
    const removed = await careerCentre.call('origin.queue', { state: 'removed' })
    expect(removed.rows.map(({ number }) => number)).toEqual([held])
    expect(removed.counts.find(({ state }) => state === 'removed')).toMatchObject({ count: 1 })
    const { trail } = await careerCentre.call('desk.trail', { caseId })
    expect(trail.at(-1)).toMatchObject({ label: '移出本届名单', reason: '休学一年' })
    expect(trail.some(({ label }) => label === '审核通过')).toBe(true)
    expect((await officer.call('origin.queue', { state: 'removed' })).rows).toEqual([])
  })

  it('hides the departure items from the offices too (S1-19)', async () => {
    const open = await school.database.rows(
      sql`select 1 from workflow_case where student_id = ${await personIdOf(school, held)} and not removed`,
    )
    expect(open).toEqual([])
  })

  it('cannot sign in as a graduate of this season, and is told so in clear words (S1-19)', async () => {
    expect((await student.refused('origin.mine', {})).kind).toBe('unauthenticated')
    const again = await school.nobody().refused('account.signIn', { number: held, password: 'Right-4-Qicheng' })
    expect(again).toMatchObject({ kind: 'refused', code: 'removed-from-season', call: { office: '招生就业处' } })
    expect(again.message).toContain('本届毕业生名单')
    const wrong = await school.nobody().refused('account.signIn', { number: held, password: 'wrong-password-1' })
    expect(wrong.code).toBe('sign-in-failed')
  })

  it('is refused on a bound phone as well (S1-19, A-2)', async () => {
    const openid = 'oRemovedGraduate0001'
    await school.database.run(
      sql`insert into wechat_binding (school_id, openid, person_id, bound_at) values (${schoolId}, ${openid}, ${await personIdOf(school, held)}, ${school.clock.now})`,
    )
    expect((await school.nobody(openid).refused('account.signInWithWeChat', {})).code).toBe('removed-from-season')
    expect((await school.phone(openid).refused('origin.mine', {})).code).toBe('removed-from-season')
  })

  it('comes back where it was left when restored (S1-20)', async () => {
    await careerCentre.call('origin.restore', { caseId, reason: '提前复学' })
    expect(await listed(officer)).toEqual([held])
    expect((await officer.call('origin.case', { caseId })).state.state).toBe('approved')
    await school.nobody().call('account.signIn', { number: held, password: 'Right-4-Qicheng' })
  })

  it('comes back with a roster that names it again (S1-20, S1-21)', async () => {
    await careerCentre.call('origin.remove', { caseId, reason: '休学一年' })
    const row = school.people.students.find(({ 学号 }) => 学号 === held)
    if (!row) throw new Error('no such graduate')
    const admin = await school.as('T0002')
    await importRoster(admin, school.ports, 'students', [{ ...row, 班级: '软件2402班' }])
    expect((await officer.call('origin.case', { caseId })).student.className).toBe('软件2402班')
  })
})
