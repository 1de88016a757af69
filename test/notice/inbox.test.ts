import { randomUUID } from 'node:crypto'
import type { Output } from '../../src/shared/contracts'
import { originValues } from '../support/agreements'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'

let school: School
let officer: Client
beforeAll(async () => {
  school = await foundedSchool()
  officer = await inBrowser(school, 'T0004')
  // Opening the departure has told everybody; here the inboxes begin empty.
  await school.database.run({ text: 'delete from notice where school_id = $1', values: [schoolId] })
})
afterAll(() => school.end())

const numbers = () => school.people.students.filter(({ 学院, 层次 }) => 学院 === '计算机学院' && 层次 === '本科').map(({ 学号 }) => 学号)
const student = (index: number) => inBrowser(school, numbers()[index] ?? '')

async function submit(index: number): Promise<string> {
  return (await (await student(index)).call('origin.submit', { values: originValues })).caseId
}

describe('the inbox (N-2)', () => {
  it('has what happened with words and a page, counts what is unread, and no more once it is read (N-2, X-6)', async () => {
    const own = await student(0)
    const caseId = await submit(0)
    await officer.call('origin.reject', { caseId, fields: [{ code: 'homeAddress', reason: '请写到门牌号' }] })
    const { notices, unread, next } = await own.call('notice.inbox', {})
    expect(next).toBeNull()
    expect(notices).toEqual([
      {
        id: expect.any(String),
        at: school.clock.now.toISOString(),
        title: '生源信息需要修改',
        text: expect.stringContaining('请写到门牌号'),
        page: '/pages/origin/index',
        read: false,
      },
    ])
    expect([unread, (await own.call('account.me', {})).unread, (await own.call('desk.home', {})).unread]).toEqual([1, 1, 1])
    expect(await own.call('notice.read', { ids: notices.map(({ id }) => id) })).toEqual({ unread: 0 })
    expect((await own.call('notice.inbox', {})).notices[0]?.read).toBe(true)
    expect((await own.call('account.me', {})).unread).toBe(0)
  })

  it('passes over other people’s notices: they stay unread, and nothing is said about them (N-2, X-2)', async () => {
    await officer.call('origin.approve', { caseId: await submit(1) })
    const [owner, other] = [await student(1), await student(2)]
    const [notice] = (await owner.call('notice.inbox', {})).notices
    expect(await other.call('notice.read', { ids: [notice?.id ?? '', randomUUID()] })).toEqual({ unread: 0 })
    expect((await owner.call('notice.inbox', {})).unread).toBe(1)
    expect((await other.call('notice.inbox', {})).notices).toEqual([])
  })

  it('turns pages of 30 by cursor, newest first, each notice once, also those of one instant and those that come meanwhile (N-2)', async () => {
    const personId = await personIdOf(school, numbers()[3] ?? '')
    const add = (count: number, minutesAgo: number) =>
      school.database.run({
        text: `insert into notice (school_id, notice_id, person_id, kind, params, at) select $1, gen_random_uuid(), $2, 'clearance-passed', '{"item":"退宿"}', $3 from generate_series(1, $4)`,
        values: [schoolId, personId, new Date(school.clock.now.getTime() - minutesAgo * 60_000), count],
      })
    await add(40, 5)
    for (let minutes = 6; minutes < 31; minutes++) await add(1, minutes)
    const own = await student(3)
    const pages: Output<'notice.inbox'>['notices'][] = []
    let before: string | undefined
    do {
      const page = await own.call('notice.inbox', before ? { before } : {})
      pages.push(page.notices)
      before = page.next ?? undefined
      if (pages.length === 1) await add(3, 0)
    } while (before)
    expect(pages.map(({ length }) => length)).toEqual([30, 30, 5])
    const all = pages.flat()
    expect(new Set(all.map(({ id }) => id)).size).toBe(65)
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    expect((await own.call('notice.inbox', {})).unread).toBe(68)
  })

  it('refuses a made-up cursor (contract)', async () => {
    for (const before of ['x', '2027-03-01_x', `2027-13-01T00:00:00.000Z_${randomUUID()}`])
      expect((await (await student(3)).refused('notice.inbox', { before })).kind).toBe('invalid')
  })

  it('tells work that waits in one line a day, however much comes (N-1)', async () => {
    const before = (await officer.call('notice.inbox', {})).notices.length
    school.clock.set('2027-03-10T09:00')
    await submit(4)
    await submit(5)
    const lines = async () => (await officer.call('notice.inbox', {})).notices.filter(({ title }) => title === '有生源信息待审核').length
    const today = await lines()
    school.clock.set('2027-03-10T23:59')
    await submit(6)
    expect(await lines()).toBe(today)
    school.clock.set('2027-03-11T00:00')
    await submit(7)
    expect(await lines()).toBe(today + 1)
    expect(before).toBeLessThan(await lines())
  })
})

describe('the ledger of consents (N-2)', () => {
  it('counts one for each template accepted, nothing for the rest and for unknown names (N-2)', async () => {
    const own = await student(8)
    const results = { 'review-result': 'accept', deadline: 'accept', 'to-do': 'reject', unknown: 'accept', constructor: 'accept' } as const
    expect(await own.call('notice.recordConsent', { results })).toEqual({ balance: { 'review-result': 1, deadline: 1 } })
    expect(await own.call('notice.recordConsent', { results: { 'review-result': 'accept', deadline: 'ban', 'to-do': 'filter' } })).toEqual({
      balance: { 'review-result': 2, deadline: 1 },
    })
  })

  it('counts a consent once when the answer is lost and asked for again (N-2)', async () => {
    const own = await student(9)
    for (let time = 0; time < 2; time++)
      expect(await own.call('notice.recordConsent', { results: { deadline: 'accept' } }, 'consent-once-1')).toEqual({
        balance: { deadline: 1 },
      })
    expect(await own.call('notice.recordConsent', { results: {} })).toEqual({ balance: { deadline: 1 } })
  })
})
