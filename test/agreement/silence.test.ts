import sql from 'sql-template-tag'
import { opinions } from '../support/agreements'
import { atTime } from '../support/at-time'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`
const end = '2027-03-09T00:00'

describe('a student who says nothing (S0-47…51)', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at.school.end())

  const stateOf = async (caseId: string) => {
    const row = await at.school.database.row<{ state: string }>(sql`select state from workflow_case where case_id = ${caseId}`)
    return row?.state
  }
  const remindersOf = async (place: number) =>
    (await inboxOf(await at.student(number(place)))).filter((line) => line.startsWith('请尽快确认协议'))

  it('confirms until the last second of the 7th day; the deadline takes nothing before (S0-48)', async () => {
    const caseId = await at.signed(number(1))
    await atTime(at.school, '2027-03-08T23:59:59', async () => {
      expect(await at.school.jobs.deadlines()).toBe(0)
      expect(await stateOf(caseId)).toBe('with-student')
      const student = await at.student(number(1))
      expect(await student.call('agreement.confirm', {})).toMatchObject({ state: 'with-college' })
    })
    expect(await inboxOf(at.operator)).toContainEqual(expect.stringMatching(/^毕业生已确认/))
  })

  it('passes to the college at 24:00 of the 7th day, having agreed to that rule and been told (S0-49)', async () => {
    const caseId = await at.signed(number(2))
    await atTime(at.school, end, async () => {
      expect(await at.school.jobs.deadlines()).toBe(1)
      expect(await at.school.jobs.deadlines()).toBe(0)
    })
    const student = await at.student(number(2))
    const { state, trail, dueAt } = await student.call('agreement.mine', {})
    expect({ state: state.state, dueAt }).toEqual({ state: 'with-college', dueAt: null })
    expect(trail.at(-1)).toMatchObject({ who: '系统（到期）', label: '到期视为无异议', at: '2027-03-08T16:00:00.000Z' })
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^到期视为无异议/))
    expect(await inboxOf(at.officer)).toContainEqual(expect.stringMatching(/^有协议待审核/))
    expect((await at.officer.call('agreement.queue', { list: 'to-review' })).rows.map(({ caseId: id }) => id)).toContain(caseId)
    const before = await footprint(at.school.database)
    expect(await student.refused('agreement.object', { reason: '太晚了' })).toMatchObject({ code: 'wrong-state' })
    expect(await footprint(at.school.database)).toEqual(before)
  })

  it('goes to the counselor’s list instead when the rule was not agreed to, and can still confirm or object (S0-49)', async () => {
    const caseId = await at.signed(number(3), false)
    await atTime(at.school, end, () => at.school.jobs.deadlines())
    expect(await stateOf(caseId)).toBe('overdue')
    const overdue = await at.officer.call('agreement.queue', { list: 'overdue' })
    expect(overdue.rows.map(({ caseId: id }) => id)).toEqual([caseId])
    expect(overdue.counts.find(({ list }) => list === 'overdue')?.count).toBe(1)
    const student = await at.student(number(3))
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^确认期限已过/))
    expect(await inboxOf(at.officer)).toContainEqual(expect.stringMatching(/^有协议逾期未确认/))
    expect((await student.call('agreement.mine', {})).mayI.map(({ action }) => action)).toEqual(['confirm', 'object'])
  })

  it('is asked again with a new period, which passes again to the list (S0-49)', async () => {
    const { rows } = await at.officer.call('agreement.queue', { list: 'overdue' })
    const caseId = rows[0]?.caseId ?? ''
    await atTime(at.school, '2027-03-10T15:00', async () => {
      expect(await at.officer.call('agreement.askAgain', { caseId })).toMatchObject({ state: 'with-student' })
      const student = await at.student(number(3))
      expect((await student.call('agreement.mine', {})).dueAt).toBe('2027-03-17T16:00:00.000Z')
    })
    await atTime(at.school, '2027-03-18T00:00', () => at.school.jobs.deadlines())
    expect(await stateOf(caseId)).toBe('overdue')
    const before = await footprint(at.school.database)
    const other = (await at.officer.call('agreement.queue', { list: 'to-review' })).rows[0]?.caseId ?? ''
    expect(await at.officer.refused('agreement.askAgain', { caseId: other })).toMatchObject({ code: 'wrong-state' })
    expect(await footprint(at.school.database)).toEqual(before)
    expect(await (await at.student(number(3))).call('agreement.confirm', {})).toMatchObject({ state: 'with-college' })
  })

  it('is never taken to agree without a notice on record (S0-49)', async () => {
    const caseId = await at.signed(number(4))
    await at.school.database.run(sql`delete from notice where case_id = ${caseId} and kind = 'agreement-to-confirm'`)
    await atTime(at.school, end, () => at.school.jobs.deadlines())
    expect(await stateOf(caseId)).toBe('overdue')
  })

  it('counts only a notice of the signature that stands, not of one taken back (S0-46, S0-49)', async () => {
    const caseId = await at.signed(number(6))
    await at.operator.call('agreement.takeBack', { caseId })
    await atTime(at.school, '2027-03-02T09:00', () => at.operator.call('agreement.sign', { caseId, ...opinions }))
    await at.school.database.run(
      sql`delete from notice where case_id = ${caseId} and kind = 'agreement-to-confirm' and at >= '2027-03-02T09:00+08:00'`,
    )
    await atTime(at.school, '2027-03-10T00:00', () => at.school.jobs.deadlines())
    expect(await stateOf(caseId)).toBe('overdue')
  })

  it('objects with a reason, which returns it to the employer and ends the deadline (S0-47…51, Decided)', async () => {
    const caseId = await at.signed(number(7))
    const student = await at.student(number(7))
    expect(await student.call('agreement.object', { reason: '试用期与约定不符' })).toMatchObject({ state: 'with-employer' })
    const seen = await at.operator.call('agreement.case', { caseId })
    expect(seen).toMatchObject({ reason: '试用期与约定不符', dueAt: null })
    await atTime(at.school, end, () => at.school.jobs.deadlines())
    expect(await stateOf(caseId)).toBe('with-employer')
  })

  it('is reminded 3 days, 1 day and 3 hours before, in the morning where that falls at night, each once (S0-51, N-5)', async () => {
    await at.signed(number(9))
    const run = (wall: string) => atTime(at.school, wall, () => at.school.jobs.reminders())
    const before = (await remindersOf(9)).length
    const seen: number[] = []
    for (const wall of [
      '2027-03-05T21:59',
      '2027-03-06T00:00',
      '2027-03-06T07:59',
      '2027-03-06T08:00',
      '2027-03-06T09:00',
      '2027-03-08T00:30',
      '2027-03-08T08:00',
      '2027-03-08T20:59',
      '2027-03-08T21:00',
      '2027-03-08T21:30',
      '2027-03-09T09:00',
    ]) {
      await run(wall)
      seen.push((await remindersOf(9)).length - before)
    }
    expect(seen).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3])
    expect((await remindersOf(9))[0]).toContain('3月8日 24:00')
  })

  it('is not reminded any more once it has confirmed (N-5)', async () => {
    await at.signed(number(10))
    await (await at.student(number(10))).call('agreement.confirm', {})
    await atTime(at.school, '2027-03-06T12:00', () => at.school.jobs.reminders())
    expect(await remindersOf(10)).toEqual([])
  })

  it('who had several reminders come due while the job stood still gets one (N-5)', async () => {
    await at.signed(number(11))
    await atTime(at.school, '2027-03-08T21:10', () => at.school.jobs.reminders())
    expect(await remindersOf(11)).toHaveLength(1)
  })
})
