import { randomUUID } from 'node:crypto'
import type { Database, Statement } from '../../cloudfunctions/_kit/database'
import { handle } from '../../cloudfunctions/_kit/handler'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { actions } from '../../cloudfunctions/api/actions'
import { contracts, type Output } from '../../src/shared/contracts'
import { roles } from '../../src/shared/roles'
import { defaultSurveyPolicy } from '../../src/shared/survey/policy'
import { originValues } from '../support/agreements'
import { appPages, pageOf } from '../support/pages'
import { foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, newcomer, personIdOf } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'
import { answersTo } from '../support/surveys'

type Home = Output<'desk.home'>
const titles = ({ todos }: Home) => todos.map(({ title }) => title)
const stages = (home: Home, title: string) => home.progress.find((one) => one.title === title)?.stages.map(({ state }) => state)

/** Every link of a home leads to a page of the app. */
function expectPages(home: Home): void {
  const links = [...home.todos, ...home.links, ...home.progress, ...home.blocks, ...home.timeline].flatMap(({ page }) => page ?? [])
  for (const link of links) expect(appPages()).toContain(pageOf(link))
}

describe('home of a student (X-11)', () => {
  let signing: Signing
  beforeAll(async () => {
    signing = await signingSchool()
  })
  afterAll(() => signing.school.end())

  const home = async (number: string) => (await signing.student(number)).call('desk.home', {})

  it('begins with origin to fill and the survey, says what blocks the agreement and whom to call, and shows three processes (X-11, X-3)', async () => {
    const first = await home('2023010001')
    expect(titles(first)).toEqual(['核对生源信息', '登记毕业去向', '填写问卷：毕业生就业与人才培养质量调研'])
    expect(first.blocks).toEqual([
      {
        title: '就业协议暂不能签',
        reason: expect.stringContaining('生源信息审核通过后'),
        office: '所在学院学生工作办公室',
        place: null,
        phone: null,
        page: '/pages/origin/index',
      },
    ])
    expect(first.progress.map(({ title, state }) => [title, state])).toEqual(
      expect.arrayContaining([
        ['生源信息核对', '未填写'],
        ['就业协议网签', '未开始'],
        ['离校手续', '待填问卷'],
      ]),
    )
    expect(first.links.map(({ label }) => label)).toEqual(expect.arrayContaining(['生源信息', '就业协议', '离校手续']))
    expect(first.now).toBe(signing.school.clock.now.toISOString())
    expectPages(first)
  })

  it('follows origin: waiting, sent back with the reason, approved (X-11, S1-32)', async () => {
    const student = await signing.student('2023010002')
    const { caseId } = await student.call('origin.submit', { values: originValues })
    const waiting = await home('2023010002')
    expect(titles(waiting)).not.toContain('核对生源信息')
    expect(waiting.blocks[0]?.reason).toContain('等待学院审核')
    expect(stages(waiting, '生源信息核对')).toEqual(['done', 'now', 'todo'])
    await signing.officer.call('origin.reject', { caseId, fields: [{ code: 'homeAddress', reason: '请写到门牌号' }] })
    const rejected = await home('2023010002')
    expect(rejected.todos.find(({ id }) => id === 'origin')).toMatchObject({
      title: '生源信息需要修改',
      detail: expect.stringContaining('请写到门牌号'),
      tone: 'bad',
    })
    expect(stages(rejected, '生源信息核对')).toEqual(['blocked', 'todo', 'todo'])
    expect(rejected.timeline.map(({ text }) => text)).toContainEqual(expect.stringContaining('请写到门牌号'))
    await student.call('origin.submit', { values: { ...originValues, homeAddress: '江城市和平路 1 号 2 栋' } })
    await signing.officer.call('origin.approve', { caseId })
    const approved = await home('2023010002')
    expect(titles(approved)).toEqual(expect.arrayContaining(['填写就业协议']))
    expect(approved.blocks).toEqual([])
    expect(stages(approved, '生源信息核对')).toEqual(['done', 'done', 'done'])
    expectPages(approved)
  })

  it('puts what has a deadline first, and shows where the agreement stands (X-11, S0-48)', async () => {
    await signing.signed('2023010003')
    const signed = await home('2023010003')
    expect(signed.todos[0]).toMatchObject({
      title: '确认签约信息',
      dueAt: '2027-03-08T16:00:00.000Z',
      tone: 'warn',
      page: '/pages/agreement/index',
    })
    expect(stages(signed, '就业协议网签')).toEqual(['done', 'done', 'now', 'todo', 'todo'])
    await (await signing.student('2023010003')).call('agreement.confirm', {})
    expect(titles(await home('2023010003'))).not.toContain('确认签约信息')
    expectPages(signed)
  })

  it('is gathered in eight statements at most for a student with everything under way (X-11)', async () => {
    const { school } = signing
    await signing.signed('2023010011')
    const student = await signing.student('2023010011')
    await student.call('release.start', { path: 'breach' })
    const place = { schoolId, seasonId: '2027' }
    await school.database.transaction((tx) => publishPolicy(tx, place, 'survey', defaultSurveyPolicy, school.clock.now))
    expect(titles(await student.call('desk.home', {})).length).toBeGreaterThanOrEqual(4)
    expect(await statementsOfHome(school, student.token)).toBeLessThanOrEqual(8)
  })

  it('asks for no agreement of a 定向 student, and calls nothing blocked on its account (S0-3, X-11)', async () => {
    expect(signing.school.people.students.find(({ 学号 }) => 学号 === '2023010005')?.培养方式).toBe('定向')
    const directed = await home('2023010005')
    const shown = directed.progress.map(({ title }) => title)
    expect(shown).toEqual(expect.arrayContaining(['生源信息核对', '离校手续']))
    expect(shown).not.toContain('就业协议网签')
    expect(directed.blocks).toEqual([])
    expect(titles(directed)).toContain('核对生源信息')
  })

  it('shows what blocks the departure with office, place and phone, the refusal before what still waits (S2-10, X-3)', async () => {
    const { school } = signing
    const student = await signing.student('2023010004')
    await student.call('survey.answer', answersTo('departure'))
    const library = await inBrowser(school, 'T0007')
    const { rows } = await library.call('departure.queue', { search: '2023010004' })
    const caseIds = rows.map(({ caseId }) => caseId)
    const waiting = (await home('2023010004')).blocks.find(({ title }) => title.startsWith('离校'))
    expect(waiting).toMatchObject({ office: expect.any(String), place: expect.any(String), phone: expect.stringMatching(/^027-/) })
    const finance = await inBrowser(school, 'T0011')
    const money = await finance.call('departure.queue', { search: '2023010004' })
    await finance.call('departure.decide', { caseIds: money.rows.map(({ caseId }) => caseId), decision: 'refuse', reason: '欠学费 200 元' })
    const blocked = await home('2023010004')
    expect(blocked.blocks.find(({ title }) => title.startsWith('离校'))).toEqual({
      title: '离校：缴清学杂费',
      reason: '欠学费 200 元',
      office: '财务处',
      place: '财务处一楼大厅',
      phone: '027-60000106',
      page: '/pages/departure/index',
    })
    expect(stages(blocked, '离校手续')).toEqual(['done', 'blocked', 'todo'])
    await library.call('departure.decide', { caseIds, decision: 'pass', reason: '' })
    const after = await home('2023010004')
    const passed = after.progress.find(({ title }) => title === '离校手续')?.stages[1]?.name
    expect(passed).toMatch(/^各环节 [23]\/9$/)
    expectPages(after)
  })

  it('of a postgraduate names the advisor first (S2-13)', async () => {
    const student = await signing.student('2024110001')
    await student.call('survey.answer', answersTo('departure'))
    const [block] = (await home('2024110001')).blocks.filter(({ title }) => title.startsWith('离校'))
    expect(block).toMatchObject({
      title: '离校：导师毕业条件审核',
      office: expect.stringMatching(/^导师 ./),
      phone: expect.stringMatching(/^1/),
    })
  })
})

