import { originValues } from '../support/agreements'
import { footprint } from '../support/footprint'
import { type Client, foundedSchool, importRoster, type School } from '../support/school'
import { inBrowser } from '../support/sessions'
import { fieldOf } from './support'

const ask = { code: 'division', reason: '应为户籍所在县' }

describe('a form that was sent back (S1-28, S1-33)', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  const returned = async (number: string, fields: { code: string; reason: string }[] = [ask]) => {
    const student = await inBrowser(school, number)
    const { caseId } = await student.call('origin.submit', { values: originValues })
    await officer.call('origin.reject', { caseId, fields })
    return { student, caseId }
  }

  it('shows student and reviewer what was asked, what stood there and what stands there now (S1-33)', async () => {
    const { student, caseId } = await returned('2023010001')
    expect(await fieldOf(student, 'division')).toMatchObject({
      rejectedBecause: '应为户籍所在县',
      before: '110101',
      beforeShown: '北京市东城区',
      changed: false,
    })
    await student.call('origin.save', { values: { ...originValues, division: '430104' } })
    expect(await fieldOf(student, 'division')).toMatchObject({ before: '110101', value: '430104', changed: true })
    await student.call('origin.submit', { values: { ...originValues, division: '430104', homeAddress: '江城市和平路 2 号' } })
    const { fields } = await officer.call('origin.case', { caseId })
    expect(fields.filter(({ changed }) => changed).map(({ code, rejectedBecause }) => [code, rejectedBecause])).toEqual([
      ['division', '应为户籍所在县'],
      ['homeAddress', null],
    ])
    await officer.call('origin.approve', { caseId })
    expect((await fieldOf(officer, 'division', caseId))?.before).toBeNull()
  })

  it('is not taken back unchanged without asking, and is when the student insists (S1-33)', async () => {
    const { student, caseId } = await returned('2023010002', [ask, { code: 'qq', reason: '请补上' }])
    const before = await footprint(school.database)
    const half = { values: { ...originValues, division: '430104' } }
    for (const input of [{ values: originValues }, half])
      expect((await student.refused('origin.submit', input)).code).toBe('origin-unchanged')
    expect(await footprint(school.database)).toEqual(before)
    expect(await student.call('origin.submit', { ...half, evenUnchanged: true })).toMatchObject({ state: 'submitted' })
    expect(await fieldOf(officer, 'qq', caseId)).toMatchObject({ rejectedBecause: '请补上', changed: false })
  })

  it('asks as well after the student has withdrawn it, and compares with the last round (S1-34)', async () => {
    const { student, caseId } = await returned('2023010003')
    await student.call('origin.withdraw', {})
    expect(await fieldOf(student, 'division')).toMatchObject({ rejectedBecause: '应为户籍所在县', before: '110101' })
    expect((await student.refused('origin.submit', { values: originValues })).code).toBe('origin-unchanged')
    await student.call('origin.submit', { values: { ...originValues, division: '430104' } })
    await officer.call('origin.reject', { caseId, fields: [{ ...ask, reason: '还是不对' }] })
    expect(await fieldOf(student, 'division')).toMatchObject({ rejectedBecause: '还是不对', before: '430104', changed: false })
  })

  it('offers the reviewer the reasons of the policy for each kind of field, and the student none (S1-28)', async () => {
    const { student, caseId } = await returned('2023010004')
    expect((await fieldOf(officer, 'division', caseId))?.reasons).toContain('与户口簿不一致，请核对')
    expect((await fieldOf(officer, 'email', caseId))?.reasons).toEqual(['填写有误，请核对', '填写不完整，请补充'])
    expect((await fieldOf(student, 'division'))?.reasons).toEqual([])
  })

  it('reads to the student as waiting for the college, to the office as 学生已核 (S1-26, S1-28)', async () => {
    const student = await inBrowser(school, '2023010006')
    const { caseId } = await student.call('origin.submit', { values: originValues })
    const mine = await student.call('origin.mine', {})
    expect(mine.state.label).toBe('已提交，等待学院审核')
    expect(mine.trail.at(-1)?.state).toBe('已提交，等待学院审核')
    expect((await student.call('desk.trail', { caseId })).trail.at(-1)?.state).toBe('已提交，等待学院审核')
    const { progress } = await student.call('desk.home', {})
    expect(progress.find(({ page }) => page === '/pages/origin/index')?.state).toBe('已提交，等待学院审核')
    const seen = await officer.call('origin.case', { caseId })
    expect([seen.state.label, seen.trail.at(-1)?.state]).toEqual(['学生已核', '学生已核'])
  })

  it('follows the student to another college with its rounds and requests (S1-9, S1-21)', async () => {
    const number = '2023010007'
    const { student, caseId } = await returned(number)
    await student.call('origin.ask', { field: 'major', shouldBe: '机械电子工程' })
    await student.call('origin.submit', { values: { ...originValues, division: '430104' } })
    const row = school.people.students.find(({ 学号 }) => 学号 === number)
    if (!row) throw new Error('no such graduate')
    await importRoster(await school.as('T0002'), school.ports, 'students', [{ ...row, 学院: '机械工程学院', 班级: '机械2302班' }])
    expect((await officer.refused('origin.case', { caseId })).kind).toBe('not-found')
    const other = await inBrowser(school, 'T0005')
    expect(await fieldOf(other, 'division', caseId)).toMatchObject({ before: '110101', changed: true })
    expect(await fieldOf(other, 'major', caseId)).toMatchObject({ ask: { open: true, mine: true } })
    await other.call('origin.approve', { caseId })
  })

  it('is as it was left after a removal and a return (S1-19, S1-20)', async () => {
    const { student, caseId } = await returned('2023010008')
    await student.call('origin.submit', { values: { ...originValues, division: '430104' } })
    const careerCentre = await inBrowser(school, 'T0001')
    await careerCentre.call('origin.remove', { caseId, reason: '休学一年' })
    expect((await officer.refused('origin.approve', { caseId })).kind).toBe('not-found')
    await careerCentre.call('origin.restore', { caseId, reason: '提前复学' })
    expect(await fieldOf(officer, 'division', caseId)).toMatchObject({ value: '430104', before: '110101', changed: true })
    expect(await officer.call('origin.approve', { caseId })).toMatchObject({ state: 'approved' })
  })
})
