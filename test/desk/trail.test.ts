import { originValues, submitAgreement } from '../support/agreements'
import { inBrowser } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

let signing: Signing
beforeAll(async () => {
  signing = await signingSchool()
})
afterAll(() => signing.school.end())

const nameOf = (number: string) => {
  const { students, staff } = signing.school.people
  return students.find((row) => row.学号 === number)?.姓名 ?? staff.find((row) => row.工号 === number)?.姓名
}

describe('the trail of a case (X-7)', () => {
  it('shows who did what when and why, oldest first, to the student and to the officer alike, each in their words (X-7)', async () => {
    const { school, officer } = signing
    const student = await signing.student('2023010001')
    const { caseId } = await student.call('origin.submit', { values: originValues })
    school.clock.add(60_000)
    await officer.call('origin.reject', { caseId, fields: [{ code: 'homeAddress', reason: '请写到门牌号' }] })
    const trail = await student.call('desk.trail', { caseId })
    expect(trail).toMatchObject({ title: '生源信息核对', student: nameOf('2023010001') })
    expect(trail.trail.map(({ who, role, label, state }) => [who, role, label, state])).toEqual([
      [nameOf('2023010001'), '毕业生', '提交审核', '已提交，等待学院审核'],
      [nameOf('T0004'), '学院审核员', '审核不通过', '审核不通过'],
    ])
    expect(trail.trail.map(({ at }) => at)).toEqual(['2027-03-01T01:00:00.000Z', '2027-03-01T01:01:00.000Z'])
    expect(trail.trail[1]?.reason).toContain('请写到门牌号')
    const [submitted, rejected] = trail.trail
    expect(await officer.call('desk.trail', { caseId })).toEqual({ ...trail, trail: [{ ...submitted, state: '学生已核' }, rejected] })
  })

  it('names the system where the clock moved the case (X-7, S0-49)', async () => {
    const { school } = signing
    const before = school.clock.now
    const caseId = await signing.signed('2023010002')
    school.clock.set('2027-03-09T00:00')
    await school.jobs.deadlines()
    const { trail } = await signing.officer.call('desk.trail', { caseId })
    expect(trail.at(-1)).toMatchObject({ who: '系统（到期）', label: '到期视为无异议', state: '待学院审核', reason: null })
    school.clock.now = before
  })

  it('is not found by strangers: other students, other colleges, offices, other employers, made-up ids (X-2)', async () => {
    const { school } = signing
    const caseId = await signing.submitted('2023010003')
    const strangers = [
      await signing.student('2023010004'),
      signing.otherOperator,
      ...(await Promise.all(['T0005', 'T0007', 'T0025'].map((number) => inBrowser(school, number)))),
    ]
    for (const stranger of strangers) expect((await stranger.refused('desk.trail', { caseId })).kind).toBe('not-found')
    expect((await signing.officer.refused('desk.trail', { caseId: '00000000-0000-4000-8000-000000000000' })).kind).toBe('not-found')
    expect((await signing.officer.refused('desk.trail', { caseId: 'x' })).kind).toBe('invalid')
    expect((await signing.operator.call('desk.trail', { caseId })).trail).toHaveLength(1)
  })

  it('closes for the employer while the agreement lies with the student, and for good when another employer is chosen (X-2, S0-65)', async () => {
    const student = await signing.student('2023010006')
    const caseId = await signing.submitted('2023010006')
    await signing.operator.call('agreement.return', { caseId, reason: '岗位已满' })
    expect((await signing.operator.refused('desk.trail', { caseId })).kind).toBe('not-found')
    await submitAgreement(student, signing.otherEmployerId)
    expect((await signing.operator.refused('desk.trail', { caseId })).kind).toBe('not-found')
    expect((await signing.otherOperator.call('desk.trail', { caseId })).trail.at(-1)?.label).toBe('正式提交')
    expect((await student.call('desk.trail', { caseId })).trail).toHaveLength(3)
  })

  it('of one clearance item is for the student and the office that decides it (X-7, X-2)', async () => {
    const { school } = signing
    const library = await inBrowser(school, 'T0007')
    const { rows } = await library.call('departure.queue', { search: '2023010008' })
    const [caseId] = rows.map((row) => row.caseId)
    if (!caseId) throw new Error('no item')
    await library.call('departure.decide', { caseIds: [caseId], decision: 'refuse', reason: '还有 3 本书未还' })
    const { trail, title } = await (await signing.student('2023010008')).call('desk.trail', { caseId })
    expect([title, trail.at(-1)?.who, trail.at(-1)?.reason]).toEqual(['离校环节', nameOf('T0007'), '还有 3 本书未还'])
    const hospital = await inBrowser(school, 'T0010')
    expect((await hospital.refused('desk.trail', { caseId })).kind).toBe('not-found')
  })
})
