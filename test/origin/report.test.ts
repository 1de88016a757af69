import * as fc from 'fast-check'
import { readXlsx } from 'hucre'
import sql from 'sql-template-tag'
import type { Output } from '../../src/shared/contracts'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'

type Report = Output<'origin.report'>

/** What a random roster gives each graduate. */
const lot = fc.record({
  level: fc.constantFrom('bachelor', 'master', 'doctor'),
  major: fc.constantFrom('软件工程', '英语（师范）', '机械工程'),
  className: fc.constantFrom('一班', '二班', '三班'),
  mode: fc.constantFrom('1', '2', '3', '4', '5'),
  teacher: fc.constantFrom('1', '2', '3', ''),
  state: fc.constantFrom('approved', 'approved', 'submitted', 'draft', 'rejected', 'not-started'),
})
type Lot = ReturnType<(typeof lot)['generate']>['value'] & { college: string }

const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0)

describe('reports of origin (S1-37…43)', () => {
  let school: School
  let officer: Client
  let careerCentre: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
    careerCentre = await inBrowser(school, 'T0001')
  })
  afterAll(() => school?.end())

  /** Gives every graduate what the lots say; answers the roster as it stands then. */
  async function spread(lots: readonly Omit<Lot, 'college'>[]): Promise<Lot[]> {
    const people = await school.database.rows<{ person_id: string; college: string }>(
      sql`select person_id, college from graduate where school_id = ${schoolId} order by person_id`,
    )
    const roster = people.map(({ college }, index) => ({ ...(lots[index % lots.length] as Lot), college }))
    const of = (pick: (row: Lot) => string) => roster.map(pick)
    await school.database.run(sql`update graduate g set level = n.level, major = n.major, class_name = n.class_name, training_mode = n.mode,
        registry = g.registry || jsonb_build_object('teacherCategory', n.teacher)
      from unnest(${people.map(({ person_id }) => person_id)}::uuid[], ${of(({ level }) => level)}::text[], ${of(({ major }) => major)}::text[],
        ${of(({ className }) => className)}::text[], ${of(({ mode }) => mode)}::text[], ${of(({ teacher }) => teacher)}::text[]) as n (id, level, major, class_name, mode, teacher)
      where g.person_id = n.id`)
    await school.database.run(sql`update workflow_case c set state = n.state
      from unnest(${people.map(({ person_id }) => person_id)}::uuid[], ${of(({ state }) => state)}::text[]) as n (id, state)
      where c.student_id = n.id and c.subject = 'origin'`)
    return roster
  }

  /** Every class of every major with its number, from an answer and from the roster itself. */
  const classesOf = (majors: Report['reports'][number]['summary']['bachelors']) =>
    new Map(majors.flatMap(({ major, classes }) => classes.map(({ className, people }) => [`${major} ${className}`, people])))
  const counted = (rows: Lot[]) => {
    const numbers = new Map<string, number>()
    for (const { major, className } of rows) numbers.set(`${major} ${className}`, (numbers.get(`${major} ${className}`) ?? 0) + 1)
    return numbers
  }

  /** The spreadsheet of one college adds up by itself, and to the roster. */
  async function expectSheetReconciled(roster: Lot[]): Promise<void> {
    const approved = roster.filter(({ state }) => state === 'approved')
    const { content } = await download(officer, { which: 'summary', format: 'xlsx' })
    const rows = ((await readXlsx(content)).sheets[0]?.rows ?? []).slice(3, -1)
    const named = (name: string) => rows.filter((row) => row[1] === name).map((row) => row[4])
    const classes = rows.filter((row) => row[3] !== '/')
    expect(named('合计')).toEqual([approved.length])
    expect(named('本科生小计')).toEqual([approved.filter(({ level }) => level === 'bachelor').length])
    expect(named('研究生小计')).toEqual([approved.filter(({ level }) => level !== 'bachelor').length])
    expect(sum(classes, (row) => Number(row[4]))).toBe(approved.length)
    expect(
      sum(
        classes.filter((row) => row[2] !== null),
        (row) => Number(row[2]),
      ),
    ).toBe(approved.length)
    expect(rows.slice(1).map((row) => row[0])).toEqual(rows.slice(1).map((_, index) => index + 1))
  }

  /** Every number of the answer against a plain count of the roster. */
  function expectReconciled({ reports, directed }: Report, roster: Lot[]): void {
    const approved = roster.filter(({ state }) => state === 'approved')
    const count = (rows: Lot[], ...tests: ((row: Lot) => boolean)[]) => rows.filter((row) => tests.every((test) => test(row))).length
    const isBachelor = ({ level }: Lot) => level === 'bachelor'
    const isDirected = ({ mode }: Lot) => mode === '2'
    for (const { college, letter, summary, roster: all, waiting } of reports) {
      const own = roster.filter((row) => row.college === college)
      const passed = approved.filter((row) => row.college === college)
      const bachelors = passed.filter(isBachelor)
      const postgraduates = passed.filter((row) => !isBachelor(row))
      expect(letter).toEqual({
        bachelors: {
          total: bachelors.length,
          directed: count(bachelors, isDirected),
          undirected: count(bachelors, (row) => !isDirected(row)),
          teachers: count(bachelors, ({ teacher }) => teacher === '1' || teacher === '2'),
        },
        postgraduates: {
          total: postgraduates.length,
          directed: count(postgraduates, isDirected),
          undirected: count(postgraduates, (row) => !isDirected(row)),
        },
      })
      const classes = [...summary.bachelors, ...summary.postgraduates].map((one) => {
        expect(sum(one.classes, ({ people }) => people)).toBe(one.people)
        return one.people
      })
      expect([all, summary.total, sum(classes, (people) => people)]).toEqual([own.length, passed.length, passed.length])
      expect(summary.total + sum(waiting, ({ people }) => people)).toBe(own.length)
      expect(classesOf(summary.bachelors)).toEqual(counted(bachelors))
      expect(classesOf(summary.postgraduates)).toEqual(counted(postgraduates))
    }
    expect(sum(reports, ({ roster: all }) => all)).toBe(roster.length)
    expect(directed).toHaveLength(count(approved, isDirected))
    const needs = sum(approved.filter(isDirected), (row) => (isBachelor(row) ? 1 : 2))
    expect(sum(directed, ({ attachments }) => attachments.length)).toBe(needs)
  }

  it('reconciles with the roster whatever the classes, modes and states: 合计, subtotals, 定向 and 非定向 (S1-37…42)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lot, { minLength: 1, maxLength: 60 }), async (lots) => {
        const roster = await spread(lots)
        expectReconciled(await careerCentre.call('origin.report', {}), roster)
        const own = await officer.call('origin.report', {})
        expectReconciled(
          own,
          roster.filter(({ college }) => college === '计算机学院'),
        )
        expect(own.reports.map(({ college }) => college)).toEqual(['计算机学院'])
        await expectSheetReconciled(roster.filter(({ college }) => college === '计算机学院'))
      }),
      { numRuns: 12 },
    )
  })

  it('answers a college to its own officer and every college to the career centre, to nobody else (X-2, S1-37)', async () => {
    const { colleges } = await careerCentre.call('origin.report', {})
    expect(colleges).toHaveLength(3)
    expect((await careerCentre.call('origin.report', { college: '外国语学院' })).reports.map(({ college }) => college)).toEqual([
      '外国语学院',
    ])
    expect((await officer.refused('origin.report', { college: '外国语学院' })).kind).toBe('not-found')
    expect((await officer.refused('origin.reportFile', { which: 'letter', format: 'pdf', college: '外国语学院' })).kind).toBe('not-found')
    const student = await inBrowser(school, '2023010001')
    expect((await student.refused('origin.report', {})).code).toBe('role-not-allowed')
  })

  const download = async (client: Client, data: { which: 'letter' | 'summary' | 'directed'; format: 'pdf' | 'xlsx'; college?: string }) => {
    const { url, name } = await client.call('origin.reportFile', data)
    const path = decodeURIComponent(new URL(url).pathname).slice(1)
    return { name, content: await school.ports.files.get(`folder://${path}`) }
  }

  it('gives the summary as a spreadsheet with the numbers of the page, and logs the export (S1-41, D-2)', async () => {
    await spread([{ level: 'bachelor', major: '软件工程', className: '一班', mode: '1', teacher: '3', state: 'approved' }])
    const { name, content } = await download(officer, { which: 'summary', format: 'xlsx' })
    expect(name).toBe('计算机学院2027届毕业生资格审核汇总表.xlsx')
    const rows = (await readXlsx(content)).sheets[0]?.rows ?? []
    expect(rows[0]?.[0]).toBe('计算机学院2027届毕业生资格审核汇总表')
    expect(rows[2]).toEqual(['序号', '专业', '专业人数', '所在班级', '毕业生人数'])
    expect(rows.slice(3, 7)).toEqual([
      ['/', '合计', '/', '/', 20],
      [1, '软件工程', 20, '一班', 20],
      [2, '本科生小计', '/', '/', 20],
      [3, '研究生小计', '/', '/', 0],
    ])
    const logged = await school.database.rows<{ detail: object }>(sql`select detail from event where kind = 'origin-report-exported'`)
    expect(logged.at(-1)?.detail).toEqual({ which: 'summary', format: 'xlsx' })
  })

  it('gives letter and summary as PDF, and says which papers come in which form (S1-40, S1-41)', async () => {
    for (const which of ['letter', 'summary'] as const)
      expect((await download(careerCentre, { which, format: 'pdf' })).content.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await officer.refused('origin.reportFile', { which: 'letter', format: 'xlsx' })).toMatchObject({
      kind: 'invalid',
      fields: { format: expect.stringContaining('PDF') },
    })
    expect(
      await officer.refused('origin.reportFile', { which: 'summary', format: 'pdf', filler: { name: '𠮷', officePhone: '', mobile: '' } }),
    ).toMatchObject({ fields: { 'filler.name': expect.stringContaining('𠮷') } })
  })

  it('tracks the papers of each 定向 graduate: the roster copy, for postgraduates the contract too (S1-39, S1-43)', async () => {
    const shared = { className: '一班', mode: '2', teacher: '1', state: 'approved' } as const
    await spread([
      { level: 'bachelor', major: '英语（师范）', ...shared },
      { level: 'master', major: '机械工程', ...shared },
    ])
    const { directed, mayTick } = await officer.call('origin.report', {})
    expect(mayTick).toBe(true)
    const master = directed.find(({ level }) => level === '硕士')
    const bachelor = directed.find(({ level }) => level === '本科')
    expect(master?.attachments.map(({ label }) => label)).toEqual(['招生录取名册复印件', '定向培养合同复印件'])
    expect(bachelor?.attachments.map(({ label }) => label)).toEqual(['招生录取名册复印件'])
    const tick = (caseId = '', attachment = 'contract', ticked = true) => ({ caseId, attachment, ticked })
    await officer.call('origin.tickAttachment', tick(master?.caseId))
    const ticked = async () =>
      (await officer.call('origin.report', {})).directed.flatMap(({ caseId, attachments }) =>
        attachments.flatMap(({ code, at, by }) => (at ? [[caseId, code, by]] : [])),
      )
    const name = school.people.staff.find((row) => row.工号 === 'T0004')?.姓名
    expect(await ticked()).toEqual([[master?.caseId, 'contract', name]])
    const sheet = (await readXlsx((await download(officer, { which: 'directed', format: 'xlsx' })).content)).sheets[0]?.rows ?? []
    expect(sheet.filter((row) => String(row[7]).startsWith('已备齐')).map((row) => row[6])).toEqual(['定向培养合同复印件'])
    await officer.call('origin.tickAttachment', tick(master?.caseId, 'contract', false))
    expect(await ticked()).toEqual([])
    expect((await officer.refused('origin.tickAttachment', tick(bachelor?.caseId))).kind).toBe('invalid')
    const foreign = (await careerCentre.call('origin.report', { college: '外国语学院' })).directed[0]
    expect((await officer.refused('origin.tickAttachment', tick(foreign?.caseId))).kind).toBe('not-found')
    expect((await careerCentre.refused('origin.tickAttachment', tick(master?.caseId))).code).toBe('role-not-allowed')
  })
})
