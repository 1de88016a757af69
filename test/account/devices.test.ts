import { randomUUID } from 'node:crypto'
import { handle } from '../../cloudfunctions/_kit/handler'
import { deviceWords } from '../../cloudfunctions/account/device'
import { actions } from '../../cloudfunctions/api/actions'
import { span } from '../../src/shared/calendar'
import { contracts } from '../../src/shared/contracts'
import { foundedSchool, type School, schoolId } from '../support/school'

let school: School
beforeAll(async () => {
  school = await foundedSchool({ employers: 1 })
})
afterAll(() => school.end())

const right = 'Right-4-Qicheng'
const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0'
const firefox = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:127.0) Gecko/20100101 Firefox/127.0'
const number = (index: number) => school.people.students[index]?.学号 ?? ''

/** Signs in with what the browser says of itself; answers the token. */
async function from(who: string, userAgent: string): Promise<string> {
  await school.as(who)
  const answer = handle(contracts, actions, school.ports, () => undefined)
  const body = { action: 'account.signIn', data: { number: who, password: right }, requestId: randomUUID() }
  const got = await answer({ body, credentials: { token: null, openid: null }, channel: 'web', userAgent })
  if (!got.ok) throw new Error(got.error.message)
  return (got.data as { token: string }).token
}

describe('where am I signed in (A-7)', () => {
  it('lists each session with channel, device in words, since and until, and marks this one (A-7)', async () => {
    const token = await from(number(0), windows)
    await school.nobody('openid-0').call('account.signIn', { number: number(0), password: right })
    const { devices } = await school.web(token).call('account.devices', {})
    expect(devices[0]).toEqual({
      sessionId: expect.any(String),
      channel: 'web',
      device: 'Windows 电脑 · Edge',
      since: school.clock.now.toISOString(),
      until: new Date(school.clock.now.getTime() + 12 * span.hour).toISOString(),
      thisOne: true,
    })
    const phone = devices.find(({ channel }) => channel === 'phone')
    expect(phone).toMatchObject({
      device: '手机微信',
      thisOne: false,
      until: new Date(school.clock.now.getTime() + 30 * span.day).toISOString(),
    })
    expect(devices.filter(({ thisOne }) => thisOne)).toHaveLength(1)
  })

  it('shows ids that open nothing: neither the token nor its hash (A-7)', async () => {
    const token = await from(number(1), windows)
    const { devices } = await school.web(token).call('account.devices', {})
    const stored = await school.database.rows<{ token_hash: Buffer }>({
      text: 'select token_hash from session where school_id = $1',
      values: [schoolId],
    })
    for (const { sessionId } of devices) {
      expect(stored.some(({ token_hash }) => token_hash.toString('hex').includes(sessionId.replace(/-/g, '')))).toBe(false)
      expect(await school.web(sessionId).ask('account.me', {})).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } })
    }
  })

  it('ends one of them at once, and it is no longer listed (A-7)', async () => {
    const [here, there] = [await from(number(2), windows), await from(number(2), firefox)]
    const own = school.web(here)
    const other = (await own.call('account.devices', {})).devices.find(({ thisOne, device }) => !thisOne && device === '苹果电脑 · Firefox')
    await own.call('account.endSession', { sessionId: other?.sessionId ?? '' })
    expect(await school.web(there).ask('account.me', {})).toMatchObject({ error: { kind: 'unauthenticated' } })
    expect((await own.call('account.devices', {})).devices.map(({ sessionId }) => sessionId)).not.toContain(other?.sessionId)
    expect((await own.ask('account.me', {})).ok).toBe(true)
  })

  it('ends all others with one tap (A-7)', async () => {
    const tokens = [await from(number(3), windows), await from(number(3), windows), await from(number(3), windows)]
    const own = school.web(tokens[0] ?? '')
    const before = (await own.call('account.devices', {})).devices.length
    expect(await own.call('account.endOtherSessions', {})).toEqual({ ended: before - 1 })
    expect((await own.call('account.devices', {})).devices.map(({ thisOne }) => thisOne)).toEqual([true])
    for (const token of tokens.slice(1)) expect((await school.web(token).ask('account.me', {})).ok).toBe(false)
  })

  it('knows nothing of other people’s sessions (A-7, X-2)', async () => {
    const [mine, yours] = [school.web(await from(number(4), windows)), school.web(await from(number(5), windows))]
    const theirs = (await yours.call('account.devices', {})).devices[0]?.sessionId ?? ''
    expect((await mine.refused('account.endSession', { sessionId: theirs })).kind).toBe('not-found')
    expect((await yours.ask('account.me', {})).ok).toBe(true)
    await school.as('T0004')
    expect((await mine.call('account.devices', {})).devices.map(({ sessionId }) => sessionId)).not.toContain(theirs)
  })

  it('leaves out what has ended by itself (A-7)', async () => {
    const began = school.clock.now
    await from(number(6), windows)
    school.clock.add(12 * span.hour)
    const own = school.web(await from(number(6), windows))
    expect((await own.call('account.devices', {})).devices).toHaveLength(1)
    school.clock.now = began
  })

  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'iPhone 手机 · Safari',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0',
      '安卓手机 · 微信',
    ],
    [firefox, '苹果电脑 · Firefox'],
    ['<script>alert(1)</script>', '浏览器'],
  ])('names %s (A-7)', (userAgent, words) => {
    expect(deviceWords('web', userAgent)).toBe(words)
  })
})