describe('home of staff and employers (X-11)', () => {
  let school: School
  beforeAll(async () => {
    school = await foundedSchool()
  })
  afterAll(() => school.end())

  const home = async (number: string, role: keyof typeof roles | null = null) =>
    (await inBrowser(school, number, role)).call('desk.home', {})

  it('counts what waits for the college and leads there; the other colleges see none of it (X-11, X-2)', async () => {
    expect((await home('T0004')).todos).toEqual([])
    for (const number of ['2023010001', '2023010002'])
      await (await inBrowser(school, number)).call('origin.submit', { values: originValues })
    const own = await home('T0004')
    expect(own.todos).toEqual([
      {
        id: 'origin',
        title: '生源信息待审核',
        detail: '2 件待办',
        page: '/pages/origin/queue/index?state=submitted',
        dueAt: null,
        tone: 'accent',
        count: 2,
      },
    ])
    expect(own.unread).toBe(1)
    expect((await home('T0005')).todos).toEqual([])
    expect((await home('T0019', 'counselor')).todos.map(({ id }) => id)).toEqual(['origin'])
    expectPages(own)
  })

  it('counts for an office what it can decide today: what waits for the advisor is not on its list (X-11, S2-13)', async () => {
    for (const who of ['T0007', 'T0017']) {
      const client = await inBrowser(school, who)
      const { rows } = await client.call('departure.queue', { state: 'waiting' })
      const open = rows.filter(({ open }) => open).length
      expect(open).toBeGreaterThan(0)
      expect((await client.call('desk.home', {})).todos).toEqual([
        expect.objectContaining({ id: 'clearance', count: open, page: '/pages/departure/queue/index?state=waiting' }),
      ])
    }
    const library = await inBrowser(school, 'T0007')
    const before = (await library.call('desk.home', {})).todos[0]?.count ?? 0
    const advisor = await inBrowser(school, 'T0025')
    const mine = await advisor.call('departure.queue', { state: 'waiting' })
    expect((await advisor.call('desk.home', {})).todos).toEqual([
      expect.objectContaining({ title: '毕业条件待审核', count: mine.rows.length }),
    ])
    await advisor.call('departure.decide', { caseIds: mine.rows.map(({ caseId }) => caseId), decision: 'pass', reason: '' })
    expect((await advisor.call('desk.home', {})).todos).toEqual([])
    expect((await library.call('desk.home', {})).todos[0]?.count).toBeGreaterThan(before)
  })

  it.each(Object.keys(roles) as (keyof typeof roles)[])(
    'opens for the role %s, and every link leads to a page (X-1, X-11)',
    async (role) => {
      const scope = {
        university: 'university',
        college: '计算机学院',
        class: '计科2301班',
        campus: '南望山校区',
        office: '图书馆',
        self: 'self',
        advisees: 'self',
      }[roles[role].scope as string]
      const client = role === 'employer-operator' ? await inBrowser(school, 'E0001') : await newcomer(school, role, scope ?? '')
      const own = await client.call('desk.home', {})
      expect((await client.call('account.me', {})).role).toBe(role)
      expectPages(own)
      for (const { label } of own.links) expect(label).not.toBe('')
    },
  )

  it.each([
    ['T0001', ['名单导入', '开放离校']],
    ['T0002', ['名单导入', '开放离校']],
    ['T0004', ['生源审核', '协议审核', '协议备案']],
    ['E0001', ['待签约', '单位信息']],
    ['T0025', ['毕业条件审核']],
    ['T0007', ['离校审核']],
  ])('of %s leads to %j (X-11)', async (number, labels) => {
    expect((await home(number)).links.map(({ label }) => label)).toEqual(expect.arrayContaining(labels))
  })

  it('costs the same number of statements however much there is (X-11)', async () => {
    const officer = await inBrowser(school, 'T0004')
    const student = await inBrowser(school, '2023010010')
    const before = [await statementsOfHome(school, officer.token), await statementsOfHome(school, student.token)]
    const others = school.people.students.filter(({ 学院, 层次 }) => 学院 === '计算机学院' && 层次 === '本科').slice(3, 9)
    for (const { 学号 } of others) await (await inBrowser(school, 学号)).call('origin.submit', { values: originValues })
    const notices = `insert into notice (school_id, notice_id, person_id, kind, params, at)
      select $1, gen_random_uuid(), $2, 'clearance-passed', '{"item":"退宿"}', $3 from generate_series(1, 200)`
    await school.database.run({ text: notices, values: [schoolId, await personIdOf(school, '2023010010'), school.clock.now] })
    const home = await student.call('desk.home', {})
    expect(home.timeline).toHaveLength(10)
    expect(home.unread).toBeGreaterThanOrEqual(200)
    expect([await statementsOfHome(school, officer.token), await statementsOfHome(school, student.token)]).toEqual(before)
    expect(Math.max(...before)).toBeLessThanOrEqual(10)
  })
})

/** How many statements one call of home takes, the session's included. */
async function statementsOfHome(school: School, token: string): Promise<number> {
  let statements = 0
  const counted =
    <Answer>(ask: (statement: Statement) => Promise<Answer>) =>
    (statement: Statement) => {
      statements += 1
      return ask(statement)
    }
  const { rows, row, run } = school.database
  const database = { ...school.database, rows: counted(rows), row: counted(row), run: counted(run) } as Database
  const answer = handle(contracts, actions, { ...school.ports, database }, () => undefined)
  const got = await answer({
    body: { action: 'desk.home', data: {}, requestId: randomUUID() },
    credentials: { token, openid: null },
    channel: 'web',
  })
  expect(got.ok).toBe(true)
  return statements
}
