import sql from 'sql-template-tag'
import { defaultOriginPolicy, originPolicy } from '../../src/shared/origin/policy'
import { originValues } from '../support/agreements'
import { footprint } from '../support/footprint'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'
import { fieldOf, publish } from './support'

const [bachelor, master, doctor] = ['2023010001', '2024110001', '2023210001'] as const

describe('the form of each level (S1-12…17, S0-17, S0-18)', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  const student = (number: string) => inBrowser(school, number)
  const problemsOf = async (number: string, values: Record<string, string>) => {
    const before = await footprint(school.database)
    const { fields } = await (await student(number)).refused('origin.submit', { values: { ...originValues, ...values } })
    expect(await footprint(school.database)).toEqual(before)
    return fields
  }
  const hold = async (number: string, values: object) =>
    school.database.run(
      sql`update graduate set registry = registry || ${JSON.stringify(values)}::jsonb where person_id = ${await personIdOf(school, number)}`,
    )

  it('asks the defence date of doctors alone (S0-18)', async () => {
    for (const [number, asked] of [
      [bachelor, false],
      [master, false],
      [doctor, true],
    ] as const)
      expect([number, Boolean(await fieldOf(await student(number), 'defenceOn'))]).toEqual([number, asked])
    expect(await problemsOf(doctor, { defenceOn: '2027-02-30' })).toEqual({
      'values.defenceOn': '请按“年-月-日”填写，例如 2027-05-20',
    })
    expect(await problemsOf(bachelor, { defenceOn: '2027-05-20' })).toEqual({ 'values.defenceOn': '没有这个字段，请刷新页面后重试' })
  })

  it('marks a doctor’s graduation date that is not in the month of the defence, and lets it pass (S0-18)', async () => {
    const client = await student(doctor)
    await hold(doctor, { graduatesOn: '2027-07' })
    await client.call('origin.save', { values: { ...originValues, defenceOn: '2027-05-20' } })
    expect(await fieldOf(client, 'graduatesOn')).toMatchObject({ warning: expect.stringContaining('答辩日期') })
    await client.call('origin.save', { values: { ...originValues, defenceOn: '2027-07-02' } })
    expect(await fieldOf(client, 'graduatesOn')).toMatchObject({ warning: null })
  })

  it('marks a master’s graduation date other than January or July, and lets nobody correct it to another (S0-18)', async () => {
    const client = await student(master)
    await hold(master, { graduatesOn: '2027-06' })
    const { caseId } = await client.call('origin.mine', {})
    expect(await fieldOf(client, 'graduatesOn')).toMatchObject({ warning: '硕士生的毕业时间应为 1 月或 7 月' })
    const correct = { caseId, field: 'graduatesOn', reason: '与培养方案核对' }
    expect(await officer.refused('origin.correct', { ...correct, value: '2027-06' })).toMatchObject({
      kind: 'invalid',
      fields: { value: '硕士生的毕业时间应为 1 月或 7 月' },
    })
    await officer.call('origin.correct', { ...correct, value: '2027-01' })
    expect(await fieldOf(client, 'graduatesOn')).toMatchObject({ value: '2027-01', warning: null })
  })

  it.each([
    [master, '1'],
    [master, '2'],
    [doctor, '2'],
  ])('refuses the postgraduate %s the teacher category %s with the fix (S1-15)', async (number, teacherCategory) => {
    expect(await problemsOf(number, { teacherCategory })).toEqual({ 'values.teacherCategory': '研究生的师范生类别请选“非师范生”' })
  })

  it('wants 免费师范生 of 公费定向培养师范生, and 定向 of 免费师范生 (S1-14, S1-15)', async () => {
    expect(await problemsOf(bachelor, { trainingMode: '2', program: 'sponsored-teacher', teacherCategory: '2' })).toEqual({
      'values.teacherCategory': '公费定向培养师范生的师范生类别请选“免费师范生”',
    })
    expect(await problemsOf(bachelor, { trainingMode: '1', teacherCategory: '1' })).toEqual({
      'values.trainingMode': '免费师范生（公费师范生）属于定向培养，培养方式请选“定向”；不是公费师范生的，请改选师范生类别',
    })
  })

  it('offers each level its own 定向 programmes, to 定向 students only (S1-14)', async () => {
    const names = async (number: string) => (await fieldOf(await student(number), 'program'))?.choices?.map(({ name }) => name)
    expect(await names(bachelor)).toEqual(['公费定向培养师范生', '吐鲁番对口援疆定向招生计划', '其他定向计划'])
    expect(await names(master)).toEqual(['硕师计划', '少数民族骨干计划', '其他定向计划'])
    expect(await problemsOf(bachelor, { trainingMode: '2', program: 'teacher-master' })).toEqual({
      'values.program': '请从列表中选择定向培养计划',
    })
    const client = await student('2023010002')
    const { caseId } = await client.call('origin.submit', { values: { ...originValues, trainingMode: '1', program: 'turpan' } })
    expect(await fieldOf(client, 'program')).toMatchObject({ value: '' })
    expect(await fieldOf(officer, 'program', caseId)).toBeUndefined()
  })

  it('says at the fields what counts: admission, 高考, 4 年 (S1-14, S1-17)', async () => {
    const client = await student(bachelor)
    expect((await fieldOf(client, 'trainingMode'))?.hint).toContain('吐鲁番')
    expect((await fieldOf(await student(master), 'trainingMode'))?.hint).toContain('硕师计划')
    expect((await fieldOf(client, 'urbanRural'))?.hint).toContain('高考时')
    expect((await fieldOf(client, 'schoolingYears'))?.shown).toBe('4 年')
  })

  it('locks, requires and recommends by level as the policy says (S1-8, S0-9)', async () => {
    const fields = defaultOriginPolicy.fields.map((field) =>
      field.code === 'qq' ? { ...field, byLevel: { master: { required: true }, doctor: { warned: true } } } : field,
    )
    await publish(school, {
      fields: fields.map((field) => (field.code === 'urbanRural' ? { ...field, byLevel: { master: { locked: true } } } : field)),
    })
    const other = await student('2024110002')
    expect((await other.refused('origin.submit', { values: { ...originValues } })).fields).toEqual({
      'values.urbanRural': '此项由学校登记，不能自行修改',
    })
    const { urbanRural: _, ...values } = originValues
    expect((await other.refused('origin.submit', { values })).fields).toEqual({ 'values.qq': '请填写QQ 号码' })
    await other.call('origin.submit', { values: { ...values, qq: '123456' } })
    await (await student('2023010003')).call('origin.submit', { values: originValues })
    await publish(school)
  })

  it('refuses a policy whose rules name no field or ask two things at once (S1-14)', () => {
    const rule = { field: 'trainingMode', oneOf: ['1'], message: '规则' }
    const parse = (rules: object[]) => originPolicy.safeParse({ ...defaultOriginPolicy, rules }).success
    expect(parse([rule])).toBe(true)
    expect(parse([{ ...rule, field: 'nothing' }])).toBe(false)
    expect(parse([{ ...rule, months: ['01'] }])).toBe(false)
    expect(parse([{ ...rule, when: { field: 'nothing', oneOf: ['1'] } }])).toBe(false)
  })
})
