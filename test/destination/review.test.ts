import sql from 'sql-template-tag'
import { auditFaults } from '../../cloudfunctions/_kit/audit-verify'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import type { Client, School } from '../support/school'
import { foundedSchool } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'
import { caseOf, register } from './registration'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`
const [first, second, third, silent, drafted] = [1, 2, 3, 4, 6].map(number) as [string, string, string, string, string]

describe('the college’s side of destination registration', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  const student = (who: string) => inBrowser(school, who)
  const stateOf = async (who: string) => (await caseOf(school, who)).state

  it('lists what waits, filters by code, class, level and name, and shows the silent apart (destination registration)', async () => {
    const client = await student(first)
    const caseId = await register(school, client, '11')
    school.clock.add(60_000)
    await register(school, await student(second), '70')
    const { counts, rows, codes, mayReview } = await officer.call('destination.queue', { list: 'submitted' })
    expect(rows.map((row) => [row.number, row.code, row.where])).toEqual([
      [first, '11', '江城精密机械有限公司'],
      [second, '70', ''],
    ])
    expect(mayReview).toBe(true)
    expect(codes.map(({ code, people }) => [code, people])).toEqual([
      ['11', 1],
      ['70', 1],
    ])
    const only = async (filter: object) =>
      (await officer.call('destination.queue', { list: 'submitted', ...filter })).rows.map((row) => row.number)
    expect(await only({ code: '11' })).toEqual([first])
    expect(await only({ search: second })).toEqual([second])
    expect(await only({ level: 'master' })).toEqual([])
    expect(await only({ className: rows[0]?.className, code: '70' })).toEqual(rows[0]?.className === rows[1]?.className ? [second] : [])
    const roster = school.people.students.filter(({ 学院 }) => 学院 === '计算机学院').length
    expect(Object.fromEntries(counts.map(({ list, count }) => [list, count]))).toEqual({
      submitted: 2,
      unregistered: roster - 2,
      approved: 0,
      archive: 2,
      all: roster,
    })
    expect(
      (await (await inBrowser(school, 'T0005')).call('destination.queue', { list: 'all' })).rows.map((row) => row.caseId),
    ).not.toContain(caseId)
    expect((await officer.call('desk.home', {})).todos).toContainEqual(expect.objectContaining({ id: 'destination', count: 2 }))
  })

  it('sends back with a reason at each field and paper; the student sees them there (destination registration)', async () => {
    const { caseId } = await caseOf(school, first)
    const before = await footprint(school.database)
    expect((await officer.refused('destination.reject', { caseId, fields: [{ code: 'school', reason: '不对的' }] })).kind).toBe('invalid')
    expect((await officer.refused('destination.reject', { caseId, fields: [] })).kind).toBe('invalid')
    expect(await footprint(school.database)).toEqual(before)
    const fields = [
      { code: 'employerName', reason: '与合同不一致' },
      { code: 'contract', reason: '缺签字页' },
    ]
    expect((await officer.call('destination.reject', { caseId, fields })).state).toBe('rejected')
    const client = await student(first)
    const mine = await client.call('destination.mine', {})
    expect(mine.reason).toBe('单位名称：与合同不一致；劳动合同：缺签字页')
    expect(mine.facts.find(({ code }) => code === 'employerName')?.rejectedBecause).toBe('与合同不一致')
    expect(mine.evidence[0]?.rejectedBecause).toBe('缺签字页')
    expect((await client.call('desk.home', {})).todos).toContainEqual(expect.objectContaining({ id: 'destination', tone: 'bad' }))
    expect((await client.call('destination.submit', { code: '11', values: mine.values })).state).toBe('submitted')
  })

  it('tells which one is next, so that a reviewer goes from one to the next (destination registration)', async () => {
    const { caseId } = await caseOf(school, second)
    const shown = await officer.call('destination.case', { caseId })
    expect(shown).toMatchObject({ nextCaseId: (await caseOf(school, first)).caseId, waiting: 1 })
    expect(shown.mayI.filter(({ blocked }) => !blocked).map(({ action }) => action)).toEqual(['approve', 'reject'])
  })

  it('approves many with a result per row and takes it back within ten minutes, contents and places included (X-9)', async () => {
    const third_ = await register(school, await student(third), '72')
    const ids = [(await caseOf(school, first)).caseId, (await caseOf(school, second)).caseId, third_, (await caseOf(school, silent)).caseId]
    const foreign = (await caseOf(school, '2023020001')).caseId
    const answer = await officer.call('destination.approveMany', { caseIds: [...ids, foreign] })
    expect(answer.results.map(({ code, state }) => code ?? state)).toEqual(['approved', 'approved', 'approved', 'wrong-state', 'not-found'])
    school.clock.add(9 * 60_000)
    const undone = await officer.call('desk.undo', { bulkId: answer.bulkId ?? '' })
    expect(undone.done).toBe(3)
    expect([await stateOf(first), await stateOf(third)]).toEqual(['submitted', 'submitted'])
    const again = await officer.call('destination.approveMany', { caseIds: ids.slice(0, 2) })
    await officer.call('destination.takeBack', { caseId: ids[0] ?? '', reason: '合同已失效' })
    school.clock.add(60_000)
    const rest = await officer.call('desk.undo', { bulkId: again.bulkId ?? '' })
    expect(rest.results.map(({ caseId, code }) => [caseId, code])).toEqual(
      expect.arrayContaining([
        [ids[0], 'changed-meanwhile'],
        [ids[1], null],
      ]),
    )
    expect((await auditFaults(school.database)).faults).toEqual([])
  })

  it('reminds the silent in bulk, nobody twice a day, nobody who has stated something (destination registration)', async () => {
    const ids = [(await caseOf(school, silent)).caseId, (await caseOf(school, third)).caseId]
    const answer = await officer.call('destination.remindMany', { caseIds: ids })
    expect(answer.results.map(({ code, state }) => code ?? state)).toEqual(['none', 'wrong-state'])
    expect(await inboxOf(await student(silent))).toContainEqual(expect.stringContaining('请登记毕业去向'))
    expect((await officer.call('destination.remindMany', { caseIds: ids })).results[0]?.code).toBe('destination-reminded-lately')
    school.clock.add(24 * 3_600_000)
    expect((await officer.call('destination.remindMany', { caseIds: ids })).done).toBe(1)
  })

  it('lets the college state 70 for the silent, on record for whom, and no other code; undone, the draft is there again (X-7, X-9)', async () => {
    const client = await student(drafted)
    await client.call('destination.save', { code: '80', values: { school: '江城大学' } })
    const ids = [(await caseOf(school, silent)).caseId, (await caseOf(school, drafted)).caseId, (await caseOf(school, third)).caseId]
    const before = await footprint(school.database)
    for (const code of ['11', '72', '10'])
      expect((await officer.call('destination.stateMany', { caseIds: ids, code })).results[0]?.code).toBe('destination-not-for-college')
    expect({ ...(await footprint(school.database)), requests: 0 }).toEqual({ ...before, requests: 0 })
    const { bulkId, results } = await officer.call('destination.stateMany', { caseIds: ids, code: '70' })
    expect(results.map(({ code, state }) => code ?? state)).toEqual(['approved', 'approved', 'wrong-state'])
    const shown = await officer.call('destination.case', { caseId: ids[0] ?? '' })
    expect([shown.codeName, shown.sourceLabel]).toEqual(['待就业', '学院代为登记'])
    const name = school.people.students.find(({ 学号 }) => 学号 === silent)?.姓名
    expect(shown.trail.at(-1)).toMatchObject({ label: '代为登记', onBehalfOf: name })
    const audit = await school.database.rows<{ on_behalf_of: string }>(
      sql`select on_behalf_of from audit where action = 'stateFor' order by on_behalf_of`,
    )
    expect(audit.map((row) => row.on_behalf_of).sort()).toEqual(
      [await personIdOf(school, silent), await personIdOf(school, drafted)].sort(),
    )
    await officer.call('desk.undo', { bulkId: bulkId ?? '' })
    expect([await stateOf(silent), await stateOf(drafted)]).toEqual(['none', 'draft'])
    const mine = await client.call('destination.mine', {})
    expect([mine.code, mine.values, mine.source]).toEqual(['80', { school: '江城大学' }, 'student'])
    expect((await auditFaults(school.database)).faults).toEqual([])
  })
})
