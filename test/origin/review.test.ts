import sql from 'sql-template-tag'
import { originValues, passOrigin } from '../support/agreements'
import { atTime } from '../support/at-time'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'

/** Bachelors of the first college. */
const [first, second, third, fourth] = ['2023010001', '2023010002', '2023010003', '2023010004'] as const

describe('the review of origin (S1-25…34)', () => {
  let school: School
  let officer: Client
  let careerCentre: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
    careerCentre = await inBrowser(school, 'T0001')
  })
  afterAll(() => school.end())

  const student = (number: string) => inBrowser(school, number)
  const submitted = async (number: string, values: Record<string, string> = originValues) =>
    (await (await student(number)).call('origin.submit', { values })).caseId
  const registryOf = async (number: string) => {
    const row = await school.database.row<{
      registry: Record<string, string>
      mobile: string
      email: string
      training_mode: string
      college: string
      major: string
    }>(
      sql`select g.registry, p.mobile, p.email, g.training_mode, g.college, g.major from graduate g join person p using (school_id, person_id) where p.number = ${number}`,
    )
    if (!row) throw new Error(`no graduate ${number}`)
    return row
  }

  it('lists only the reviewer’s own college or classes, by state, longest waiting first, with counts (S1-26)', async () => {
    await submitted(second)
    school.clock.add(60_000)
    await submitted(first)
    await submitted('2023020001')
    const { rows, counts } = await officer.call('origin.queue', { state: 'submitted' })
    expect(rows.map(({ number }) => number)).toEqual([second, first])
    expect(Object.fromEntries(counts.map(({ state, count }) => [state, count]))).toEqual({
      'not-started': 18,
      draft: 0,
      submitted: 2,
      rejected: 0,
      approved: 0,
      asked: 0,
    })
    const counselor = await inBrowser(school, 'T0019', 'counselor')
    const classes = new Set((await counselor.call('origin.queue', {})).rows.map(({ className }) => className))
    const own = school.people.staff
      .find((row) => row.工号 === 'T0019')
      ?.范围.split('、')[0]
      ?.split('/')
    expect([...classes].sort()).toEqual([...(own ?? [])].sort())
  })

  it.each(['%', '_', '\\', '2023010001%'])('takes %s in a search as what it is (S1-26)', async (search) => {
    expect((await officer.call('origin.queue', { search })).rows).toEqual([])
  })

  it('finds by part of the name and by the beginning of the number (S1-26)', async () => {
    const name = school.people.students.find((row) => row.学号 === first)?.姓名 ?? ''
    expect((await officer.call('origin.queue', { search: name.slice(1) })).rows.map(({ number }) => number)).toContain(first)
    expect((await officer.call('origin.queue', { search: '20230100' })).rows.length).toBe(15)
  })

  it('turns the pages of a list without losing or doubling anybody (S1-26)', async () => {
    const page = await careerCentre.call('origin.queue', {})
    expect(page.rows).toHaveLength(50)
    const rest = await careerCentre.call('origin.queue', { after: page.next ?? '' })
    expect(rest).toMatchObject({ next: null })
    expect(new Set([...page.rows, ...rest.rows].map(({ caseId }) => caseId)).size).toBe(60)
    expect(await careerCentre.refused('origin.queue', { after: 'x' })).toMatchObject({ kind: 'invalid' })
  })

  it('shows both sides and leads from one waiting case to the next (S1-18, S1-25, S1-26, S1-27)', async () => {
    const waiting = (await officer.call('origin.queue', { state: 'submitted' })).rows
    const [one, two] = waiting.map(({ caseId }) => caseId)
    const view = await officer.call('origin.case', { caseId: one ?? '' })
    expect(view).toMatchObject({ nextCaseId: two, waiting: 1, student: { number: second } })
    expect(view.fields.find(({ code }) => code === 'mobile')).toMatchObject({
      value: originValues.mobile,
      registry: (await registryOf(second)).registry.mobile,
    })
    expect(view.mayI.map(({ action }) => action)).toEqual(['approve', 'reject'])
    expect(await officer.call('origin.case', { caseId: two ?? '' })).toMatchObject({ nextCaseId: one })
  })

  it('copies the verified values to the registry, and only then (S1-27)', async () => {
    const caseId = await submitted(third, { ...originValues, division: '430104', qq: '123456' })
    expect((await registryOf(third)).registry.qq).toBeUndefined()
    await officer.call('origin.approve', { caseId })
    const { registry, mobile, email } = await registryOf(third)
    expect(registry).toMatchObject({ division: '430104', qq: '123456', mobile: originValues.mobile, urbanRural: '1' })
    expect({ mobile, email }).toEqual({ mobile: originValues.mobile, email: originValues.email })
    const { fields } = await officer.call('origin.case', { caseId })
    expect(fields.filter(({ differs }) => differs)).toEqual([])
  })

  it('sends back with a reason at each field, tells the student, and passes once mended (S1-28, S1-32, S1-33)', async () => {
    const mine = await student(fourth)
    const caseId = await submitted(fourth)
    const fields = [
      { code: 'division', reason: '应为户籍所在县' },
      { code: 'mobile', reason: '打不通' },
    ]
    expect(await officer.call('origin.reject', { caseId, fields })).toMatchObject({ state: 'rejected' })
    const rejected = await mine.call('origin.mine', {})
    expect(rejected.reason).toBe('生源所在地：应为户籍所在县；手机号：打不通')
    expect(
      rejected.fields.filter(({ rejectedBecause }) => rejectedBecause).map(({ code, rejectedBecause }) => [code, rejectedBecause]),
    ).toEqual([
      ['division', '应为户籍所在县'],
      ['mobile', '打不通'],
    ])
    expect(await inboxOf(mine)).toContainEqual(expect.stringMatching(/^生源信息需要修改：.*打不通/))
    await mine.call('origin.submit', { values: { ...originValues, mobile: '13900008888', division: '430104' } })
    await officer.call('origin.approve', { caseId })
    const approved = await mine.call('origin.mine', {})
    expect(approved.state.state).toBe('approved')
    expect(approved.fields.some(({ rejectedBecause }) => rejectedBecause)).toBe(false)
    expect(approved.mayI).toEqual([])
    expect(approved.trail.map(({ label, role }) => [label, role])).toEqual([
      ['提交审核', '毕业生'],
      ['审核不通过', '学院审核员'],
      ['提交审核', '毕业生'],
      ['审核通过', '学院审核员'],
    ])
  })

  it('lets the student withdraw while unreviewed and while rejected, never once approved (S1-34)', async () => {
    const mine = await student('2023010006')
    const caseId = await submitted('2023010006')
    expect(await mine.call('origin.withdraw', {})).toMatchObject({ state: 'draft' })
    expect(await officer.refused('origin.approve', { caseId })).toMatchObject({ code: 'wrong-state' })
    await submitted('2023010006')
    await officer.call('origin.reject', { caseId, fields: [{ code: 'qq', reason: '缺少' }] })
    expect(await mine.call('origin.withdraw', {})).toMatchObject({ state: 'draft' })
    expect((await mine.call('origin.mine', {})).fields.find(({ code }) => code === 'qq')).toMatchObject({ rejectedBecause: '缺少' })
    await submitted('2023010006', { ...originValues, qq: '123456' })
    await officer.call('origin.approve', { caseId })
    expect(await mine.refused('origin.withdraw', {})).toMatchObject({ code: 'wrong-state' })
  })

  it('lets the college correct before submission and after review, with the reason in the trail; the student is told (S1-9, S1-29)', async () => {
    const number = '2023010007'
    const mine = await student(number)
    const { caseId } = await mine.call('origin.mine', {})
    const correct = (field: string, value: string) => officer.call('origin.correct', { caseId, field, value, reason: '与学籍卡核对' })
    expect(await correct('enrolledOn', '2022-10')).toMatchObject({ state: 'not-started', version: 1 })
    await correct('major', '软件工程（嵌入式）')
    expect(await registryOf(number)).toMatchObject({ registry: { enrolledOn: '2022-10' }, major: '软件工程（嵌入式）' })
    const { trail, fields } = await mine.call('origin.mine', {})
    expect(trail.map(({ label, reason }) => [label, reason])).toEqual([
      ['更正学籍信息', '与学籍卡核对'],
      ['更正学籍信息', '与学籍卡核对'],
    ])
    expect(fields.find(({ code }) => code === 'major')?.value).toBe('软件工程（嵌入式）')
    expect(await inboxOf(mine)).toContainEqual(expect.stringMatching(/^学籍信息已更正：.*专业/))
    await passOrigin(mine, officer)
    expect(await correct('graduatesOn', '2027-01')).toMatchObject({ state: 'approved' })
    const audit = await school.database.row<{ detail: object }>(
      sql`select detail from audit where case_id = ${caseId} order by seq desc limit 1`,
    )
    expect(audit?.detail).toMatchObject({ field: 'graduatesOn', to: '2027-01' })
  })

  it('lets only the career centre change 院系; the cases move to the other college with the student (S1-9)', async () => {
    const number = '2023010008'
    const { caseId } = await (await student(number)).call('origin.mine', {})
    expect(await careerCentre.call('origin.correct', { caseId, field: 'college', value: '机械工程学院', reason: '转专业' })).toMatchObject({
      version: 1,
    })
    expect(await registryOf(number)).toMatchObject({ college: '机械工程学院' })
    expect(await officer.refused('origin.case', { caseId })).toMatchObject({ kind: 'not-found' })
    const other = await inBrowser(school, 'T0005')
    expect((await other.call('origin.case', { caseId })).student.college).toBe('机械工程学院')
    expect(await careerCentre.refused('origin.correct', { caseId, field: 'college', value: '机诫工程学院', reason: '笔误' })).toMatchObject(
      {
        kind: 'invalid',
        fields: { value: '本届名单里没有这个学院，请核对名称；新学院请先通过名单导入' },
      },
    )
  })

  it('closes to the minute, the closing instant excluded, unless the student has an extension (X-4, S0-5, S1-5)', async () => {
    const number = '2023010009'
    const submit = async () => (await student(number)).ask('origin.submit', { values: originValues })
    const save = async (other: string) => (await student(other)).ask('origin.save', { values: {} })
    const closed = { ok: false, error: { code: 'origin-window-closed' } }
    expect(await atTime(school, '2027-07-01T12:00', submit)).toMatchObject(closed)
    await school.database.run(sql`insert into window_extension (school_id, season_id, person_id, process, closes, granted_by)
      values ('qicheng', '2027', ${await personIdOf(school, number)}, 'origin', '2027-07-03T12:00+08:00', ${await personIdOf(school, 'T0001')})`)
    expect(await atTime(school, '2027-07-03T12:00', submit)).toMatchObject(closed)
    expect(await atTime(school, '2027-07-03T11:59:59', submit)).toMatchObject({ ok: true, data: { state: 'submitted' } })
    expect(await atTime(school, '2026-09-01T07:59:59', () => save('2023010011'))).toMatchObject(closed)
    expect(await atTime(school, '2026-09-01T08:00', () => save('2023010011'))).toMatchObject({ ok: true })
    expect(await atTime(school, '2027-07-01T11:59:59', () => save('2023010010'))).toMatchObject({ ok: true })
  })

  it('is done while students still fill, and after the closing for what came in time; what is sent back then needs an extension (S1-6, X-4)', async () => {
    const [early, late, back] = ['2023010014', '2023010015', '2023010010'] as const
    const [first, second, third] = [await submitted(early), await submitted(late), await submitted(back)]
    expect(await officer.call('origin.approve', { caseId: first })).toMatchObject({ state: 'approved' })
    await atTime(school, '2027-07-01T12:00', async () => {
      const reviewer = await inBrowser(school, 'T0004')
      expect(await reviewer.call('origin.approve', { caseId: second })).toMatchObject({ state: 'approved' })
      await reviewer.call('origin.reject', { caseId: third, fields: [{ code: 'division', reason: '与户口簿不一致' }] })
      expect(await (await student(back)).refused('origin.submit', { values: originValues })).toMatchObject({
        code: 'origin-window-closed',
        call: { office: '所在学院学生工作办公室' },
      })
      await reviewer.call('desk.extendWindow', { number: back, process: 'origin', closes: '2027-07-05T12:00' })
      const mended = { ...originValues, division: '110102' }
      expect(await (await student(back)).call('origin.submit', { values: mended })).toMatchObject({ state: 'submitted' })
    })
  })

  describe('what is refused, with nothing written (X-3)', () => {
    let pending: string
    let fresh: string
    beforeAll(async () => {
      pending = await submitted('2023010012')
      fresh = (await (await student('2023010013')).call('origin.mine', {})).caseId
    })
    const page = '/pages/origin/index'

    it.each<[string, () => Promise<{ who: Client; action: string; data: object }>, object, string?]>([
      [
        'origin-window-closed: saving',
        async () => ({ who: await student('2023010013'), action: 'origin.save', data: { values: {} } }),
        {
          code: 'origin-window-closed',
          message: expect.stringContaining('现在不在生源信息填报时间内'),
          fix: { label: '查看填报时间', page },
        },
        '2027-07-01T12:00',
      ],
      [
        'origin-window-closed: submitting',
        async () => ({ who: await student('2023010013'), action: 'origin.submit', data: { values: originValues } }),
        { code: 'origin-window-closed', call: { office: '所在学院学生工作办公室' } },
        '2026-08-31T08:00',
      ],
      [
        'origin-window-closed: withdrawing',
        async () => ({ who: await student('2023010012'), action: 'origin.withdraw', data: {} }),
        { code: 'origin-window-closed' },
        '2027-07-01T12:00',
      ],
      [
        'origin-incomplete, told field by field',
        async () => ({ who: await student('2023010013'), action: 'origin.submit', data: { values: { qq: '1' } } }),
        {
          kind: 'invalid',
          message: '还有必填项没有填好，请把标出的各项补充完整后再提交。',
          fields: expect.objectContaining({ 'values.email': '请填写电子邮箱' }),
        },
      ],
      [
        'wrong-state: saving what waits for the review',
        async () => ({ who: await student('2023010012'), action: 'origin.save', data: { values: {} } }),
        { code: 'wrong-state', message: '事项的状态已经变化，这一步现在不能办理。请刷新后再看。' },
      ],
      [
        'wrong-state: submitting twice',
        async () => ({ who: await student('2023010012'), action: 'origin.submit', data: { values: originValues } }),
        { code: 'wrong-state' },
      ],
      [
        'wrong-state: approving what nobody submitted',
        async () => ({ who: officer, action: 'origin.approve', data: { caseId: fresh } }),
        { code: 'wrong-state' },
      ],
      [
        'wrong-state: rejecting what nobody submitted',
        async () => ({ who: officer, action: 'origin.reject', data: { caseId: fresh, fields: [{ code: 'qq', reason: '缺少' }] } }),
        { code: 'wrong-state' },
      ],
      [
        'wrong-state: correcting while pending (S1-29)',
        async () => ({ who: officer, action: 'origin.correct', data: { caseId: pending, field: 'major', value: '英语', reason: '核对' } }),
        { code: 'wrong-state' },
      ],
      [
        'career-centre-only (S1-9)',
        async () => ({
          who: officer,
          action: 'origin.correct',
          data: { caseId: fresh, field: 'college', value: '机械工程学院', reason: '转专业' },
        }),
        { code: 'career-centre-only', message: '这一项只能由招生就业处更正，请联系招生就业处。', call: { office: '招生就业处' } },
      ],
      [
        'a number or ID number, which are not mended here',
        async () => ({
          who: careerCentre,
          action: 'origin.correct',
          data: { caseId: fresh, field: 'idNumber', value: '1', reason: '核对' },
        }),
        { kind: 'invalid', fields: { field: '这一项不能在这里更正，请通过名单导入更正' } },
      ],
      [
        'a correction that is no valid value',
        async () => ({
          who: officer,
          action: 'origin.correct',
          data: { caseId: fresh, field: 'graduatesOn', value: '2027年', reason: '核对' },
        }),
        { kind: 'invalid', fields: { value: '请按“年-月”填写，例如 2027-07' } },
      ],
      [
        'a correction without a reason',
        async () => ({
          who: officer,
          action: 'origin.correct',
          data: { caseId: fresh, field: 'graduatesOn', value: '2027-07', reason: '' },
        }),
        { kind: 'invalid', fields: { reason: '请写明原因，至少 2 个字' } },
      ],
      [
        'a rejection that names no field',
        async () => ({ who: officer, action: 'origin.reject', data: { caseId: pending, fields: [] } }),
        { kind: 'invalid', fields: { fields: '请至少指出一个需要修改的字段' } },
      ],
      [
        'a rejection of a field nobody knows',
        async () => ({ who: officer, action: 'origin.reject', data: { caseId: pending, fields: [{ code: 'x', reason: '缺少' }] } }),
        { kind: 'invalid', fields: { 'fields.0.code': '没有这个字段，请刷新页面后重试' } },
      ],
      [
        'another college’s case (X-2)',
        async () => ({ who: await inBrowser(school, 'T0005'), action: 'origin.approve', data: { caseId: pending } }),
        { kind: 'not-found' },
      ],
      [
        'role-not-allowed: the career centre approves nothing',
        async () => ({ who: careerCentre, action: 'origin.approve', data: { caseId: pending } }),
        { code: 'role-not-allowed' },
      ],
    ])('%s', async (_, attempt, expected, wall = '2027-03-01T10:00') => {
      await atTime(school, wall, async () => {
        const { who, action, data } = await attempt()
        const before = await footprint(school.database)
        expect(await who.refused(action, data)).toMatchObject(expected)
        expect(await footprint(school.database)).toEqual(before)
      })
    })
  })
})
