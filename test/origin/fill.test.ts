import { originValues, passOrigin } from '../support/agreements'
import { type Client, foundedSchool, importRoster, type School } from '../support/school'
import { inBrowser } from '../support/sessions'

describe('what a student fills (S1-7…11)', () => {
  let school: School
  let student: Client
  beforeAll(async () => {
    school = await foundedSchool()
    student = await inBrowser(school, '2023010001')
  })
  afterAll(() => school.end())

  const problemsOf = async (values: Record<string, string>) => (await student.refused('origin.submit', { values })).fields ?? {}

  it('shows the school’s values grey and says who mends them; 院系 only the career centre (S1-8, S1-9)', async () => {
    const { fields } = await student.call('origin.mine', {})
    const locked = fields.filter((field) => field.locked)
    expect(locked.map(({ label }) => label)).toEqual([
      '学号',
      '姓名',
      '身份证号',
      '院系',
      '专业',
      '专业方向',
      '学制',
      '入学时间',
      '毕业时间',
    ])
    expect(locked.filter(({ correctedBy }) => correctedBy === 'career-centre').map(({ label }) => label)).toEqual(['院系'])
    expect(locked.find(({ code }) => code === 'number')?.value).toBe('2023010001')
    expect(locked.find(({ code }) => code === 'idNumber')?.value).toMatch(/^\d{3}\*{11}[\dX]{4}$/)
  })

  it.each(['number', 'idNumber', 'college', 'major', 'direction', 'schoolingYears', 'enrolledOn', 'graduatesOn'])(
    'refuses a value for the locked field %s by name, in draft and in submission (S1-8)',
    async (code) => {
      for (const action of ['origin.save', 'origin.submit'])
        expect(await student.refused(action, { values: { ...originValues, [code]: '2025-01' } })).toMatchObject({
          kind: 'invalid',
          fields: { [`values.${code}`]: '此项由学校登记，不能自行修改' },
        })
    },
  )

  it('refuses a field nobody knows by name (S1-7)', async () => {
    expect(await problemsOf({ ...originValues, wealth: '1' })).toEqual({ 'values.wealth': '没有这个字段，请刷新页面后重试' })
  })

  it('names every required field that is empty and every value that is wrong at once (S1-7, S1-16, S0-15)', async () => {
    const problems = await problemsOf({
      email: 'nobody',
      mobile: '12345',
      postcode: '43007',
      qq: '12a',
      emergencyPhone: '',
      trainingMode: '9',
      homeAddress: '  ',
    })
    expect(problems).toEqual({
      'values.email': '邮箱格式不正确，例如 name@example.com',
      'values.mobile': '手机号应为 11 位数字，以 1 开头',
      'values.postcode': '邮政编码应为 6 位数字',
      'values.qq': '只能填写数字',
      'values.emergencyPhone': '请填写紧急联系人电话',
      'values.emergencyName': '请填写紧急联系人',
      'values.trainingMode': '请从列表中选择培养方式',
      'values.homeAddress': '请填写家庭住址',
    })
  })

  it.each([
    ['440000', '广东省'],
    ['440100', '广州市, which has districts'],
    ['429000', '省直辖县, which is no place'],
    ['110000', '北京市 without a district'],
    ['999999', 'no division at all'],
    ['441900003', 'a town of 东莞'],
  ])('refuses %s as origin: %s (S1-11)', async (division) => {
    expect(await problemsOf({ ...originValues, division })).toEqual({ 'values.division': '请选到最末一级：有县（区）的必须选到县（区）' })
  })

  it.each([
    ['2023010002', '441900', '广东省东莞市'],
    ['2023010003', '442000', '广东省中山市'],
    ['2023010004', '620200', '甘肃省嘉峪关市'],
    ['2023010006', '430104', '湖南省长沙市岳麓区'],
    ['2023010009', '460400', '海南省儋州市'],
    ['2023010010', '429004', '湖北省仙桃市'],
    ['2023010011', '659001', '新疆维吾尔自治区石河子市'],
    ['2023010012', '710000', '台湾省'],
    ['2023010013', '810000', '香港特别行政区'],
    ['2023010014', '820000', '澳门特别行政区'],
  ])('accepts from %s the origin %s, %s, the deepest there is (S1-11)', async (number, division, shown) => {
    const client = await inBrowser(school, number)
    expect(await client.call('origin.submit', { values: { ...originValues, division } })).toMatchObject({ state: 'submitted', version: 1 })
    const { fields } = await client.call('origin.mine', {})
    expect(fields.find(({ code }) => code === 'division')?.shown).toBe(shown)
  })

  it('marks a value that differs from the registry and lets it pass (S1-10)', async () => {
    const client = await inBrowser(school, '2023010007')
    const before = await client.call('origin.mine', {})
    const held = before.fields.find(({ code }) => code === 'urbanRural')?.registry
    await client.call('origin.submit', { values: { ...originValues, urbanRural: held === '1' ? '2' : '1', mobile: '13911112222' } })
    const { fields } = await client.call('origin.mine', {})
    const marked = fields.filter(({ differs }) => differs).map(({ code }) => code)
    expect(marked).toEqual(expect.arrayContaining(['urbanRural', 'mobile']))
    expect(marked).not.toContain('email')
    expect(fields.find(({ code }) => code === 'urbanRural')).toMatchObject({ registry: held })
    const queue = await (await inBrowser(school, 'T0004')).call('origin.queue', { search: '2023010007' })
    expect(queue.rows).toMatchObject([{ number: '2023010007', differs: marked.length }])
  })

  it('keeps a draft however incomplete, and records its beginning once (S1-24, S1-28)', async () => {
    const client = await inBrowser(school, '2023010008')
    expect(await client.call('origin.save', { values: { qq: '12' } })).toMatchObject({ state: 'draft', version: 1 })
    expect(await client.call('origin.save', { values: { qq: '123456', homeAddress: '江城' } })).toMatchObject({
      state: 'draft',
      version: 1,
    })
    const { state, fields, trail } = await client.call('origin.mine', {})
    expect(state).toMatchObject({ state: 'draft', label: '填写中' })
    expect(fields.find(({ code }) => code === 'qq')?.value).toBe('123456')
    expect(trail.map(({ label, state: reached }) => [label, reached])).toEqual([['开始填写', '填写中']])
  })

  it('says by level what origin means (S0-17, S1-12, S1-13)', async () => {
    const master = await inBrowser(school, '2024110001')
    expect((await master.call('origin.mine', {})).meaning).toContain('当前家庭户籍所在地')
    expect((await student.call('origin.mine', {})).meaning).toContain('接收本人档案和户口')
  })
})

