import fc from 'fast-check'
import { readXlsx } from 'hucre'
import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { destinations } from '../../src/shared/codes/destination'
import type { Input } from '../../src/shared/contracts'
import { defaultDestinationPolicy as policy } from '../../src/shared/destination/policy'
import { numbersOf } from '../../src/shared/destination/statistics'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, unconfirmed } from '../support/sessions'
import { goodArchive, register } from './registration'

const codes = {
  order: policy.codes.map(({ code }) => code),
  fixedCodes: policy.codes.filter(({ fixed }) => fixed).map(({ code }) => code),
  nameOf: (code: string) => destinations.nameOf(code) ?? code,
}

describe('destination numbers', () => {
  it('add up to the roster, whatever the groups (destination registration)', () => {
    const group = fc.record({ code: fc.option(fc.constantFrom(...codes.order, '99')), people: fc.nat(5000) })
    fc.assert(
      fc.property(fc.array(group), (groups) => {
        const numbers = numbersOf(groups, codes)
        const all = groups.reduce((sum, { people }) => sum + people, 0)
        expect(numbers.roster).toBe(all)
        expect(numbers.codes.reduce((sum, { people }) => sum + people, 0)).toBe(numbers.registered)
        expect(numbers.registered).toBeLessThanOrEqual(all)
        expect(numbers.fixed).toBeLessThanOrEqual(numbers.registered)
        if (all) expect(numbers.rate).toBeCloseTo((numbers.fixed / all) * 100, 0)
        else expect(numbers.rate).toBeNull()
      }),
    )
  })

  it('count 10 to 85 as fixed and 70, 71, 72 not, by default (destination registration)', () => {
    expect(codes.order.filter((code) => !codes.fixedCodes.includes(code)).sort()).toEqual(['70', '71', '72'])
  })
})

