import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { takeDueAgreements } from '../../cloudfunctions/agreement/deadlines'
import { contentFor, employerIdOf, opinions, passOrigin, prepareEmployer, schoolContact, submitAgreement } from '../support/agreements'
import { schoolId } from '../support/school'
import { type Attempt, CLIENTS, type Crowd, codeOf, crowd, expectSound, noticesOf, tally, trailOf } from './crowd'

const COLLEGE = '计算机学院'
const CASES = 8
const EACH = CLIENTS / CASES / 2

describe('64 people at the same agreements', () => {
  let all: Crowd
  let employer: string
  let officer: string
  let counselor: string
  let employerId: string

  beforeAll(async () => {
    all = await crowd({ graduates: 420 })
    employer = await all.tokenOf('E0001')
    officer = await all.tokenOf('T0004')
    counselor = await all.tokenOf('T0004')
    employerId = await employerIdOf(all.school, 'E0001')
    await prepareEmployer(all.school.web(employer))
  })
  afterAll(() => all?.end())
  afterEach(() => expectSound(all.school))

  /** Agreements of so many graduates, taken as far as the named state. */
  async function agreements(count: number, state: 'approved-origin' | 'with-employer' | 'with-student' | 'with-college') {
    const people = await all.graduates(count, COLLEGE)
    const made: { token: string; personId: string; caseId: string }[] = []
    for (const { token, personId } of people) {
      const student = all.school.web(token)
      await passOrigin(student, all.school.web(officer))
      if (state === 'approved-origin') {
        await student.call('agreement.readNotes', {})
        made.push({ token, personId, caseId: '' })
        continue
      }
      const caseId = await submitAgreement(student, employerId)
      if (state !== 'with-employer') await all.school.web(employer).call('agreement.sign', { caseId, ...opinions })
      if (state === 'with-college') await student.call('agreement.confirm', {})
      made.push({ token, personId, caseId })
    }
    return made
  }

  const times = (count: number, attempt: () => Attempt): Attempt[] => Array.from({ length: count }, attempt)
  const stateOf = async (caseId: string) =>
    (await all.school.database.row<{ state: string }>(sql`select state from workflow_case where case_id = ${caseId}`))?.state

  /** Two steps compete for each of eight cases, four clients for either; exactly one client of eight wins each case. */
  async function duel(
    cases: { token: string; caseId: string }[],
    one: (at: { token: string; caseId: string }) => Attempt,
    other: typeof one,
    allowed: string[],
  ) {
    const attempts = cases.flatMap((at) => [...times(EACH, () => one(at)), ...times(EACH, () => other(at))])
    const answers = await all.race(attempts)
    for (const [index, { caseId }] of cases.entries()) {
      const own = answers.slice(index * EACH * 2, (index + 1) * EACH * 2)
      expect([caseId, own.filter(({ ok }) => ok).length]).toEqual([caseId, 1])
      expect(
        own
          .filter(({ ok }) => !ok)
          .map(codeOf)
          .filter((code) => !allowed.includes(code)),
      ).toEqual([])
    }
    return attempts.length
  }

  it('signs once, however often the operator taps (S0-42)', async () => {
    for (const { caseId } of await agreements(3, 'with-employer')) {
      const answers = await all.race(times(CLIENTS, () => ({ token: employer, action: 'agreement.sign', data: { caseId, ...opinions } })))
      expect(tally(answers)).toEqual({ ok: 1, 'refused/wrong-state': CLIENTS - 1 })
      expect(await trailOf(all.school, caseId)).toEqual(['submit', 'sign'])
      expect(await noticesOf(all.school, caseId, 'agreement-to-confirm')).toBe(1)
    }
  })

  it('gives one and the same answer to 64 copies of one request, and takes one step (S0-36)', async () => {
    for (const { token } of await agreements(3, 'approved-origin')) {
      const requestId = randomUUID()
      const data = { content: contentFor(employerId), agreesToDefault: true }
      const answers = await all.race(times(CLIENTS, () => ({ token, action: 'agreement.submit', data, requestId })))
      const first = answers[0]
      for (const answer of answers) expect(answer).toEqual(first)
      if (!first?.ok) throw new Error(codeOf(first))
      const { caseId } = first.data as { caseId: string }
      expect(await trailOf(all.school, caseId)).toEqual(['submit'])
      expect((await all.school.database.rows(sql`select 1 from request where request_id = ${requestId}`)).length).toBe(1)
    }
  })

  it('submits once when 64 different requests come at once (S0-36)', async () => {
    for (const { token, personId } of await agreements(3, 'approved-origin')) {
      const data = { content: contentFor(employerId), agreesToDefault: true }
      const answers = await all.race(times(CLIENTS, () => ({ token, action: 'agreement.submit', data })))
      expect(tally(answers)).toEqual({ ok: 1, 'refused/wrong-state': CLIENTS - 1 })
      const cases = await all.school.database.rows<{ case_id: string }>(
        sql`select case_id from workflow_case where student_id = ${personId} and subject = 'agreement'`,
      )
      expect(cases).toHaveLength(1)
    }
  })

  it('lets either the signature or the withdrawal win, never both (S0-36, S0-42)', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const cases = await agreements(CASES, 'with-employer')
      await duel(
        cases,
        ({ caseId }) => ({ token: employer, action: 'agreement.sign', data: { caseId, ...opinions } }),
        ({ token }) => ({ token, action: 'agreement.withdraw', data: {} }),
        ['refused/wrong-state', 'not-found/not-found'],
      )
      for (const { caseId } of cases)
        expect([
          ['submit', 'sign'],
          ['submit', 'withdraw'],
        ]).toContainEqual(await trailOf(all.school, caseId))
    }
  })

  it('lets either the return or the signature win (S0-42, S0-43)', async () => {
    const cases = await agreements(CASES, 'with-employer')
    await duel(
      cases,
      ({ caseId }) => ({ token: employer, action: 'agreement.sign', data: { caseId, ...opinions } }),
      ({ caseId }) => ({ token: employer, action: 'agreement.return', data: { caseId, reason: '岗位已满' } }),
      ['refused/wrong-state', 'not-found/not-found'],
    )
    for (const { caseId } of cases) {
      const signed = (await trailOf(all.school, caseId)).includes('sign')
      expect([
        await noticesOf(all.school, caseId, 'agreement-to-confirm'),
        await noticesOf(all.school, caseId, 'agreement-returned'),
      ]).toEqual(signed ? [1, 0] : [0, 1])
    }
  })

  it('lets either taking back or the confirmation win (S0-45, S0-47)', async () => {
    const cases = await agreements(CASES, 'with-student')
    await duel(
      cases,
      ({ caseId }) => ({ token: employer, action: 'agreement.takeBack', data: { caseId } }),
      ({ token }) => ({ token, action: 'agreement.confirm', data: {} }),
      ['refused/wrong-state'],
    )
    for (const { caseId } of cases) expect(['with-employer', 'with-college']).toContain(await stateOf(caseId))
  })

  it('lets either the approval or the rejection win; only what is approved gets a number (S0-54, S0-56)', async () => {
    const cases = await agreements(CASES, 'with-college')
    await duel(
      cases,
      ({ caseId }) => ({ token: officer, action: 'agreement.approve', data: { caseId, schoolContact } }),
      ({ caseId }) => ({ token: counselor, action: 'agreement.reject', data: { caseId, to: 'student', reason: '内容不全' } }),
      ['refused/wrong-state'],
    )
    for (const { caseId } of cases) {
      const row = await all.school.database.row<{ number: string | null }>(sql`select number from agreement where case_id = ${caseId}`)
      expect([await stateOf(caseId), row?.number !== null]).toEqual(
        (await trailOf(all.school, caseId)).includes('approve') ? ['approved', true] : ['returned', false],
      )
    }
  })

  it('moves an agreement on once when the student confirms in the moment the clock does, eight clocks running (S0-47, S0-49)', async () => {
    const before = all.school.clock.now
    const cases = await agreements(CASES, 'with-student')
    all.school.clock.add(9 * 86_400_000)
    const clock = () => all.ports.database.transaction((tx) => takeDueAgreements(tx, schoolId, all.school.clock.now))
    const attempts = cases.flatMap(({ token }) => times(EACH * 2, () => ({ token, action: 'agreement.confirm', data: {} })))
    const answers = await all.race(
      attempts,
      Array.from({ length: 8 }, () => clock),
    )
    await clock()
    for (const [index, { caseId }] of cases.entries()) {
      const own = answers.slice(index * EACH * 2, (index + 1) * EACH * 2)
      const trail = await trailOf(all.school, caseId)
      expect(trail.slice(0, 2)).toEqual(['submit', 'sign'])
      expect([trail.slice(2), own.filter(({ ok }) => ok).length]).toEqual(
        trail[2] === 'confirm' ? [['confirm'], 1] : [['confirmByDefault'], 0],
      )
      expect(await stateOf(caseId)).toBe('with-college')
      expect(await noticesOf(all.school, caseId, 'agreement-confirmed')).toBe(1)
    }
    all.school.clock.now = before
  })

  it('keeps one live agreement when a student’s first draft comes from several phones at once (S0-7, S0-34)', async () => {
    const people = await all.graduates(CASES)
    const answers = await all.race(
      people.flatMap(({ token }) =>
        times(EACH * 2, () => ({ token, action: 'agreement.saveDraft', data: { content: contentFor(employerId) } })),
      ),
    )
    expect(tally(answers)).toEqual({ ok: CLIENTS })
    for (const { personId } of people) {
      const rows = await all.school.database.rows(
        sql`select c.case_id, a.case_id as content from workflow_case c left join agreement a using (school_id, case_id) where c.student_id = ${personId} and c.subject = 'agreement'`,
      )
      expect(rows).toEqual([{ case_id: expect.any(String), content: expect.any(String) }])
    }
  })

  it('numbers agreements of a college without a gap and without a double, though some approvals fail (S0-62)', async () => {
    const cases = await agreements(24, 'with-college')
    const attempts = cases.flatMap(({ caseId }, index): Attempt[] => [
      ...times(2, () => ({ token: officer, action: 'agreement.approve', data: { caseId, schoolContact } })),
      ...(index % 3 ? [] : [{ token: officer, action: 'agreement.reject', data: { caseId, to: 'student', reason: '内容不全' } }]),
    ])
    const answers = await all.race(attempts)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(cases.length)
    const rows = await all.school.database.rows<{ number: string }>(
      sql`select a.number from agreement a join workflow_case c using (school_id, case_id) where a.number is not null and c.college = ${COLLEGE} order by 1`,
    )
    const serials = rows.map(({ number }) => Number(number.slice(-5)))
    expect(serials).toEqual(serials.map((_, index) => index + 1))
  })

  it('takes each row once when two operators sign the same twenty in bulk from both ends (S0-44, X-9)', async () => {
    const cases = await agreements(20, 'with-employer')
    const caseIds = cases.map(({ caseId }) => caseId)
    const bulk = (ids: string[]): Attempt => ({ token: employer, action: 'agreement.signMany', data: { caseIds: ids, ...opinions } })
    const answers = await all.race([...times(8, () => bulk(caseIds)), ...times(8, () => bulk([...caseIds].reverse()))])
    const done = answers.reduce((sum, answer) => sum + (answer.ok ? (answer.data as { done: number }).done : 0), 0)
    expect([tally(answers), done]).toEqual([{ ok: 16 }, caseIds.length])
    for (const caseId of caseIds) expect(await noticesOf(all.school, caseId, 'agreement-to-confirm')).toBe(1)
  })
})