describe('a student missing from the roster (S1-30, S1-31)', () => {
  it('is told what to do without learning whether the number exists, is added by the import, and then does everything', async () => {
    const school = await foundedSchool()
    const { students } = school.people
    const missing = { ...students[0], 学号: '2023019999', 姓名: '新增生', 身份证号: '110101200301010039' } as (typeof students)[number]
    const stranger = await school.nobody().refused('account.signIn', { number: '2023019999', password: '010039' })
    const mistaken = await school.nobody().refused('account.signIn', { number: '2023010002', password: 'wrong1' })
    expect(stranger).toMatchObject({ code: 'sign-in-failed', message: expect.stringContaining('核对是否已登记') })
    expect({ ...stranger, requestId: '' }).toEqual({ ...mistaken, requestId: '' })

    const { preview, applied } = await importRoster(await inBrowser(school, 'T0001'), school.ports, 'students', [...students, missing])
    expect(preview.problems).toEqual([])
    expect(applied).toEqual({ created: 1, updated: 0, unchanged: students.length })
    const client = await inBrowser(school, '2023019999')
    expect((await client.call('origin.mine', {})).state.state).toBe('not-started')
    await passOrigin(client, await inBrowser(school, 'T0004'))
    expect((await client.call('origin.mine', {})).state.state).toBe('approved')
    await school.end()
  })
})
