import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import { originValues } from '../support/agreements'
import { schoolId } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'
import { type Cloud, cloud } from './cloud'

jest.setTimeout(180_000)

describe('messages through WeChat', () => {
  let own: Cloud
  beforeEach(async () => {
    own = await cloud()
  })
  afterEach(() => own?.end())

  const deliver = async () => (await (await own.post('/local/jobs', { job: 'deliver' })).json()) as { sent: number }
  const messages = async () =>
    (
      (await (await fetch(`${own.url}/local/wechat`, { headers: { accept: 'application/json' } })).json()) as {
        messages: { openid: string }[]
      }
    ).messages
  const outbox = async () => {
    const rows = await own.school.database.rows<{ state: string; count: number }>(
      sql`select state, count(*)::int as count from outbox group by state`,
    )
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  }
  async function later(milliseconds: number): Promise<void> {
    own.school.clock.add(milliseconds)
    await own.post('/local/clock', { now: own.school.clock.now.toISOString() })
  }
  /** So many students with a phone and a consent have their origin approved: one message each. */
  async function approvals(count: number): Promise<void> {
    for (const { 学号: number, 学院: college } of own.school.people.students.slice(0, count)) {
      const openid = `oPhoneOf${number}`
      await own.school.database.run(
        sql`insert into wechat_binding values (${schoolId}, ${openid}, ${await personIdOf(own.school, number)}, ${own.school.clock.now})`,
      )
      await own.post('/local/wechat/call', { openid, data: { action: 'account.me', data: {}, requestId: randomUUID() } })
      const student = await inBrowser(own.school, number)
      await student.call('notice.recordConsent', { results: { 'review-result': 'accept' } })
      const { caseId } = await student.call('origin.submit', { values: originValues })
      const officer = { 计算机学院: 'T0004', 机械工程学院: 'T0005' }[college] ?? 'T0006'
      await (await inBrowser(own.school, officer)).call('origin.approve', { caseId })
    }
  }
  const balances = () => own.school.database.rows(sql`select distinct balance from consent`)

  it('wait out an hour in which WeChat is down: nothing is lost, each arrives once afterwards (N-4)', async () => {
    await approvals(6)
    await own.post('/local/wechat/fail', { mode: 'down' })
    for (let minutes = 0; minutes <= 60; minutes += 6) {
      expect(await deliver()).toMatchObject({ sent: 0 })
      await later(6 * span.minute)
    }
    expect([await outbox(), await messages(), await balances()]).toEqual([{ waiting: 6 }, [], [{ balance: 0 }]])
    await own.post('/local/wechat/fail', { mode: 'none' })
    await later(31 * span.minute)
    expect(await deliver()).toMatchObject({ sent: 6 })
    for (let turn = 0; turn < 3; turn++) {
      await later(span.hour)
      expect(await deliver()).toMatchObject({ sent: 0 })
    }
    expect(new Set((await messages()).map(({ openid }) => openid)).size).toBe(6)
    expect([await outbox(), (await messages()).length, await balances()]).toEqual([{ sent: 6 }, 6, [{ balance: 0 }]])
  })

  it('survive kill -9 of the server while they are being sent: each arrives, none but the one in flight is doubled, the inbox has each once (N-2, N-4)', async () => {
    await approvals(40)
    const broken = deliver().catch(() => null)
    for (let tries = 0; (await messages()).length < 5 && tries < 200; tries++) await pause(2)
    await own.server.kill()
    await broken
    await own.server.start()
    expect((await outbox()).waiting).toBeGreaterThan(0)
    // The lease of what the dead server had claimed runs out.
    await later(3 * span.minute)
    await deliver()
    const arrived = await messages()
    // WeChat knows no idempotency key: what became of the one in flight, nobody can say.
    expect(new Set(arrived.map(({ openid }) => openid)).size).toBe(40)
    expect(arrived.length).toBeLessThanOrEqual(41)
    expect((await outbox()).waiting).toBeUndefined()
    const inbox = await own.school.database.rows<{ count: number }>(
      sql`select count(*)::int as count from notice where kind = 'origin-approved' group by person_id`,
    )
    expect(inbox.map(({ count }) => count)).toEqual(Array(40).fill(1))
  })
})
