import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import type { Input, Output } from '../../src/shared/contracts'
import { defaultDeparturePolicy } from '../../src/shared/departure/policy'
import type { Role } from '../../src/shared/roles'
import { atTime } from '../support/at-time'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import { picturesOf } from '../support/raster'
import { type Client, foundedSchool, importRoster, type School } from '../support/school'
import { inBrowser } from '../support/sessions'

const answers = { destination: '已签约就业', teaching: '满意', service: '很满意' }
/** Who decides what, in the demo class; the dormitory of 未来城校区 and of 南望山校区. */
const deciders: [string, Role?][] = [
  ['T0007'],
  ['T0008'],
  ['T0010'],
  ['T0011'],
  ['T0013'],
  ['T0014'],
  ['T0015'],
  ['T0019', 'clearance-officer'],
  ['T0017'],
  ['T0018'],
]
const [bachelor, other, master, single, foreign] = ['2023010001', '2023010002', '2024110001', '2024310001', '2023030001'] as const
/** Second advisor besides the first: every fourth postgraduate has two. */
const postgraduateWithTwo = (school: School) => school.people.students.find((row) => row.第二导师工号 && row.导师工号)

describe('clearing for departure (S2-6…14, S2-34)', () => {
  let school: School
  beforeAll(async () => {
    school = await foundedSchool()
  })
  afterAll(() => school.end())

  const as = (number: string, role?: Role) => inBrowser(school, number, role)
  const sheetOf = async (number: string) => (await as(number)).call('departure.mine', {})
  const everyRow = async (client: Client, filter: Omit<Input<'departure.queue'>, 'after'>) => {
    const rows: Output<'departure.queue'>['rows'] = []
    for (let after: string | undefined; ; ) {
      const page = await client.call('departure.queue', { ...filter, after })
      rows.push(...page.rows)
      if (!page.next) return rows
      after = page.next
    }
  }
  const caseOf = async (number: string, item: string) => {
    const found = (await sheetOf(number)).items.find(({ code }) => code === item)?.caseId
    if (!found) throw new Error(`${number} has no ${item}`)
    return found
  }
  const decide = (client: Client, caseIds: string[], decision: 'pass' | 'refuse' = 'pass', reason?: string) =>
    client.call('departure.decide', { caseIds, decision, reason })
  const advisorOf = (number: string) => as(school.people.students.find((row) => row.学号 === number)?.导师工号 ?? '')
  /** Every office passes what waits for this graduate; the advisor first. */
  const passAll = async (number: string) => {
    if ((await sheetOf(number)).items.some(({ code, state }) => code === 'advisor' && state === 'waiting'))
      await decide(await advisorOf(number), [await caseOf(number, 'advisor')])
    for (const [officer, role] of deciders) {
      const client = await as(officer, role)
      const { rows } = await client.call('departure.queue', { search: number })
      const waiting = rows.filter((row) => row.number === number && row.state.state !== 'passed').map(({ caseId }) => caseId)
      if (waiting.length) await decide(client, waiting)
    }
  }
  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(school.database)
    await work()
    expect(await footprint(school.database)).toEqual(before)
  }
  /** For a bulk call that answers with refusals: nothing but its own answer is written. */
  const onlyAnswered = async (work: () => Promise<unknown>) => {
    const { requests: _, ...before } = await footprint(school.database)
    await work()
    expect(await footprint(school.database)).toMatchObject(before)
  }

  it.each<[string, number, string]>([
    [bachelor, 9, '计算机学院 bachelor'],
    [foreign, 8, '外国语学院 bachelor, without equipment'],
    [master, 11, '计算机学院 master with both certificates, without the key laboratory'],
    [single, 6, 'master with one certificate'],
  ])('gives %s %i items: %s; the rest are shown as not required (S2-7, S2-8, S2-10)', async (number, count) => {
    const { items, required, passed } = await sheetOf(number)
    expect(required).toBe(count)
    expect(items).toHaveLength(defaultDeparturePolicy.items.length)
    expect(
      items.filter(({ state }) => state === 'not-required').every(({ stateLabel, caseId }) => stateLabel === '无需办理' && caseId === null),
    ).toBe(true)
    expect(passed).toBe(items.filter(({ code, state }) => code === 'assets' && state === 'passed').length)
    expect(items.every(({ contact }) => contact.office && contact.hours)).toBe(true)
  })

  it('asks the survey first; it is checked, stored once, and opens the sheet (S2-6)', async () => {
    const student = await as(bachelor)
    const before = await student.call('departure.mine', {})
    expect(before.survey).toMatchObject({ questions: 4, page: '/pages/survey/index?gate=departure' })
    await unchanged(async () => {
      const { fields } = await student.refused('survey.answer', { survey: 'departure', answers: { teaching: '好极了', colour: '蓝' } })
      expect(fields).toEqual({
        'answers.destination': '请回答：您目前的毕业去向是？',
        'answers.teaching': '请从选项中选择',
        'answers.service': '请回答：您对学校就业服务是否满意？',
        'answers.colour': '没有这道题，请刷新页面后重试',
      })
      await atTime(school, '2027-07-01T12:00', async () =>
        expect(await (await as(bachelor)).refused('survey.answer', { survey: 'departure', answers })).toMatchObject({
          code: 'departure-window-closed',
          message: '离校手续还没有开放办理，请留意学院通知。',
          call: { office: '所在学院学生工作办公室' },
        }),
      )
    })
    expect(await student.call('survey.answer', { survey: 'departure', answers })).toMatchObject({
      moved: { state: 'clearing', version: 1 },
    })
    const after = await student.call('departure.mine', {})
    expect(after).toMatchObject({ survey: null, state: { state: 'clearing' } })
    const stored = await school.database.row(
      sql`select a.answers from survey_answer a join person p using (school_id, person_id) where p.number = ${bachelor}`,
    )
    expect(stored).toEqual({ answers })
    await unchanged(async () =>
      expect(await student.refused('survey.answer', { survey: 'departure', answers })).toMatchObject({ code: 'survey-answered' }),
    )
  })

  it('lets nothing pass before the advisor, says so first, and opens everything after (S2-9, S2-13)', async () => {
    const library = await as('T0007')
    const books = await caseOf(master, 'library-books')
    await onlyAnswered(async () =>
      expect((await decide(library, [books])).results).toEqual([
        {
          caseId: books,
          ok: false,
          state: null,
          code: 'advisor-not-passed',
          message: '导师毕业条件审核通过后，其他环节才能办理。请提醒学生先联系导师。',
        },
      ]),
    )
    expect((await library.call('departure.queue', { search: master })).rows.map(({ open }) => open)).toEqual([false, false])
    const locked = (await sheetOf(master)).items.filter(({ state }) => state !== 'not-required')
    expect(locked.map(({ code, held }) => [code, held])).toEqual(locked.map(({ code }) => [code, code !== 'advisor']))
    expect((await sheetOf(master)).next).toMatchObject({ label: '导师毕业条件审核', contact: { office: expect.stringMatching(/^导师 /) } })
    const advisor = await advisorOf(master)
    const own = await caseOf(master, 'advisor')
    expect(await decide(advisor, [own], 'refuse', '论文尚未定稿')).toMatchObject({ done: 1 })
    expect(await sheetOf(master)).toMatchObject({ next: { label: '导师毕业条件审核', text: '论文尚未定稿' } })
    expect(await inboxOf(await as(master))).toContainEqual('离校环节未通过：“导师毕业条件审核”未通过：论文尚未定稿。')
    expect((await decide(library, [books])).results[0]?.code).toBe('advisor-not-passed')
    await decide(advisor, [own])
    expect((await decide(library, [books])).results[0]).toMatchObject({ ok: true, state: 'passed' })
  })

  it('counts for an office only what it can decide, and keeps what waits for the advisor on a list of its own (S2-13)', async () => {
    const library = await as('T0007')
    const { counts, rows } = await library.call('departure.queue', { state: 'waiting' })
    const all = await everyRow(library, {})
    const held = all.filter(({ open, state }) => !open && state.state === 'waiting')
    const count = (name: string) => counts.find(({ state }) => state === name)?.count
    expect(held.length).toBeGreaterThan(0)
    expect(count('held')).toBe(held.length)
    expect(count('waiting')).toBe(all.filter(({ open, state }) => open && state.state === 'waiting').length)
    expect(rows.every(({ open }) => open)).toBe(true)
    expect((await everyRow(library, { state: 'held' })).map(({ caseId }) => caseId).sort()).toEqual(held.map(({ caseId }) => caseId).sort())
    // Whoever asks at the counter is found all the same.
    const number = held[0]?.number ?? ''
    expect((await library.call('departure.queue', { state: 'waiting', search: number })).rows.map(({ open }) => open)).toContain(false)
    await expect((await advisorOf(number)).call('departure.queue', {})).resolves.toMatchObject({
      counts: expect.not.arrayContaining([expect.objectContaining({ state: 'held' })]),
    })
  })

  it('ticks a whole list at once: all that can be decided, none that waits for the advisor (S2-11, S2-13, X-9)', async () => {
    const library = await as('T0007')
    const open = (await everyRow(library, { state: 'waiting' })).map(({ caseId }) => caseId)
    const chosen = await library.call('departure.choose', { state: 'waiting' })
    expect(chosen.total).toBe(open.length)
    expect(chosen.rows.map(({ caseId }) => caseId)).toEqual(open)
    const books = await library.call('departure.choose', { state: 'waiting', item: 'library-books' })
    expect(new Set(books.rows.map(({ itemLabel }) => itemLabel)).size).toBe(1)
    expect(books.total).toBeLessThan(chosen.total)
    const number = chosen.rows[0]?.number ?? ''
    expect((await library.call('departure.choose', { state: 'waiting', search: number })).rows.every((row) => row.number === number)).toBe(
      true,
    )
    expect(await library.call('departure.choose', { state: 'held' })).toEqual({ total: 0, rows: [] })
  })

  it('lets the first of two advisors review; the second has nothing to do and sees nothing (S2-14)', async () => {
    const row = postgraduateWithTwo(school)
    const item = await caseOf(row?.学号 ?? '', 'advisor')
    const second = await as(row?.第二导师工号 ?? '')
    expect((await second.call('departure.queue', { search: row?.学号 })).rows).toEqual([])
    await onlyAnswered(async () => expect((await decide(second, [item])).results[0]).toMatchObject({ ok: false, code: 'not-found' }))
    const first = await as(row?.导师工号 ?? '')
    expect((await first.call('departure.queue', { search: row?.学号 })).rows).toMatchObject([{ item: 'advisor', number: row?.学号 }])
    expect((await decide(first, [item])).done).toBe(1)
  })

  it('lets an advisor decide the advisor’s item only (S2-13, X-2)', async () => {
    const books = await caseOf(single, 'library-books')
    await onlyAnswered(async () =>
      expect((await decide(await advisorOf(single), [books])).results[0]).toMatchObject({
        code: 'not-your-item',
        message: '这个环节由其他部门或导师审核，您不能代为办理。',
      }),
    )
  })

  it('cuts each office to its own items and each dormitory officer to the campus (X-2, S2-11)', async () => {
    const items = async (number: string, role?: Role) =>
      new Set((await (await as(number, role)).call('departure.queue', {})).rows.map(({ item }) => item))
    expect(await items('T0007')).toEqual(new Set(['library-books', 'library-thesis']))
    expect(await items('T0011')).toEqual(new Set(['finance']))
    expect(await items('T0019', 'clearance-officer')).toEqual(new Set(['student-affairs']))
    const campus = await (await as('T0017')).call('departure.queue', {})
    expect(new Set(campus.rows.map(({ college }) => college))).toEqual(new Set(['外国语学院']))
    const finance = await caseOf(bachelor, 'finance')
    await onlyAnswered(async () => {
      expect((await decide(await as('T0007'), [finance])).results[0]).toMatchObject({ ok: false, code: 'not-found' })
      expect((await decide(await as('T0017'), [await caseOf(bachelor, 'dormitory')])).results[0]).toMatchObject({ code: 'not-found' })
    })
  })

  it('filters and searches the work list, taking % and _ as what they are (S2-11)', async () => {
    const library = await as('T0007')
    const { rows, counts, items } = await library.call('departure.queue', { state: 'passed' })
    expect(rows.every(({ state }) => state.state === 'passed')).toBe(true)
    expect(counts.find(({ state }) => state === 'passed')?.count).toBe(rows.length)
    expect(items.map(({ code }) => code)).toEqual(['library-books', 'library-thesis'])
    expect((await library.call('departure.queue', { item: 'library-thesis' })).rows.every(({ item }) => item === 'library-thesis')).toBe(
      true,
    )
    for (const search of ['%', '_', '\\']) expect((await library.call('departure.queue', { search })).rows).toEqual([])
    const first = await library.call('departure.queue', {})
    const rest = first.next ? (await library.call('departure.queue', { after: first.next })).rows : []
    expect(new Set([...first.rows, ...rest].map(({ caseId }) => caseId)).size).toBe(first.counts.reduce((sum, { count }) => sum + count, 0))
  })

  it('wants a reason for a refusal and writes nothing without (S2-11)', async () => {
    const finance = await caseOf(other, 'finance')
    const officer = await as('T0011')
    await unchanged(async () => {
      for (const reason of ['', ' 欠 ', undefined])
        expect(await officer.refused('departure.decide', { caseIds: [finance], decision: 'refuse', reason })).toMatchObject({
          fields: { reason: '请写明不通过的原因，学生会看到' },
        })
    })
    await decide(officer, [finance], 'refuse', '欠住宿费 1200 元')
    const sheet = await sheetOf(other)
    expect(sheet.items.find(({ code }) => code === 'finance')).toMatchObject({
      state: 'not-passed',
      reason: '欠住宿费 1200 元',
      checkedAt: expect.any(String),
    })
    expect(sheet.next).toMatchObject({
      label: '缴清学杂费',
      text: '欠住宿费 1200 元',
      contact: { office: '财务处', phone: '027-60000106' },
    })
  })

  it('decides many at once with a result for each, and at most 1,000 (S2-11, X-9)', async () => {
    const officer = await as('T0010')
    const [one, two] = [await caseOf('2023010003', 'hospital'), await caseOf('2023010004', 'hospital')]
    const closed = await caseOf('2024110002', 'hospital')
    const nobodys = randomUUID()
    const { results, done, failed } = await decide(officer, [one, closed, nobodys, two, one])
    expect({ done, failed }).toEqual({ done: 2, failed: 2 })
    expect(results.map(({ caseId, ok, code }) => [caseId, ok, code])).toEqual([
      [one, true, null],
      [closed, false, 'advisor-not-passed'],
      [nobodys, false, 'not-found'],
      [two, true, null],
    ])
    await onlyAnswered(async () => expect((await decide(officer, [one])).results[0]).toMatchObject({ code: 'wrong-state' }))
    await unchanged(async () => {
      const caseIds = Array.from({ length: 1001 }, () => randomUUID())
      expect(await officer.refused('departure.decide', { caseIds, decision: 'pass' })).toMatchObject({
        fields: { caseIds: '一次最多处理 1000 行，请分批办理' },
      })
    })
  })

  it('gives no slip while something is left (S2-12, S2-34)', async () => {
    const student = await as(bachelor)
    await unchanged(async () =>
      expect(await student.refused('departure.slip', {})).toMatchObject({
        code: 'items-left',
        message: '还有环节没有通过，全部通过后自动生成离校单。',
        fix: { page: '/pages/departure/index' },
      }),
    )
  })

  it('has left with the last item, in the same transaction, and gets the slip (S2-12, S2-34)', async () => {
    await passAll(bachelor)
    const student = await as(bachelor)
    const { state, trail, next, passed, required, caseId } = await student.call('departure.mine', {})
    expect({ state: state.state, next, left: required - passed }).toEqual({ state: 'cleared', next: null, left: 0 })
    expect(trail.map(({ label, who }) => [label, who === '系统'])).toEqual([
      ['完成答卷', false],
      ['全部通过', true],
    ])
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^离校手续全部通过/))
    // One transaction: the last decision and the departure carry the same number of the database's transactions.
    const together = await school.database.rows<{ xmin: string }>(
      sql`select distinct a.xmin::text from audit a join workflow_case c using (school_id, case_id)
        where c.case_id = ${caseId} and a.action = 'clear' or a.case_id = (select i.case_id from workflow_case i join audit b using (school_id, case_id)
          where i.student_id = (select student_id from workflow_case where case_id = ${caseId}) and i.subject = 'clearance' order by b.at desc, b.xmin::text::bigint desc limit 1)`,
    )
    expect(together).toHaveLength(1)
    const fileOf = async () => {
      const { url, name } = await student.call('departure.slip', {})
      expect(name).toMatch(/^离校单-/)
      return school.ports.files.get(`folder://${decodeURIComponent(new URL(url).pathname.slice(1))}`)
    }
    const first = await fileOf()
    expect(await picturesOf(first, 0.5)).toHaveLength(1)
    school.clock.add(3_600_000)
    expect((await fileOf()).equals(first)).toBe(true)
  })

  it('is not gone any more when an office refuses afterwards, and is again once that passes (S2-12)', async () => {
    const library = await as('T0007')
    const books = await caseOf(bachelor, 'library-books')
    await decide(library, [books], 'refuse', '发现逾期图书 1 册')
    const student = await as(bachelor)
    expect((await student.call('departure.mine', {})).state.state).toBe('clearing')
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^离校环节有变化/))
    expect(await student.refused('departure.slip', {})).toMatchObject({ code: 'items-left' })
    await decide(library, [books])
    const { state, trail } = await student.call('departure.mine', {})
    expect(state.state).toBe('cleared')
    expect(trail.map(({ label }) => label)).toEqual(['完成答卷', '全部通过', '重新办理', '全部通过'])
  })

  it('has left at once when the offices were done before the survey was answered (S2-6, S2-12)', async () => {
    await passAll(foreign)
    const student = await as(foreign)
    const sheet = await student.call('departure.mine', {})
    expect({ state: sheet.state.state, left: sheet.required - sheet.passed }).toEqual({ state: 'survey', left: 0 })
    await student.call('survey.answer', { survey: 'departure', answers })
    const after = await student.call('departure.mine', {})
    expect(after.state.state).toBe('cleared')
    expect(after.trail.map(({ label }) => label)).toEqual(['完成答卷', '全部通过'])
  })

  it('takes a postgraduate all the way, and the trail of an item says who did what and why (S2-9, X-7)', async () => {
    const student = await as(master)
    await student.call('survey.answer', { survey: 'departure', answers })
    await passAll(master)
    expect((await student.call('departure.mine', {})).state.state).toBe('cleared')
    const { trail, title } = await student.call('desk.trail', { caseId: await caseOf(master, 'advisor') })
    expect(title).toBe('离校环节')
    expect(trail.map(({ label, role, reason }) => [label, role, reason])).toEqual([
      ['不通过', '导师', '论文尚未定稿'],
      ['通过', '导师', null],
    ])
    expect(await (await as(bachelor)).refused('desk.trail', { caseId: await caseOf(master, 'advisor') })).toMatchObject({
      kind: 'not-found',
    })
  })

  it('can be decided by nobody but advisors and offices (X-2)', async () => {
    const finance = await caseOf(other, 'finance')
    await unchanged(async () => {
      for (const client of [await as(other), await as('T0004'), await as('T0001'), await as('E0001')])
        expect(await client.refused('departure.decide', { caseIds: [finance], decision: 'pass' })).toMatchObject({
          code: 'role-not-allowed',
        })
      for (const client of [await as(other), await as('T0004'), await as('T0007')])
        expect(await client.refused('departure.open', {})).toMatchObject({ code: 'role-not-allowed' })
    })
  })

  describe('opening again', () => {
    it('adds nothing and tells nobody twice (S2-7, X-6)', async () => {
      const careerCentre = await as('T0001')
      const { notices, cases, versions } = await footprint(school.database)
      expect(await careerCentre.call('departure.open', {})).toEqual({ graduates: 0, items: 0 })
      expect(await footprint(school.database)).toMatchObject({ notices, cases, versions })
      expect((await inboxOf(await as(other))).filter((line) => line.startsWith('离校手续开始办理'))).toHaveLength(1)
    })

    it('gives graduates who came later their items, and only them (S2-8)', async () => {
      const { students } = school.people
      const late = { ...students[0], 学号: '2023019999', 姓名: '迟到生', 身份证号: '110101200301010039' } as (typeof students)[number]
      const careerCentre = await as('T0001')
      await importRoster(careerCentre, school.ports, 'students', [late])
      const student = await as('2023019999')
      expect(await student.refused('departure.mine', {})).toMatchObject({
        kind: 'not-found',
        message: '离校手续还没有开放办理，开放后会通知您。',
      })
      expect(await careerCentre.call('departure.open', {})).toEqual({ graduates: 1, items: 9 })
      expect((await student.call('departure.mine', {})).required).toBe(9)
      expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^离校手续开始办理/))
    })

    it('with a new item in the policy reopens whoever had left: a slip never claims what nobody passed (S2-12, S2-34)', async () => {
      const student = await as(bachelor)
      expect((await student.call('departure.mine', {})).state.state).toBe('cleared')
      const archive = {
        ...(defaultDeparturePolicy.items.find(({ code }) => code === 'finance') as (typeof defaultDeparturePolicy.items)[number]),
        code: 'archive',
        label: '档案核对',
      }
      await school.database.transaction((tx) =>
        publishPolicy(
          tx,
          { schoolId: 'qicheng', seasonId: '2027' },
          'departure',
          { ...defaultDeparturePolicy, items: [...defaultDeparturePolicy.items, archive] },
          school.clock.now,
        ),
      )
      await (await as('T0001')).call('departure.open', {})
      expect(await student.call('departure.mine', {})).toMatchObject({ state: { state: 'clearing' }, next: { label: '档案核对' } })
      expect(await student.refused('departure.slip', {})).toMatchObject({ code: 'items-left' })
      await decide(await as('T0011'), [await caseOf(bachelor, 'archive')])
      expect((await student.call('departure.mine', {})).state.state).toBe('cleared')
    })
  })
})