describe('statistics and export', () => {
  let school: School
  let officer: Client
  let centre: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
    centre = await inBrowser(school, 'T0001')
  })
  afterAll(() => school?.end())

  /** Gives graduates random destinations straight in the database. */
  const scatter = async (picks: (string | null)[]) => {
    const cases = await school.database.rows<{ case_id: string }>(
      sql`select case_id from workflow_case where subject = 'destination' order by case_id`,
    )
    await school.database.run(sql`delete from destination`)
    await school.database.run(sql`update workflow_case set state = 'none' where subject = 'destination'`)
    const given = cases.map(({ case_id }, index) => ({ case_id, code: picks[index % picks.length] ?? null })).filter(({ code }) => code)
    await school.database.run(sql`insert into destination (school_id, case_id, code) select ${schoolId}, n.case_id, n.code
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as n (case_id uuid, code text)`)
    await school.database.run(sql`update workflow_case c set state = 'approved' from destination d where d.case_id = c.case_id`)
  }

  /** So many people are listed, over all pages. */
  const behind = async (question: Input<'destination.queue'>) => {
    const found = new Set<string>()
    for (let after: string | undefined, pages = 0; pages < 20; pages++) {
      const { rows, next } = await centre.call('destination.queue', { ...question, ...(after && { after }) })
      for (const { caseId } of rows) found.add(caseId)
      if (!next) break
      after = next
    }
    return found.size
  }

  it('by college, class, major and level always add up to the same roster and codes, and to the people behind them (destination registration)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.constantFrom(...codes.order)), { minLength: 1, maxLength: 9 }), async (picks) => {
        await scatter(picks)
        const { total } = await centre.call('destination.statistics', { by: 'college' })
        expect(total.roster).toBe(school.people.students.length)
        for (const by of ['college', 'className', 'major', 'level'] as const) {
          const { groups, total: same } = await centre.call('destination.statistics', { by })
          expect(same).toEqual(total)
          for (const key of ['roster', 'registered', 'fixed'] as const)
            expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(total[key])
          for (const { code, people } of total.codes)
            expect(groups.reduce((sum, group) => sum + (group.codes.find((one) => one.code === code)?.people ?? 0), 0)).toBe(people)
        }
        const [first] = total.codes
        expect(await behind({ list: 'approved', ...(first && { code: first.code }) })).toBe(first?.people ?? 0)
        expect(await behind({ list: 'unregistered' })).toBe(total.roster - total.registered)
      }),
      { numRuns: 8 },
    )
  })

  it('are cut to the caller’s college, and follow what policy calls fixed (X-2, destination registration)', async () => {
    await scatter(['70', '11'])
    const own = await officer.call('destination.statistics', { by: 'className' })
    expect(own.colleges).toEqual(['计算机学院'])
    expect(own.total.roster).toBe(school.people.students.filter(({ 学院 }) => 学院 === '计算机学院').length)
    expect((await officer.call('destination.statistics', { by: 'college', college: '外国语学院' })).total.roster).toBe(0)
    const before = own.total.fixed
    await school.database.transaction((tx) =>
      publishPolicy(
        tx,
        { schoolId, seasonId: '2027' },
        'destination',
        { ...policy, codes: policy.codes.map((rule) => ({ ...rule, fixed: true })) },
        school.clock.now,
      ),
    )
    const after = (await officer.call('destination.statistics', { by: 'className' })).total
    expect([before < after.fixed, after.rate]).toEqual([true, 100])
  })

  it('export as .xlsx in the columns of policy, texts as texts, ID numbers masked, logged (D-2)', async () => {
    await school.database.run(sql`delete from destination`)
    await school.database.run(sql`update workflow_case set state = 'none' where subject = 'destination'`)
    const student = await inBrowser(school, '2023010001')
    const caseId = await register(school, student, '11', { employerName: '=HYPERLINK("http://evil")' })
    await student.call('destination.saveArchive', { archive: goodArchive })
    await officer.call('destination.approve', { caseId })
    const read = async (list: 'all' | 'approved') => {
      const { url, people } = await officer.call('destination.export', { list })
      const file = await school.ports.files.get(`folder://${decodeURIComponent(new URL(url).pathname).slice(1)}`)
      return { people, rows: (await readXlsx(file)).sheets[0]?.rows ?? [] }
    }
    const { rows, people } = await read('approved')
    expect(people).toBe(1)
    expect(rows[0]).toEqual(policy.export.map(({ header }) => header))
    const cell = (header: string) => rows[1]?.[policy.export.findIndex((column) => column.header === header)]
    const idNumber = school.people.students.find(({ 学号 }) => 学号 === '2023010001')?.身份证号 ?? ''
    expect(cell('身份证号')).toBe(`${idNumber.slice(0, 3)}***********${idNumber.slice(14)}`)
    expect([cell('单位名称'), cell('学号'), cell('毕业去向代码'), cell('单位所在地'), cell('档案接收单位类型')]).toEqual([
      '=HYPERLINK("http://evil")',
      '2023010001',
      '11',
      '湖北省武汉市洪山区',
      '人才服务机构',
    ])
    const logged = await school.database.rows<{ detail: object }>(sql`select detail from event where kind = 'destination-exported'`)
    expect(logged.map(({ detail }) => detail)).toEqual([{ list: 'approved', unmasked: false, people: 1 }])
    await school.database.transaction((tx) =>
      publishPolicy(
        tx,
        { schoolId, seasonId: '2027' },
        'destination',
        {
          ...policy,
          export: [
            { header: '去向码', source: 'code' },
            { header: '学号', source: 'number' },
          ],
        },
        school.clock.now,
      ),
    )
    expect((await read('approved')).rows).toEqual([
      ['去向码', '学号'],
      ['11', '2023010001'],
    ])
  })

  it('export whole ID numbers only where asked for, with the password given again, in a browser, and on record as such (D-2, A-7)', async () => {
    const exported = { list: 'all', unmasked: true } as const
    const openid = 'oDestination00001'
    const kept = () =>
      school.database.rows<{ detail: object }>(
        sql`select detail from event where kind = 'destination-exported' and (detail->>'unmasked')::boolean`,
      )
    await school.database.transaction((tx) => publishPolicy(tx, { schoolId, seasonId: '2027' }, 'destination', policy, school.clock.now))
    expect((await (await unconfirmed(school, await inBrowser(school, 'T0004'))).refused('destination.export', exported)).code).toBe(
      'password-again',
    )
    await school.phone(openid, officer.token).call('account.bindHere', {})
    const { token } = await school.phone(openid).call('account.signInWithWeChat', {})
    const phone = school.phone(openid, token)
    expect((await phone.refused('destination.export', exported)).code).toBe('unmasked-in-browser')
    expect(await kept()).toEqual([])
    const { url, people } = await officer.call('destination.export', exported)
    const file = await school.ports.files.get(`folder://${decodeURIComponent(new URL(url).pathname).slice(1)}`)
    const column = policy.export.findIndex(({ header }) => header === '身份证号')
    const own = school.people.students.filter(({ 学院 }) => 学院 === '计算机学院').map(({ 身份证号 }) => 身份证号)
    const rows = (await readXlsx(file)).sheets[0]?.rows ?? []
    expect(new Set(rows.slice(1).map((row) => row[column]))).toEqual(new Set(own))
    expect((await kept()).map(({ detail }) => detail)).toEqual([{ ...exported, people }])
  })
})
