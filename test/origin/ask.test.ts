import { originValues } from '../support/agreements'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser } from '../support/sessions'
import { fieldOf } from './support'

const number = '2023010001'

describe('a locked value that is wrong (S1-9, S0-16)', () => {
  let school: School
  let student: Client
  let officer: Client
  let counselor: Client
  let careerCentre: Client
  let caseId: string
  beforeAll(async () => {
    school = await foundedSchool()
    student = await inBrowser(school, number)
    officer = await inBrowser(school, 'T0004')
    careerCentre = await inBrowser(school, 'T0001')
    caseId = (await student.call('origin.mine', {})).caseId
    const own = school.people.students.find((row) => row.学号 === number)?.班级 ?? ''
    const holder = school.people.staff.find(({ 角色, 范围 }) => 角色?.includes('辅导员') && 范围?.includes(own))
    counselor = await inBrowser(school, holder?.工号 ?? '', 'counselor')
  })
  afterAll(() => school?.end())

  const asked = async (client: Client) => (await client.call('origin.queue', { state: 'asked' })).rows.map((row) => row.number)

  it('is told to whoever corrects it with what it should be, and waits on the case and in a list of its own (S1-9, S0-16)', async () => {
    await student.call('origin.ask', { field: 'major', shouldBe: '网络工程' })
    for (const client of [officer, counselor])
      expect(await inboxOf(client)).toContainEqual(expect.stringMatching(/^学生申请更正学籍信息：.*“专业”有误：应为“网络工程”/))
    expect(await inboxOf(careerCentre)).not.toContainEqual(expect.stringMatching(/^学生申请更正学籍信息/))
    expect(await fieldOf(student, 'major')).toMatchObject({ ask: { shouldBe: '网络工程', open: true, today: true } })
    expect(await fieldOf(officer, 'major', caseId)).toMatchObject({ ask: { shouldBe: '网络工程', open: true, mine: true } })
    expect(await asked(officer)).toEqual([number])
    expect((await officer.call('origin.queue', {})).counts.find(({ state }) => state === 'asked')).toMatchObject({
      label: '申请更正',
      count: 1,
    })
  })

  it('is asked at most once a day for each field (S1-9)', async () => {
    const before = await footprint(school.database)
    expect(await student.refused('origin.ask', { field: 'major', shouldBe: '软件工程' })).toMatchObject({ code: 'asked-today' })
    expect(await footprint(school.database)).toEqual(before)
    await student.call('origin.ask', { field: 'enrolledOn', shouldBe: '2022-09' })
    school.clock.add(86_400_000)
    student = await inBrowser(school, number)
    await student.call('origin.ask', { field: 'major', shouldBe: '软件工程（卓越）' })
    expect(await fieldOf(officer, 'major', caseId)).toMatchObject({ ask: { shouldBe: '软件工程（卓越）' } })
  })

  it('closes when the value is corrected, and is off the list when nothing is open (S1-9)', async () => {
    await officer.call('origin.correct', { caseId, field: 'major', value: '软件工程（卓越）', reason: '与学籍卡核对' })
    expect(await fieldOf(student, 'major')).toMatchObject({ value: '软件工程（卓越）', ask: { open: false, answer: null } })
    expect(await asked(officer)).toEqual([number])
    await counselor.call('origin.answerAsk', { caseId, field: 'enrolledOn', reason: '与录取名册一致' })
    expect(await fieldOf(student, 'enrolledOn')).toMatchObject({ ask: { open: false, answer: '与录取名册一致' } })
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^更正申请已答复：.*入学时间.*与录取名册一致/))
    expect(await asked(officer)).toEqual([])
    expect(await officer.refused('origin.answerAsk', { caseId, field: 'enrolledOn', reason: '再答一次' })).toMatchObject({
      kind: 'invalid',
    })
  })

  it('goes to the career centre where only the career centre corrects: 院系 (S1-9)', async () => {
    await student.call('origin.ask', { field: 'college', shouldBe: '机械工程学院' })
    expect(await inboxOf(careerCentre)).toContainEqual(expect.stringMatching(/^学生申请更正学籍信息：.*“院系”有误：应为“机械工程学院”/))
    expect(await fieldOf(officer, 'college', caseId)).toMatchObject({ ask: { open: true, mine: false } })
    expect(await officer.refused('origin.answerAsk', { caseId, field: 'college', reason: '没有错' })).toMatchObject({
      code: 'career-centre-only',
    })
    expect(await fieldOf(careerCentre, 'college', caseId)).toMatchObject({ ask: { open: true, mine: true } })
    await careerCentre.call('origin.answerAsk', { caseId, field: 'college', reason: '以学籍为准' })
  })

  it('writes no ID number down a second time (S1-9, X-1)', async () => {
    await student.call('origin.ask', { field: 'idNumber', shouldBe: '110101200301010039' })
    expect(await fieldOf(officer, 'idNumber', caseId)).toMatchObject({ ask: { shouldBe: '以身份证原件为准' } })
    const { trail } = await officer.call('origin.case', { caseId })
    expect(JSON.stringify([trail, await inboxOf(officer)])).not.toContain('110101200301010039')
  })

  it.each([
    [{ field: 'division', shouldBe: '430104' }, 'field', '这一项可以自己修改，不需要申请更正'],
    [{ field: 'nothing', shouldBe: 'x' }, 'field', '这一项可以自己修改，不需要申请更正'],
    [{ field: 'schoolingYears', shouldBe: '' }, 'shouldBe', '请填写正确的内容'],
    [{ field: 'schoolingYears', shouldBe: '4' }, 'shouldBe', '与学校现在登记的相同，请填写正确的内容'],
  ])('refuses %j and writes nothing (S1-9, X-3)', async (input, field, message) => {
    const before = await footprint(school.database)
    expect((await student.refused('origin.ask', input)).fields).toEqual({ [field]: message })
    expect(await footprint(school.database)).toEqual(before)
  })

  it('may be asked while the review is pending; the correction waits for the review, and no bulk approval sweeps over it (S1-29, X-9)', async () => {
    const other = await inBrowser(school, '2023010002')
    const submitted = await other.call('origin.submit', { values: originValues })
    await officer.call('origin.approve', { caseId: submitted.caseId })
    const third = await inBrowser(school, '2023010003')
    const registry = await third.call('origin.mine', {})
    const held = Object.fromEntries(
      registry.fields.flatMap(({ code, locked, registry: value }) => (!locked && value ? [[code, value]] : [])),
    )
    const waiting = await third.call('origin.submit', { values: { ...originValues, ...held } })
    await third.call('origin.ask', { field: 'direction', shouldBe: '嵌入式' })
    const correct = { caseId: waiting.caseId, field: 'direction', value: '嵌入式', reason: '与学籍卡核对' }
    expect((await officer.refused('origin.correct', correct)).code).toBe('wrong-state')
    const many = await officer.call('origin.approveMany', { caseIds: [waiting.caseId] })
    expect(many.results).toMatchObject([{ ok: false, code: 'origin-to-check' }])
    await officer.call('origin.approve', { caseId: waiting.caseId })
    await officer.call('origin.correct', correct)
    expect(await fieldOf(third, 'direction')).toMatchObject({ value: '嵌入式', ask: { open: false } })
  })

  it('leaves the reason of a rejection where it is: home still says what the college wants mended (S1-33)', async () => {
    const fourth = await inBrowser(school, '2023010004')
    const { caseId: rejected } = await fourth.call('origin.submit', { values: originValues })
    await officer.call('origin.reject', { caseId: rejected, fields: [{ code: 'qq', reason: '请补上' }] })
    await fourth.call('origin.ask', { field: 'major', shouldBe: '网络工程' })
    expect((await fourth.call('origin.mine', {})).reason).toBe('QQ 号码：请补上')
    const { todos } = await fourth.call('desk.home', {})
    expect(todos.find(({ id }) => id === 'origin')?.detail).toBe('QQ 号码：请补上')
  })
})
