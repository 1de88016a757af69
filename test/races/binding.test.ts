import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { type Attempt, CLIENTS, type Crowd, crowd, expectSound, tally } from './crowd'

describe('64 phones and sign-ins at once', () => {
  let all: Crowd
  beforeAll(async () => {
    all = await crowd({ graduates: 60 })
  })
  afterAll(() => all?.end())
  afterEach(() => expectSound(all.school))

  const ticketOf = async (token: string) => (await all.school.web(token).call('account.startBinding', {})).ticket
  const scan = (ticket: string, openid: string): Attempt => ({ token: '', openid, action: 'account.confirmBinding', data: { ticket } })
  const bindings = () => all.school.database.rows<{ openid: string; person_id: string }>(sql`select openid, person_id from wechat_binding`)

  it('binds one WeChat account to one person only, though two people’s codes are scanned with it at once (A-2)', async () => {
    for (let turn = 0; turn < 4; turn++) {
      await all.school.database.run(sql`delete from wechat_binding`)
      const people = await all.graduates(2)
      const tickets = await Promise.all(people.map(({ token }) => ticketOf(token)))
      const openid = `oShared${randomUUID()}`
      const answers = await all.race(tickets.flatMap((ticket) => Array<Attempt>(CLIENTS / 2).fill(scan(ticket, openid))))
      const held = await bindings()
      expect(held).toEqual([{ openid, person_id: expect.any(String) }])
      // The winner's copies are all told so, the loser's all refused.
      expect(tally(answers)).toEqual({ ok: CLIENTS / 2, 'refused/wechat-taken': CLIENTS / 2 })
      const winner = people.findIndex(({ personId }) => personId === held[0]?.person_id)
      expect(answers[winner * (CLIENTS / 2)]?.ok).toBe(true)
    }
  })

  it('binds one person to one WeChat account only, though the code is scanned by 64 phones at once (A-2)', async () => {
    await all.school.database.run(sql`delete from wechat_binding`)
    const [person] = await all.graduates(1)
    const ticket = await ticketOf(person?.token ?? '')
    const answers = await all.race(Array.from({ length: CLIENTS }, (_, index) => scan(ticket, `oPhone${String(index).padStart(8, '0')}`)))
    expect([answers.filter(({ ok }) => ok).length, (await bindings()).length]).toEqual([1, 1])
    expect(answers.filter((answer) => !answer.ok && answer.error.kind !== 'refused')).toEqual([])
  })

  it('counts every one of 64 wrong passwords tried at once and then locks (A-3)', async () => {
    const row = all.school.people.students.at(-1)
    const attempt = (password: string): Attempt => ({ token: '', action: 'account.signIn', data: { number: row?.学号 ?? '', password } })
    await all.race(Array.from({ length: CLIENTS }, (_, index) => attempt(`wrong-${index}`)))
    const [guard] = await all.school.database.rows<{ failures: number; rounds: number }>(sql`select failures, rounds from sign_in_guard`)
    // Some were refused by a lock that was already there; those that were tried are all counted.
    expect(guard?.rounds).toBeGreaterThanOrEqual(1)
    const [right] = await all.race([attempt(row?.身份证号.slice(-6) ?? '')])
    expect(right).toMatchObject({ ok: false, error: { code: 'sign-in-locked' } })
  })

  it('counts consents given on several phones at once, each once (N-2)', async () => {
    const [person] = await all.graduates(1)
    const consent = (requestId: string): Attempt => ({
      token: person?.token ?? '',
      action: 'notice.recordConsent',
      data: { results: { 'review-result': 'accept', deadline: 'accept' } },
      requestId,
    })
    const ids = Array.from({ length: CLIENTS / 2 }, () => randomUUID())
    expect(tally(await all.race([...ids, ...ids].map(consent)))).toEqual({ ok: CLIENTS })
    const rows = await all.school.database.rows(sql`select template, balance from consent where person_id = ${person?.personId} order by 1`)
    expect(rows).toEqual(['deadline', 'review-result'].map((template) => ({ template, balance: CLIENTS / 2 })))
  })
})
