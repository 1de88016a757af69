import fc from 'fast-check'
import sql from 'sql-template-tag'
import { confirmDue, nextReminder } from '../../src/shared/agreement/deadline'
import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { afterQuietHours, span } from '../../src/shared/calendar'
import { contentFor, opinions } from '../support/agreements'
import { atTime } from '../support/at-time'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import type { Client } from '../support/school'
import { inBrowser } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`

describe('nobody waits for ever, and nobody is let go who is bound (S0-47…51, S0-64…66)', () => {
  let at: Signing
  let centre: Client
  beforeAll(async () => {
    at = await signingSchool()
    centre = await inBrowser(at.school, 'T0001', 'career-centre')
  })
  afterAll(() => at.school.end())

  const stateOf = async (caseId: string) =>
    (await at.school.database.row<{ state: string }>(sql`select state from workflow_case where case_id = ${caseId}`))?.state
  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(at.school.database)
    await work()
    expect(await footprint(at.school.database)).toEqual(before)
  }

  describe('more days for one student (X-4)', () => {
    it('move the deadline with its reminders, are told to both with the reason, and end again at 24:00', async () => {
      const caseId = await at.signed(number(1))
      const answer = await at.officer.call('agreement.extendConfirm', { caseId, days: 3, reason: '学生住院' })
      expect(answer).toMatchObject({ state: 'with-student', dueAt: '2027-03-11T16:00:00.000Z' })
      for (const client of [await at.student(number(1)), at.operator])
        expect(await inboxOf(client)).toContainEqual(expect.stringMatching(/确认期.*3月11日 24:00.*学生住院/))
      const row = await at.school.database.row<{ remind_at: Date }>(sql`select remind_at from workflow_case where case_id = ${caseId}`)
      expect(row?.remind_at.toISOString()).toBe('2027-03-08T16:00:00.000Z')
      await atTime(at.school, '2027-03-09T00:00', () => at.school.jobs.deadlines())
      expect(await stateOf(caseId)).toBe('with-student')
      await atTime(at.school, '2027-03-11T23:59:59', () => at.school.jobs.deadlines())
      expect(await stateOf(caseId)).toBe('with-student')
      await atTime(at.school, '2027-03-12T00:00', () => at.school.jobs.deadlines())
      expect(await stateOf(caseId)).toBe('with-college')
    })

    it('are not what a later closing of the window gives: that concerns submitting', async () => {
      const caseId = await at.signed(number(2))
      await at.officer.call('desk.extendWindow', { number: number(2), process: 'agreement', closes: '2027-08-01T12:00' })
      const { dueAt } = await (await at.student(number(2))).call('agreement.mine', {})
      expect(dueAt).toBe('2027-03-08T16:00:00.000Z')
      await atTime(at.school, '2027-03-09T00:00', () => at.school.jobs.deadlines())
      expect(await stateOf(caseId)).toBe('with-college')
    })

    it('are refused beyond the policy, without a reason, after the end, to strangers – and nothing is written', async () => {
      const caseId = await at.signed(number(3))
      await unchanged(async () => {
        expect((await at.officer.refused('agreement.extendConfirm', { caseId, days: 8, reason: '住院' })).fields).toEqual({
          days: '一次最多延长 7 天',
        })
        expect(await at.officer.refused('agreement.extendConfirm', { caseId, days: 1, reason: '' })).toMatchObject({ kind: 'invalid' })
        const stranger = await inBrowser(at.school, 'T0005')
        expect(await stranger.refused('agreement.extendConfirm', { caseId, days: 1, reason: '住院' })).toMatchObject({ kind: 'not-found' })
        await atTime(at.school, '2027-03-09T00:00', async () =>
          expect(await at.officer.refused('agreement.extendConfirm', { caseId, days: 1, reason: '住院' })).toMatchObject({
            code: 'confirmed-by-silence',
          }),
        )
      })
    })
  })

  it('does not depend on when the clock’s job runs: from 24:00 on nobody objects or takes back what silence has confirmed (S0-49)', async () => {
    const [row] = (await at.officer.call('agreement.queue', { list: 'all', search: number(3) })).rows
    const caseId = row?.caseId ?? ''
    const student = await at.student(number(3))
    await atTime(at.school, '2027-03-09T00:00', async () => {
      await unchanged(async () => {
        expect(await student.refused('agreement.object', { reason: '太晚了' })).toMatchObject({ code: 'confirmed-by-silence' })
        expect(await at.operator.refused('agreement.takeBack', { caseId })).toMatchObject({ code: 'confirmed-by-silence' })
      })
      await at.school.jobs.deadlines()
    })
    expect(await stateOf(caseId)).toBe('with-college')
    const unasked = await at.signed(number(4), false)
    await atTime(at.school, '2027-03-09T00:30', async () => {
      // Without consent nothing has been confirmed by silence: the right to object stays.
      expect(await (await at.student(number(4))).call('agreement.object', { reason: '试用期不对' })).toMatchObject({
        state: 'with-employer',
      })
    })
    expect(await stateOf(unasked)).toBe('with-employer')
  })

  it('does not take the silence of a student who was off the roster meanwhile for consent (S1-19, S0-49)', async () => {
    const caseId = await at.signed(number(6))
    const origin = await at.school.database.row<{ case_id: string }>(
      sql`select o.case_id from workflow_case o join workflow_case c on c.student_id = o.student_id and c.case_id = ${caseId} where o.subject = 'origin'`,
    )
    const originCase = { caseId: origin?.case_id ?? '', reason: '休学手续' }
    await atTime(at.school, '2027-03-02T10:00', () => centre.call('origin.remove', originCase))
    await atTime(at.school, '2027-03-20T10:00', async () => {
      expect(await at.school.jobs.deadlines()).toBe(0)
      await centre.call('origin.restore', originCase)
      await at.school.jobs.deadlines()
    })
    expect(await stateOf(caseId)).toBe('overdue')
  })

  describe('an employer that signed and does nothing (S0-64…66)', () => {
    it('keeps the student bound after an objection, and the student is told whom to call', async () => {
      const caseId = await at.signed(number(7))
      const student = await at.student(number(7))
      await student.call('agreement.object', { reason: '工资不对' })
      const { mayI } = await student.call('agreement.mine', {})
      expect(mayI).toEqual([
        expect.objectContaining({
          action: 'withdraw',
          blocked: expect.objectContaining({ code: 'employer-has-signed', call: expect.anything() }),
        }),
        expect.objectContaining({ action: 'askReturn', blocked: expect.objectContaining({ code: 'employer-has-signed' }) }),
      ])
      expect(await stateOf(caseId)).toBe('with-employer')
    })

    it('is on the list of those who can do something after fifteen days, and the career centre frees the student (S0-66)', async () => {
      const [row] = (await at.officer.call('agreement.queue', { list: 'all', search: number(7) })).rows
      const caseId = row?.caseId ?? ''
      await unchanged(async () =>
        expect(await centre.refused('agreement.endSilence', { caseId, reason: '单位失联' })).toMatchObject({ code: 'employer-not-silent' }),
      )
      await atTime(at.school, '2027-03-17T09:00', async () => {
        const stalled = await centre.call('agreement.queue', { list: 'stalled' })
        expect(stalled.rows.map((one) => one.caseId)).toContain(caseId)
        expect(stalled.counts.find(({ list }) => list === 'stalled')?.count).toBe(stalled.rows.length)
        await unchanged(async () => {
          expect(await at.officer.refused('agreement.endSilence', { caseId, reason: '单位失联' })).toMatchObject({
            code: 'role-not-allowed',
          })
          expect(await centre.refused('agreement.endSilence', { caseId, reason: '' })).toMatchObject({ kind: 'invalid' })
        })
        expect(await centre.call('agreement.endSilence', { caseId, reason: '单位失联' })).toMatchObject({ state: 'returned' })
        const student = await at.student(number(7))
        expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^协议已退回，可以重新提交/))
        const elsewhere = { content: contentFor(at.otherEmployerId), agreesToDefault: true }
        expect(await student.call('agreement.submit', elsewhere)).toMatchObject({ state: 'with-employer' })
      })
    })

    it('whose registration ended is passed by at once', async () => {
      const caseId = await at.signed(number(9))
      await (await at.student(number(9))).call('agreement.object', { reason: '岗位不对' })
      await at.school.database.run(sql`update employer set state = 'rejected' where employer_id = ${at.employerId}`)
      expect(await at.operator.refused('agreement.sign', { caseId, ...opinions })).toMatchObject({ code: 'employer-not-approved' })
      expect(await centre.call('agreement.endSilence', { caseId, reason: '单位已注销' })).toMatchObject({ state: 'returned' })
      await at.school.database.run(sql`update employer set state = 'approved' where employer_id = ${at.employerId}`)
    })
  })

  it('does not let a rejection by the college carry the student to another employer while the first has signed (S0-56, S0-66)', async () => {
    const caseId = await at.confirmed(number(10))
    const student = await at.student(number(10))
    await at.officer.call('agreement.reject', { caseId, to: 'student', reason: '岗位填写有误' })
    const elsewhere = { content: contentFor(at.otherEmployerId), agreesToDefault: true }
    await unchanged(async () =>
      expect(await student.refused('agreement.submit', elsewhere)).toMatchObject({ code: 'employer-signature-stands' }),
    )
    await student.call('agreement.submit', { content: contentFor(at.employerId, { post: '研发' }), agreesToDefault: true })
    // Mended terms are not signed yet, but the employer has not let go either.
    expect(await student.refused('agreement.withdraw', {})).toMatchObject({ code: 'employer-has-signed' })
    await at.operator.call('agreement.return', { caseId, reason: '不再接收' })
    expect(await student.call('agreement.submit', elsewhere)).toMatchObject({ state: 'with-employer' })
    expect(await student.call('agreement.withdraw', {})).toMatchObject({ state: 'draft' })
  })
})

describe('reminders of any policy (S0-51, N-5)', () => {
  const anyPolicy = fc.record({
    confirmDays: fc.integer({ min: 1, max: 30 }),
    remindHours: fc.uniqueArray(fc.integer({ min: 1, max: 240 }), { maxLength: 6 }),
  })
  const signing = fc.date({ min: new Date('2026-09-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })

  it('are sent before the deadline even where they fall into the night before it, never at night, however late the job runs', () => {
    fc.assert(
      fc.property(anyPolicy, signing, fc.integer({ min: 0, max: 120 }), (own, at, late) => {
        const policy = { ...defaultAgreementPolicy, ...own }
        const { at: due, remindAt } = confirmDue(policy, at)
        let sent = 0
        for (let next = remindAt; next; ) {
          const run = afterQuietHours(new Date(next.getTime() + late * span.minute))
          expect(afterQuietHours(next).getTime()).toBeLessThan(due.getTime())
          if (run < due) sent += 1
          const following = nextReminder(policy, due, run)
          if (following) expect(following.getTime()).toBeGreaterThan(run.getTime())
          next = following
        }
        expect(sent).toBeLessThanOrEqual(own.remindHours.length)
        const inTime = own.remindHours.filter((hours) => due.getTime() - hours * span.hour > at.getTime())
        if (late === 0 && inTime.length) expect(sent).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })
})
