import { span } from '../../src/shared/calendar'
import { templates } from '../../src/shared/notice/wording'
import { employerIdOf, opinions, passOrigin, prepareEmployer, submitAgreement } from '../support/agreements'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser } from '../support/sessions'

let school: School
let student: Client

/** An agreement signed on 1 March 2027 at 9:00: to be confirmed until 24:00 on the 8th. */
beforeEach(async () => {
  process.env.WECHAT_TEMPLATES = JSON.stringify(Object.fromEntries(Object.keys(templates).map((name) => [name, `id-of-${name}`])))
  school = await foundedSchool()
  student = await inBrowser(school, '2023010001')
  const [officer, operator] = [await inBrowser(school, 'T0004'), await inBrowser(school, 'E0001')]
  await passOrigin(student, officer)
  const caseId = await submitAgreement(student, await employerIdOf(school, 'E0001'))
  await prepareEmployer(operator)
  await operator.call('agreement.sign', { caseId, ...opinions })
})
afterEach(async () => {
  delete process.env.WECHAT_TEMPLATES
  await school.end()
})

const reminders = async () => (await student.call('notice.inbox', {})).notices.filter(({ title }) => title === '请尽快确认协议')

/** Runs the job at a wall time and answers how many reminders the student has. */
async function at(wall: string): Promise<number> {
  school.clock.set(wall)
  await school.jobs.reminders()
  return (await reminders()).length
}

describe('reminders of a deadline (N-5, S0-51)', () => {
  it('come 3 days, 1 day and 3 hours before, never between 22:00 and 08:00, and each once (N-5)', async () => {
    expect(await at('2027-03-05T21:59')).toBe(0)
    expect(await at('2027-03-06T00:00')).toBe(0)
    expect(await at('2027-03-06T07:59')).toBe(0)
    expect(await at('2027-03-06T08:00')).toBe(1)
    expect(await at('2027-03-06T08:05')).toBe(1)
    expect(await at('2027-03-07T21:59')).toBe(1)
    expect(await at('2027-03-08T00:00')).toBe(1)
    expect(await at('2027-03-08T08:00')).toBe(2)
    expect(await at('2027-03-08T20:59')).toBe(2)
    expect(await at('2027-03-08T21:00')).toBe(3)
    expect(await at('2027-03-08T21:30')).toBe(3)
    const [last] = await reminders()
    expect(last).toMatchObject({ text: expect.stringContaining('截止 3月8日 24:00'), page: '/pages/agreement/index' })
  })

  it('missed while the job stood still are made up by one (N-5)', async () => {
    expect(await at('2027-03-08T10:00')).toBe(1)
    expect(await at('2027-03-08T10:05')).toBe(1)
    expect(await at('2027-03-08T21:00')).toBe(2)
  })

  it('stop when the thing is done (N-5)', async () => {
    expect(await at('2027-03-06T08:00')).toBe(1)
    await student.call('agreement.confirm', {})
    expect(await at('2027-03-08T08:00')).toBe(1)
    expect(await at('2027-03-08T21:00')).toBe(1)
  })

  it('do not come after the deadline (N-5)', async () => {
    expect(await at('2027-03-09T08:00')).toBe(0)
  })
})

describe('a reminder on its way to WeChat (N-5, N-4)', () => {
  /** The reminder of the 6th is made at 21:50 and WeChat does not take it; a minute later it is night. */
  async function heldUp(): Promise<void> {
    await school.phone('openid-1', student.token).call('account.bindHere', {})
    for (let time = 0; time < 3; time++) await student.call('notice.recordConsent', { results: { deadline: 'accept' } })
    expect(await at('2027-03-06T21:59')).toBe(1)
    school.wechat.outcomes.push({ kind: 'later', code: '45009' })
    await school.jobs.deliver()
  }

  const deliverAt = async (wall: string) => {
    school.clock.set(wall)
    await school.jobs.deliver()
    return school.wechat.sent.map(({ data }) => data.thing1?.value)
  }

  it('held up until 22:00 waits until 08:00 (N-5)', async () => {
    await heldUp()
    expect(await deliverAt('2027-03-06T22:00')).toEqual([])
    expect(await deliverAt('2027-03-07T03:00')).toEqual([])
    expect(await deliverAt('2027-03-07T08:00')).toEqual(['协议确认即将到期'])
    expect(school.wechat.sent[0]?.data.time2).toEqual({ value: '2027-03-09 00:00' })
  })

  it('is dropped when the student has confirmed meanwhile, and costs no consent (N-5)', async () => {
    await heldUp()
    await student.call('agreement.confirm', {})
    expect(await deliverAt('2027-03-07T08:00')).toEqual([])
    school.clock.add(span.day)
    await school.jobs.deliver()
    expect(school.wechat.sent).toEqual([])
    expect((await student.call('notice.recordConsent', { results: {} })).balance).toEqual({ deadline: 3 })
  })
})
