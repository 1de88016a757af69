import sql from 'sql-template-tag'
import { newcomer } from '../support/sessions'
import { type Attempt, CLIENTS, type Crowd, crowd, expectSound, noticesOf, tally, trailOf } from './crowd'

const answers = { destination: '已签约就业', teaching: '满意', service: '满意' }

describe('64 officers at the same clearance items', () => {
  let all: Crowd
  let library: string
  let finance: string
  const students: { personId: string; token: string; departure: string; books: string; fees: string }[] = []

  const itemOf = async (personId: string, subject: string, part: string) =>
    (
      await all.school.database.row<{ case_id: string }>(
        sql`select case_id from workflow_case where student_id = ${personId} and subject = ${subject} and part = ${part}`,
      )
    )?.case_id ?? ''

  beforeAll(async () => {
    all = await crowd({ graduates: 90 })
    library = await all.tokenOf('T0007')
    finance = await all.tokenOf('T0011')
    const people = await all.graduates(24)
    for (const { personId, token } of people) {
      await all.school.web(token).call('survey.answer', { survey: 'departure', answers })
      students.push({
        personId,
        token,
        departure: await itemOf(personId, 'departure', ''),
        books: await itemOf(personId, 'clearance', 'library-books'),
        fees: await itemOf(personId, 'clearance', 'finance'),
      })
    }
    await passAllBut(['library-books', 'finance'])
  })
  afterAll(() => all?.end())
  afterEach(() => expectSound(all.school))

  /** Everything of these students but the named items, by the offices themselves; advisors first. */
  async function passAllBut(left: string[]): Promise<void> {
    const rows = await all.school.database.rows<{
      case_id: string
      part: string
      office: string | null
      campus: string
      number: string | null
    }>(sql`select c.case_id, c.part, c.office, c.campus, p.number
      from workflow_case c left join person p on p.person_id = c.advisor_id
      where c.subject = 'clearance' and c.state = 'waiting' and not c.part = any(${left}) and c.student_id = any(${students.map(({ personId }) => personId)}::uuid[]) order by c.part <> 'advisor'`)
    const groups = new Map<string, string[]>()
    for (const { case_id, part, office, campus, number } of rows) {
      const by =
        part === 'advisor' ? `advisor ${number}` : part === 'dormitory' ? `dormitory-officer ${campus}` : `clearance-officer ${office}`
      groups.set(by, [...(groups.get(by) ?? []), case_id])
    }
    for (const [by, caseIds] of groups) {
      const [role, scope] = by.split(' ') as ['advisor' | 'clearance-officer' | 'dormitory-officer', string]
      const client = role === 'advisor' ? all.school.web(await all.tokenOf(scope)) : await newcomer(all.school, role, scope)
      expect(await client.call('departure.decide', { caseIds, decision: 'pass' })).toMatchObject({ failed: 0 })
    }
  }

  const pass = (token: string, caseIds: string[]): Attempt => ({ token, action: 'departure.decide', data: { caseIds, decision: 'pass' } })
  const refuse = (token: string, caseIds: string[]): Attempt => ({
    token,
    action: 'departure.decide',
    data: { caseIds, decision: 'refuse', reason: '还有欠费' },
  })
  const clears = async (departure: string) => (await trailOf(all.school, departure)).filter((action) => action === 'clear').length

  it('clears a departure exactly once when two offices pass its last two items at once (S2-12)', async () => {
    const group = students.slice(0, 8)
    const results = await all.race(
      group.flatMap(({ books, fees }) => [...Array(4).fill(pass(library, [books])), ...Array(4).fill(pass(finance, [fees]))]),
    )
    expect(results).toHaveLength(CLIENTS)
    expect(tally(results)).toEqual({ ok: CLIENTS })
    for (const { departure, books, fees } of group) {
      expect([await clears(departure), await noticesOf(all.school, departure, 'departure-cleared')]).toEqual([1, 1])
      expect([await trailOf(all.school, books), await trailOf(all.school, fees)]).toEqual([['pass'], ['pass']])
    }
  })

  it('does so in bulk too, when the lists run against each other (S2-11, S2-12, X-9)', async () => {
    const group = students.slice(8, 16)
    const books = group.map((student) => student.books)
    const fees = group.map((student) => student.fees).reverse()
    const results = await all.race([
      ...Array(8).fill(pass(library, books)),
      ...Array(8).fill(pass(finance, fees)),
      ...Array(8).fill(pass(library, [...books].reverse())),
    ])
    expect(tally(results)).toEqual({ ok: 24 })
    for (const { departure } of group)
      expect([await clears(departure), await noticesOf(all.school, departure, 'departure-cleared')]).toEqual([1, 1])
  })

  it('ends with the departure cleared if and only if every item is passed, whatever the order of passing and refusing (S2-12)', async () => {
    const group = students.slice(16)
    await all.race(
      group.flatMap(({ books, fees }) => [
        pass(library, [books]),
        refuse(library, [books]),
        pass(library, [books]),
        pass(finance, [fees]),
        refuse(finance, [fees]),
        pass(finance, [fees]),
      ]),
    )
    for (const { departure, personId } of group) {
      const left = await all.school.database.rows(
        sql`select 1 from workflow_case where student_id = ${personId} and subject = 'clearance' and state <> 'passed'`,
      )
      const stands = await all.school.database.row<{ state: string }>(sql`select state from workflow_case where case_id = ${departure}`)
      expect(stands?.state).toBe(left.length ? 'clearing' : 'cleared')
      const trail = (await trailOf(all.school, departure)).slice(1)
      // Cleared and reopened in turn, never twice the same.
      expect(trail).toEqual(trail.map((_, index) => (index % 2 ? 'reopen' : 'clear')))
    }
  })
})

describe('a student and the offices at once', () => {
  it('clears once when the survey is answered from several phones while the last items pass (S2-6, S2-12)', async () => {
    const all = await crowd({ graduates: 60 })
    const people = await all.graduates(4)
    const cases = await all.school.database.rows<{
      case_id: string
      office: string
      student_id: string
    }>(sql`select case_id, office, student_id from workflow_case
      where subject = 'clearance' and student_id = any(${people.map(({ personId }) => personId)}::uuid[])`)
    // All but the library's is passed beforehand by the database itself: what is raced here is the survey against the last item.
    await all.school.database.run(
      sql`update workflow_case set state = 'passed' where subject = 'clearance' and office is distinct from '图书馆' and student_id = any(${people.map(({ personId }) => personId)}::uuid[])`,
    )
    const library = await all.tokenOf('T0007')
    const results = await all.race(
      people.flatMap(({ token, personId }): Attempt[] => {
        const caseIds = cases.filter((row) => row.student_id === personId && row.office === '图书馆').map((row) => row.case_id)
        return [
          ...Array<Attempt>(8).fill({ token, action: 'survey.answer', data: { survey: 'departure', answers } }),
          ...Array<Attempt>(8).fill({ token: library, action: 'departure.decide', data: { caseIds, decision: 'pass' } }),
        ]
      }),
    )
    expect(tally(results)).toEqual({ ok: 4 + 32, 'refused/survey-answered': 28 })
    for (const { personId } of people) {
      const row = await all.school.database.row<{ case_id: string; state: string }>(
        sql`select case_id, state from workflow_case where student_id = ${personId} and subject = 'departure'`,
      )
      expect([row?.state, await trailOf(all.school, row?.case_id ?? '')]).toEqual(['cleared', ['answerSurvey', 'clear']])
    }
    await all.end()
  })
})
