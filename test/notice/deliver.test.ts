import type { SubscribeMessage } from '../../cloudfunctions/_kit/wechat/wechat'
import { deliver } from '../../cloudfunctions/notice/deliver'
import { span } from '../../src/shared/calendar'
import { templates } from '../../src/shared/notice/wording'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'

let school: School
let library: Client
beforeAll(async () => {
  process.env.WECHAT_TEMPLATES = JSON.stringify(Object.fromEntries(Object.keys(templates).map((name) => [name, `id-of-${name}`])))
  school = await foundedSchool()
  library = await inBrowser(school, 'T0007')
})
afterAll(async () => {
  delete process.env.WECHAT_TEMPLATES
  await school.end()
})

afterEach(() => {
  school.wechat.sent.length = 0
  school.wechat.outcomes.length = 0
})

let used = 0
/** The next undergraduate, bound to a phone of their own, with so many consents for results. */
async function bound(consents: number): Promise<{ number: string; openid: string; client: Client }> {
  const bachelors = school.people.students.filter(({ 层次 }) => 层次 === '本科')
  const number = bachelors[used++]?.学号
  if (!number) throw new Error('no undergraduates left')
  const openid = `openid-${number}`
  const client = await inBrowser(school, number)
  await school.phone(openid, client.token).call('account.bindHere', {})
  for (let time = 0; time < consents; time++) await client.call('notice.recordConsent', { results: { 'review-result': 'accept' } })
  return { number, openid, client }
}

/** The library refuses (told at once, rank 1) or passes (told in the inbox only). */
async function decide(number: string, decision: 'pass' | 'refuse', reason = '还有 3 本书未还'): Promise<void> {
  const { rows } = await library.call('departure.queue', { search: number })
  await library.call('departure.decide', {
    caseIds: rows.map(({ caseId }) => caseId),
    decision,
    reason: decision === 'refuse' ? reason : '',
  })
}

async function outbox(number: string) {
  return school.database.rows<{ kind: string; state: string; problem: string | null; attempts: number }>({
    text: `select n.kind, o.state, o.problem, o.attempts from outbox o join notice n using (school_id, notice_id)
      where n.school_id = $1 and n.person_id = $2 order by n.at, o.rank desc`,
    values: [schoolId, await personIdOf(school, number)],
  })
}

const balance = async (client: Client) => (await client.call('notice.recordConsent', { results: {} })).balance['review-result'] ?? 0
const sentTo = (openid: string) => school.wechat.sent.filter((message) => message.openid === openid)

describe('delivering to WeChat (N-1, N-2)', () => {
  it('sends one message for one consent, with the page to open, and spends the ledger; the inbox has both (N-2)', async () => {
    const { number, openid, client } = await bound(1)
    await decide(number, 'refuse')
    await school.jobs.deliver()
    expect(sentTo(openid)).toEqual([
      {
        openid,
        templateId: 'id-of-review-result',
        page: 'pages/departure/index',
        data: {
          thing1: { value: '离校手续' },
          phrase2: { value: '未通过' },
          time3: { value: '2027-03-01 09:00' },
          thing4: { value: '请查看原因并尽快处理' },
        },
      },
    ])
    expect(await balance(client)).toBe(0)
    await decide(number, 'pass')
    await decide(number, 'refuse', '又有一本未还')
    await school.jobs.deliver()
    expect(sentTo(openid)).toHaveLength(1)
    expect((await outbox(number)).map(({ state }) => state).sort()).toEqual(['no-consent', 'sent'])
    const texts = (await client.call('notice.inbox', {})).notices.map(({ text }) => text)
    expect(texts.filter((text) => text.includes('未还'))).toHaveLength(2)
  })

  it('sends nothing twice, however often the job runs (N-1)', async () => {
    const { number, openid } = await bound(3)
    await decide(number, 'refuse')
    for (let time = 0; time < 3; time++) await school.jobs.deliver()
    school.clock.add(span.day)
    await school.jobs.deliver()
    expect(sentTo(openid)).toHaveLength(1)
  })

  it('spends the last consent on what matters most, though it came later (N-2)', async () => {
    const { number, openid, client } = await bound(1)
    const { caseId } = await client.call('origin.submit', { values: (await import('../support/agreements')).originValues })
    const college = school.people.students.find((row) => row.学号 === number)?.学院
    const officer = await inBrowser(school, { 计算机学院: 'T0004', 机械工程学院: 'T0005', 外国语学院: 'T0006' }[String(college)] ?? '')
    await officer.call('origin.approve', { caseId })
    school.clock.add(span.minute)
    await decide(number, 'refuse')
    await school.jobs.deliver()
    expect(sentTo(openid).map(({ data }) => data.phrase2?.value)).toEqual(['未通过'])
    expect(await outbox(number)).toEqual([
      expect.objectContaining({ kind: 'origin-approved', state: 'no-consent' }),
      expect.objectContaining({ kind: 'clearance-not-passed', state: 'sent' }),
    ])
  })

  it('finds what matters most also behind more messages than one batch takes (N-2)', async () => {
    const { number, openid } = await bound(1)
    await school.database.run({
      text: `with waiting as (
          insert into notice (school_id, notice_id, person_id, kind, at) select $1, gen_random_uuid(), $2, 'origin-approved', $3 from generate_series(1, 60) returning notice_id)
        insert into outbox (school_id, notice_id, rank, not_before) select $1, notice_id, 3, $3 from waiting`,
      values: [schoolId, await personIdOf(school, number), new Date(school.clock.now.getTime() - span.minute)],
    })
    await decide(number, 'refuse')
    await school.jobs.deliver()
    expect(sentTo(openid).map(({ data }) => data.phrase2?.value)).toEqual(['未通过'])
  })
})

