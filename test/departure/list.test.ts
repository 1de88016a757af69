import sql from 'sql-template-tag'
import type { Role } from '../../src/shared/roles'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import { type Client, foundedSchool, type School, schoolId, sheetOf } from '../support/school'
import { inBrowser, newcomer, personIdOf } from '../support/sessions'

const LIBRARY = 'T0007'
const books = 'library-books'
const [debtor, second, paid, master] = ['2023010001', '2023010002', '2023010003', '2024110001'] as const

/** Puts a list where `departure.uploadList` says; the transport itself is tested in test/local. */
async function uploaded(client: Client, { ports }: School, file: Buffer, name = '欠书名单.xlsx'): Promise<string> {
  const { fileId } = await client.call('departure.uploadList', { name, size: file.length })
  await ports.files.put(fileId.replace(/^[a-z]+:\/*/, ''), file, 'application/octet-stream')
  return fileId
}

const rowsOf = (rows: [string, string][]) => sheetOf(rows.map(([学号, 原因]) => ({ 学号, 原因 })))

describe('a list brought by an office (S2-11)', () => {
  let school: School
  let library: Client
  beforeAll(async () => {
    school = await foundedSchool()
    library = await inBrowser(school, LIBRARY)
  })
  afterAll(() => school.end())

  const preview = async (client: Client, file: Buffer, item = books, name?: string) => {
    const fileId = await uploaded(client, school, file, name)
    return { fileId, seen: await client.call('departure.previewList', { item, fileId }) }
  }
  const apply = async (client: Client, rows: [string, string][], passOthers: boolean, item = books) => {
    const { fileId, seen } = await preview(client, await rowsOf(rows), item)
    return client.call('departure.applyList', { item, fileId, digest: seen.digest, passOthers })
  }
  const statesOf = async (item: string) => {
    const rows = await school.database.rows<{ number: string; state: string; campus: string; version: number }>(
      sql`select p.number, c.state, c.campus, c.version from workflow_case c join person p on p.school_id = c.school_id and p.person_id = c.student_id where c.subject = 'clearance' and c.part = ${item} order by p.number`,
    )
    return new Map(rows.map((row) => [row.number, row]))
  }
  const itemOf = async (number: string, item = books) =>
    (await (await inBrowser(school, number)).call('departure.mine', {})).items.find(({ code }) => code === item)
  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(school.database)
    await work()
    expect(await footprint(school.database)).toEqual(before)
  }

  it('offers the items of the office with how many stand where, and nothing of other offices (S2-11, X-2)', async () => {
    const { items } = await library.call('departure.listItems', {})
    expect(items.map(({ code }) => code)).toEqual(['library-books', 'library-thesis'])
    expect(items[0]).toMatchObject({
      label: '图书馆·归还图书',
      waiting: (await statesOf(books)).size,
      passed: 0,
      refused: 0,
      checkedAt: null,
    })
    const dormitory = await inBrowser(school, 'T0017')
    expect((await dormitory.call('departure.listItems', {})).items.map(({ code }) => code)).toEqual(['dormitory'])
    expect((await (await newcomer(school, 'clearance-officer', '无此处')).call('departure.listItems', {})).items).toEqual([])
  })

  it('names every fault by line before anything is written: unknown, repeated, formula, rounded, empty (S2-11, D-1)', async () => {
    const file = Buffer.from(
      [
        '学号,姓名,原因',
        `${debtor},甲,欠书 2 本`,
        `${debtor},甲,欠书 1 本`,
        '2099999999,乙,欠书',
        '=A2,丙,欠书',
        '2.02201E+17,丁,欠书',
        `${second},戊,`,
        `${paid},己,欠`,
      ].join('\n'),
    )
    const fileId = await uploaded(library, school, file, '名单.csv')
    await unchanged(async () => {
      const seen = await library.call('departure.previewList', { item: books, fileId })
      expect(seen.problems.map(({ line, column, message }) => [line, column, message.split(/[，：]/)[0]])).toEqual([
        [3, '学号', '与第 2 行重复'],
        [4, '学号', '没有找到'],
        [5, '学号', '单元格里是公式'],
        [6, '学号', '数字已被 Excel 四舍五入'],
        [7, '原因', '必填'],
        [8, '原因', '原因至少写 2 个字'],
      ])
      expect(seen).toMatchObject({ rows: 7, problemCount: 6 })
      expect(await library.refused('departure.applyList', { item: books, fileId, digest: seen.digest, passOthers: true })).toMatchObject({
        code: 'list-has-problems',
        message: expect.stringContaining('6 处问题'),
      })
    })
  })

  it('wants the two columns by their names and at least one row (S2-11)', async () => {
    const { seen } = await preview(library, await sheetOf([{ 学号: debtor, 备注: '欠书' }]))
    expect(seen.problems).toEqual([{ line: 1, column: '原因', value: '', message: expect.stringContaining('缺少这一列') }])
    const empty = (await preview(library, Buffer.from('学号,原因\n'), books, '空.csv')).seen
    expect(empty.problems).toEqual([expect.objectContaining({ message: expect.stringContaining('名单是空的') })])
  })

  it('refuses whoever is in the list with the row’s own reason, and nobody else without the tick (S2-11)', async () => {
    const others = [...(await statesOf(books)).keys()].filter((number) => number !== debtor && number !== second)
    expect(
      await apply(
        library,
        [
          [debtor, '欠《数据结构》1 册'],
          [second, '欠逾期费 12 元'],
        ],
        false,
      ),
    ).toMatchObject({ refused: 2, alreadyRefused: 0, locked: 0, passed: 0 })
    expect(await itemOf(debtor)).toMatchObject({
      state: 'not-passed',
      reason: '欠《数据结构》1 册',
      checkedAt: school.clock.now.toISOString(),
    })
    expect(await itemOf(second)).toMatchObject({ state: 'not-passed', reason: '欠逾期费 12 元' })
    expect(await inboxOf(await inBrowser(school, second))).toContainEqual('离校环节未通过：“图书馆·归还图书”未通过：欠逾期费 12 元。')
    const after = await statesOf(books)
    expect(others.every((number) => after.get(number)?.state === 'waiting')).toBe(true)
    const events = await school.database.rows(sql`select person_id, detail from event where kind = 'clearance-list-applied'`)
    expect(events).toEqual([{ person_id: null, detail: { item: books, refused: 2, alreadyRefused: 0, locked: 0, passed: 0 } }])
  })

  it('says how fresh the item is, what is so already, and what waits for the advisor (S2-11, S2-13)', async () => {
    school.clock.add(3_600_000)
    const { seen } = await preview(
      library,
      await rowsOf([
        [debtor, '欠《数据结构》1 册'],
        [paid, '欠书 1 册'],
        [master, '欠书 3 册'],
      ]),
    )
    const all = await statesOf(books)
    const locked = await school.database.row<{ count: number }>(
      sql`select count(*)::int as count from workflow_case where subject = 'clearance' and part = 'advisor'`,
    )
    expect(seen).toMatchObject({
      code: books,
      label: '图书馆·归还图书',
      checkedAt: new Date(school.clock.now.getTime() - 3_600_000).toISOString(),
      rows: 3,
      refused: 1,
      alreadyRefused: 1,
      locked: 1,
      othersRefused: 1,
      othersLocked: (locked?.count ?? 0) - 1,
      othersToPass: all.size - 4 - ((locked?.count ?? 0) - 1),
      problemCount: 0,
    })
  })

  it('with the tick passes whoever else waits, leaves the advisor’s and those refused before, and is done once (S2-11, S2-13)', async () => {
    const before = await statesOf(books)
    const { fileId, seen } = await preview(library, await rowsOf([[paid, '欠书 1 册']]))
    const input = { item: books, fileId, digest: seen.digest, passOthers: true }
    const requestId = 'one-list-applied-once'
    const answer = await library.call('departure.applyList', input, requestId)
    expect(answer).toMatchObject({ refused: 1, alreadyRefused: 0, locked: 0, passed: seen.othersToPass })
    const after = await statesOf(books)
    expect([debtor, second, paid].map((number) => after.get(number)?.state)).toEqual(['not-passed', 'not-passed', 'not-passed'])
    expect(after.get(master)).toEqual(before.get(master))
    expect([...after.values()].filter(({ state }) => state === 'passed')).toHaveLength(seen.othersToPass)
    expect(await inboxOf(await inBrowser(school, '2023010004'))).toContainEqual('离校环节通过：“图书馆·归还图书”已通过。')
    await unchanged(async () => expect(await library.call('departure.applyList', input, requestId)).toEqual(answer))
  })

  it('takes back the departure of whoever had left, in the same transaction (S2-12)', async () => {
    const studentId = await personIdOf(school, '2023010005')
    await school.database.run(sql`update workflow_case set state = 'passed' where student_id = ${studentId} and subject = 'clearance'`)
    await school.database.run(sql`update workflow_case set state = 'cleared' where student_id = ${studentId} and subject = 'departure'`)
    await apply(library, [['2023010005', '发现未还图书 1 册']], false)
    const student = await inBrowser(school, '2023010005')
    expect((await student.call('departure.mine', {})).state.state).toBe('clearing')
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^离校环节有变化/))
  })

  it('clears whoever has everything passed by it (S2-12)', async () => {
    const studentId = await personIdOf(school, '2023010006')
    await school.database.run(
      sql`update workflow_case set state = 'passed' where student_id = ${studentId} and subject = 'clearance' and part <> 'finance'`,
    )
    await school.database.run(sql`update workflow_case set state = 'clearing' where student_id = ${studentId} and subject = 'departure'`)
    await apply(await inBrowser(school, 'T0011'), [[debtor, '欠住宿费']], true, 'finance')
    expect((await (await inBrowser(school, '2023010006')).call('departure.mine', {})).state.state).toBe('cleared')
  })

  it('can be taken back by the officer as a whole; what somebody has decided since stays (X-9)', async () => {
    const finance = await inBrowser(school, 'T0011')
    const before = await statesOf('hospital')
    const hospital = await inBrowser(school, 'T0010')
    const { bulkId, refused, passed } = await apply(hospital, [[debtor, '欠住院费 300 元']], true, 'hospital')
    const caseId = (await itemOf(debtor, 'hospital'))?.caseId ?? ''
    await hospital.call('departure.decide', { caseIds: [caseId], decision: 'pass' })
    expect((await finance.refused('desk.undo', { bulkId })).kind).toBe('not-found')
    expect(await hospital.call('desk.undo', { bulkId: bulkId ?? '' })).toMatchObject({ done: refused + passed - 1, failed: 1 })
    const after = await statesOf('hospital')
    expect([...after].map(([number, { state }]) => [number, number === debtor ? 'passed' : state])).toEqual(
      [...before].map(([number, { state }]) => [number, number === debtor ? 'passed' : state]),
    )
  })

  it('reaches nobody outside the officer’s item, campus or college, nor another person’s file (X-2)', async () => {
    const campus = '未来城校区'
    const here = await newcomer(school, 'dormitory-officer', campus)
    const all = [...(await statesOf('dormitory'))]
    const foreign = all.find(([, row]) => row.campus !== campus)?.[0] ?? ''
    const { seen } = await preview(here, await rowsOf([[foreign, '未退宿']]), 'dormitory')
    const unknown = (await preview(here, await rowsOf([['2099999999', '未退宿']]), 'dormitory')).seen
    expect(seen.problems[0]?.message).toBe(unknown.problems[0]?.message)
    expect(seen.othersToPass + seen.othersLocked).toBe(all.filter(([, row]) => row.campus === campus && row.state === 'waiting').length)
    const { fileId } = await preview(library, await rowsOf([[debtor, '欠书']]))
    const colleague = await newcomer(school, 'clearance-officer', '图书馆')
    for (const [client, item] of [
      [colleague, books],
      [library, 'finance'],
      [library, 'no-such-item'],
    ] as const)
      expect(await client.refused('departure.previewList', { item, fileId })).toMatchObject({ kind: 'not-found' })
    for (const role of ['student', 'advisor', 'college-officer', 'career-centre'] satisfies Role[])
      expect(await (await newcomer(school, role, 'university')).refused('departure.previewList', { item: books, fileId })).toMatchObject({
        code: 'role-not-allowed',
      })
  })

  it('refuses a file or item other than the one that was previewed, and a roster’s file (S2-11, X-2)', async () => {
    const { fileId, seen } = await preview(library, await rowsOf([[debtor, '欠书']]))
    await unchanged(async () => {
      expect(
        await library.refused('departure.applyList', { item: 'library-thesis', fileId, digest: seen.digest, passOthers: false }),
      ).toMatchObject({ code: 'list-changed' })
      await school.database.run(sql`update upload set purpose = 'roster-students' where school_id = ${schoolId} and file_id = ${fileId}`)
      expect(await library.refused('departure.applyList', { item: books, fileId, digest: seen.digest, passOthers: false })).toMatchObject({
        kind: 'not-found',
      })
    })
  })
})
