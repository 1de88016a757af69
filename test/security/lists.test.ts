import sql from 'sql-template-tag'
import { contracts } from '../../src/shared/contracts'
import type { Role } from '../../src/shared/roles'
import { employerIdOf, opinions, passOrigin, prepareEmployer, submitAgreement } from '../support/agreements'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, newcomer, personIdOf } from '../support/sessions'
import { samples } from './samples'

interface CaseRow {
  case_id: string
  subject: string
  part: string
  college: string
  class_name: string
  campus: string
  office: string | null
  advisor_id: string | null
  employer_id: string | null
}

type Queue =
  | 'origin.queue'
  | 'agreement.queue'
  | 'departure.queue'
  | 'recommendation.queue'
  | 'destination.queue'
  | 'opening.queue'
  | 'release.queue'

/** Every action that answers rows, with the input that asks for all of them; what else has this scope is asked by number below. */
const everyRow: Record<Queue, { subject: string; data: object }> = {
  'origin.queue': { subject: 'origin', data: {} },
  'agreement.queue': { subject: 'agreement', data: { list: 'all' } },
  'departure.queue': { subject: 'clearance', data: {} },
  'recommendation.queue': { subject: 'recommendation', data: { list: 'all' } },
  'destination.queue': { subject: 'destination', data: { list: 'all' } },
  'opening.queue': { subject: 'opening', data: { list: 'all' } },
  'release.queue': { subject: 'release', data: { list: 'under-way' } },
}
/** The same rows as its list, without pages; compared with it below. */
const whole = ['departure.choose']
const byNumber = [
  'agreement.find',
  'account.unlock',
  'account.unbindFor',
  'account.resetMany',
  'desk.extendWindow',
  'departure.previewList',
  'departure.applyList',
]
/** Numbers or sheets instead of rows: test/origin/report.test.ts, test/departure/list.test.ts, test/destination/statistics.test.ts, test/agreement/employer-desk.test.ts. */
const counted = [
  'origin.report',
  'origin.reportFile',
  'departure.listItems',
  'destination.statistics',
  'destination.export',
  'agreement.exportSigned',
  'release.records',
]

it('each action that answers a list is looked at here (X-2)', () => {
  const lists = Object.entries(contracts).filter(([, { scope }]) => scope === 'list')
  expect(lists.map(([action]) => action).sort()).toEqual([...Object.keys(everyRow), ...whole, ...byNumber, ...counted].sort())
})