describe('when WeChat says no (N-4)', () => {
  it('43101 sets the ledger to nothing and leaves it to the inbox (N-4)', async () => {
    const { number, client } = await bound(3)
    await decide(number, 'refuse')
    school.wechat.outcomes.push({ kind: 'refused' })
    await school.jobs.deliver()
    expect(await outbox(number)).toEqual([{ kind: 'clearance-not-passed', state: 'no-consent', problem: '43101', attempts: 1 }])
    expect(await balance(client)).toBe(0)
    expect((await client.call('notice.inbox', {})).notices[0]?.title).toBe('离校环节未通过')
    school.clock.add(2 * span.hour)
    expect(await school.jobs.deliver()).toEqual({ sent: 0, left: 0 })
  })

  it.each(['40003', '40037', '41030', '47003'])(
    '%s goes to the dead letters with its code, is not tried again, and costs no consent (N-4)',
    async (code) => {
      const { number, client } = await bound(1)
      await decide(number, 'refuse')
      school.wechat.outcomes.push({ kind: 'dead', code })
      await school.jobs.deliver()
      school.clock.add(span.day)
      await school.jobs.deliver()
      expect(await outbox(number)).toEqual([{ kind: 'clearance-not-passed', state: 'dead', problem: code, attempts: 1 }])
      expect(await balance(client)).toBe(1)
    },
  )

  it.each([
    ['a limit', { kind: 'later', code: '45009' } as const, '45009'],
    ['no answer', { kind: 'unknown' } as const, 'time-out'],
  ])('%s backs off 1, 2, 5, 15, 30 and again 30 minutes, and then sends (N-4)', async (_, outcome, problem) => {
    const { number, openid, client } = await bound(1)
    await decide(number, 'refuse')
    school.wechat.outcomes.push(outcome)
    await school.jobs.deliver()
    for (const [tries, minutes] of [1, 2, 5, 15, 30, 30].entries()) {
      school.clock.add(minutes * span.minute - 1)
      await school.jobs.deliver()
      expect(await outbox(number)).toEqual([{ kind: 'clearance-not-passed', state: 'waiting', problem, attempts: tries + 1 }])
      school.clock.add(1)
      school.wechat.outcomes.push(outcome)
      await school.jobs.deliver()
    }
    school.clock.add(30 * span.minute)
    await school.jobs.deliver()
    expect(sentTo(openid)).toHaveLength(1)
    expect(await balance(client)).toBe(0)
  })

  it('loses nothing when WeChat is away for an hour: each is sent once when it is back (N-4)', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => bound(1)))
    for (const { number } of people) await decide(number, 'refuse')
    for (let minute = 0; minute < 60; minute++) {
      school.wechat.outcomes.splice(
        0,
        Number.POSITIVE_INFINITY,
        ...Array.from({ length: 20 }, () => ({ kind: 'later' as const, code: 'ECONNREFUSED' })),
      )
      await school.jobs.deliver()
      school.clock.add(span.minute)
    }
    expect(school.wechat.sent).toEqual([])
    school.wechat.outcomes.length = 0
    for (let minute = 0; minute <= 30; minute++) {
      await school.jobs.deliver()
      school.clock.add(span.minute)
    }
    expect(school.wechat.sent.map(({ openid }) => openid).sort()).toEqual(people.map(({ openid }) => openid).sort())
    for (const { client } of people) expect(await balance(client)).toBe(0)
  })
})

describe('several workers (N-1)', () => {
  /** A worker whose WeChat is the given one. */
  const worker = (sendSubscribeMessage: (message: SubscribeMessage) => Promise<{ kind: 'sent' }>) =>
    deliver({ ...school.ports, wechat: { ...school.ports.wechat, sendSubscribeMessage } })

  it('never send the same one, while both are at work (N-1)', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => bound(1)))
    for (const { number } of people) await decide(number, 'refuse')
    const sent: string[] = []
    const slow = async (message: SubscribeMessage) => {
      sent.push(message.openid)
      await new Promise((done) => setTimeout(done, 20))
      return { kind: 'sent' as const }
    }
    await Promise.all([worker(slow), worker(slow), worker(slow), worker(slow)])
    expect(sent.sort()).toEqual(people.map(({ openid }) => openid).sort())
  })

  it('take over from one that died, once its lease has run out (N-1)', async () => {
    const { number, openid } = await bound(2)
    await decide(number, 'refuse')
    let died = () => {}
    const reached = new Promise<void>((done) => {
      died = done
    })
    void worker(() => {
      died()
      return new Promise(() => undefined)
    })
    await reached
    school.clock.add(2 * span.minute - 1)
    await school.jobs.deliver()
    expect(sentTo(openid)).toEqual([])
    school.clock.add(2)
    await school.jobs.deliver()
    expect(sentTo(openid)).toHaveLength(1)
  })
})