describe('lists', () => {
  let school: School
  let cases: CaseRow[]
  const student = (index: number) => school.people.students.filter((row) => row.培养方式 === '非定向')[index]

  beforeAll(async () => {
    school = await foundedSchool({ employers: 2 })
    // Six graduates, two of each college, half with either employer.
    for (let index = 0; index < 6; index++) {
      const row = student(index)
      const officer = await inBrowser(school, { 计算机学院: 'T0004', 机械工程学院: 'T0005', 外国语学院: 'T0006' }[row?.学院 ?? ''] ?? '')
      const client = await inBrowser(school, row?.学号 ?? '')
      await passOrigin(client, officer)
      await client.call('recommendation.save', samples['recommendation.save'](''))
      const operator = await inBrowser(school, index % 2 ? 'E0002' : 'E0001')
      const agreement = await submitAgreement(client, await employerIdOf(school, index % 2 ? 'E0002' : 'E0001'))
      if (index < 2) await prepareEmployer(operator)
      await operator.call('agreement.sign', { caseId: agreement, ...opinions })
      await client.call('release.start', { path: 'breach' })
    }
    cases = await school.database.rows<CaseRow>(
      sql`select case_id, subject, part, college, class_name, campus, office, advisor_id, employer_id from workflow_case`,
    )
  })
  afterAll(() => school?.end())

  /** Every row of every page. */
  async function listed(client: Client, action: Queue): Promise<string[]> {
    const found: string[] = []
    for (let after: string | undefined, pages = 0; pages < 50; pages++) {
      const page = await client.call(action, { ...everyRow[action].data, after } as never)
      found.push(...page.rows.map((row: { caseId: string }) => row.caseId))
      if (!page.next) break
      after = page.next
    }
    return found.sort()
  }

  const ids = (subject: string, mine: (row: CaseRow) => boolean) =>
    cases
      .filter((row) => row.subject === subject && mine(row))
      .map((row) => row.case_id)
      .sort()

  it('hold exactly the rows of the caller’s class, college, employer, office, campus or advisees, over all pages (X-2)', async () => {
    const advisor = await personIdOf(school, 'T0025')
    const employer = await employerIdOf(school, 'E0001')
    const className = student(0)?.班级 ?? ''
    const [college, campus, office] = ['机械工程学院', '未来城校区', '图书馆']
    const checks: [Role, string, Queue, (row: CaseRow) => boolean][] = [
      ['counselor', className, 'origin.queue', (row) => row.class_name === className],
      ['counselor', className, 'agreement.queue', (row) => row.class_name === className],
      ['college-officer', college, 'origin.queue', (row) => row.college === college],
      ['college-officer', college, 'agreement.queue', (row) => row.college === college],
      ['career-centre', 'university', 'origin.queue', () => true],
      ['career-centre', 'university', 'agreement.queue', () => true],
      ['counselor', className, 'recommendation.queue', (row) => row.class_name === className],
      ['college-officer', college, 'recommendation.queue', (row) => row.college === college],
      ['career-centre', 'university', 'recommendation.queue', () => true],
      ['counselor', className, 'destination.queue', (row) => row.class_name === className],
      ['college-officer', college, 'destination.queue', (row) => row.college === college],
      ['career-centre', 'university', 'destination.queue', () => true],
      ['counselor', className, 'release.queue', (row) => row.class_name === className],
      ['college-officer', college, 'release.queue', (row) => row.college === college],
      ['career-centre', 'university', 'release.queue', () => true],
      ['employer-operator', employer, 'agreement.queue', (row) => row.employer_id === employer],
      ['clearance-officer', office, 'departure.queue', (row) => row.office === office],
      ['clearance-officer', `${office}@${college}`, 'departure.queue', (row) => row.office === office && row.college === college],
      ['dormitory-officer', campus, 'departure.queue', (row) => row.part === 'dormitory' && row.campus === campus],
    ]
    for (const [role, scope, action, mine] of checks) {
      const expected = ids(everyRow[action].subject, mine)
      expect([role, scope, action, expected.length > 0]).toEqual([role, scope, action, true])
      expect([role, scope, action, await listed(await newcomer(school, role, scope), action)]).toEqual([role, scope, action, expected])
    }
    expect(await listed(await inBrowser(school, 'T0025'), 'departure.queue')).toEqual(
      ids('clearance', (row) => row.part === 'advisor' && row.advisor_id === advisor),
    )
  })

  it('are ticked whole only as far as the scope goes (X-2, X-9)', async () => {
    const [college, office] = ['机械工程学院', '图书馆']
    const library = await newcomer(school, 'clearance-officer', `${office}@${college}`)
    const mine = (await listed(library, 'departure.queue')).length
    const { rows, total } = await library.call('departure.choose', {})
    const inScope = new Set(ids('clearance', (row) => row.office === office && row.college === college))
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThanOrEqual(mine)
    expect(rows).toHaveLength(total)
    expect(rows.filter(({ caseId }) => !inScope.has(caseId))).toEqual([])
  })

  it('find nothing outside the scope by number, and lift no lock there (X-2, A-3)', async () => {
    const foreign = student(1)?.学号 ?? ''
    const officer = await newcomer(school, 'college-officer', student(0)?.学院 ?? '')
    expect((await officer.call('agreement.find', { text: foreign })).rows).toEqual([])
    expect((await officer.call('agreement.find', { text: student(0)?.学号 ?? '' })).rows).toHaveLength(1)
    expect((await officer.call('origin.queue', { search: foreign })).rows).toEqual([])
    for (const action of ['account.unlock', 'account.unbindFor'])
      for (const number of [foreign, 'T0001', 'E0001', 'nobody-1'])
        expect((await officer.refused(action, { number })).kind).toBe('not-found')
    expect((await officer.ask('account.unlock', { number: student(0)?.学号 ?? '' })).ok).toBe(true)
  })

  it('find nothing outside the scope in an office’s list, and extend no window there (X-2, S2-11, X-4)', async () => {
    const [own, foreign] = [student(0)?.学号 ?? '', student(1)?.学号 ?? '']
    const library = await newcomer(school, 'clearance-officer', `图书馆@${student(0)?.学院}`)
    const file = Buffer.from(`学号,原因\n${own},欠书 1 册\n${foreign},欠书 1 册\nnobody-1,欠书 1 册`)
    const { fileId } = await library.call('departure.uploadList', { name: '欠书.csv', size: file.length })
    await school.ports.files.put(fileId.replace(/^[a-z]+:\/*/, ''), file, 'text/csv')
    const seen = await library.call('departure.previewList', { item: 'library-books', fileId })
    expect(seen.problems.map(({ line }) => line)).toEqual([3, 4])
    expect(new Set(seen.problems.map(({ message }) => message)).size).toBe(1)
    const apply = { item: 'library-books', fileId, digest: seen.digest, passOthers: true }
    expect((await library.refused('departure.applyList', apply)).code).toBe('list-has-problems')
    const counselor = await newcomer(school, 'counselor', student(0)?.班级 ?? '')
    for (const number of [foreign, 'T0001', 'nobody-1'])
      expect((await counselor.refused('desk.extendWindow', { number, process: 'departure', closes: '2027-07-05T12:00' })).kind).toBe(
        'not-found',
      )
  })

  it('pass over other people’s notices in silence and tell nothing about their binding codes (X-2)', async () => {
    const owner = await inBrowser(school, student(0)?.学号 ?? '')
    const stranger = await inBrowser(school, student(3)?.学号 ?? '')
    const { notices } = await owner.call('notice.inbox', {})
    expect(notices.length).toBeGreaterThan(0)
    await stranger.call('notice.read', { ids: notices.map(({ id }) => id) })
    expect((await owner.call('notice.inbox', {})).unread).toBe(notices.length)
    const { ticket } = await owner.call('account.startBinding', {})
    expect((await stranger.refused('account.bindingStatus', { ticket })).kind).toBe('not-found')
  })

  it('keep another school on the same deployment apart (X-2)', async () => {
    await school.database.run(sql`insert into school values ('other', '别的大学')`)
    await school.database.run(sql`insert into season (school_id, season_id, name, is_current) values ('other', '2027', '2027届', true)`)
    await school.database.run(
      sql`insert into person (school_id, person_id, number, name) select 'other', person_id, number, '同号的人' from person where school_id = ${schoolId} and number = ${student(0)?.学号}`,
    )
    await school.database.run(sql`insert into graduate select 'other', season_id, person_id, college, class_name, major, campus, level, certificates, training_mode, null, null, registry, state, null from graduate
      where school_id = ${schoolId} and person_id = ${await personIdOf(school, student(0)?.学号 ?? '')}`)
    await school.database.run(sql`insert into workflow_case (school_id, case_id, season_id, subject, student_id, college, class_name, campus, state, entered_at)
      select 'other', gen_random_uuid(), season_id, 'origin', person_id, college, class_name, campus, 'submitted', ${school.clock.now}::timestamptz from graduate where school_id = 'other'`)
    const other = await school.database.row<{ case_id: string }>(sql`select case_id from workflow_case where school_id = 'other'`)
    const centre = await newcomer(school, 'career-centre', 'university')
    expect(await listed(centre, 'origin.queue')).toEqual(ids('origin', () => true))
    expect((await centre.refused('origin.case', { caseId: other?.case_id })).kind).toBe('not-found')
  })
})
