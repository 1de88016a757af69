import sql from 'sql-template-tag'
import type { Role } from '../../src/shared/roles'
import { originValues } from '../support/agreements'
import { atTime } from '../support/at-time'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser, newcomer, personIdOf } from '../support/sessions'

const [student, classmate, foreign] = ['2023010001', '2023010002', '2023030001'] as const
const answers = { destination: '已签约就业', teaching: '满意', service: '很满意', advice: '' }
/** Every window of the school closes at 2027-07-01 12:00; this is later. */
const until = '2027-07-05T12:00'
const after = '2027-07-03T09:00'

describe('a personal extension of a window (X-4)', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school.end())

  const extend = (client: Client, data: { number?: string; process?: 'origin' | 'departure'; closes?: string } = {}) =>
    client.call('desk.extendWindow', { number: student, process: 'departure', closes: until, ...data })
  const survey = (number: string) =>
    inBrowser(school, number).then((client) => client.ask('survey.answer', { survey: 'departure', answers }))
  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(school.database)
    await work()
    expect(await footprint(school.database)).toEqual(before)
    expect(await school.database.rows(sql`select 1 from window_extension`)).toEqual([])
  }

  it('refuses a closing that is past, changes nothing or is years away, at the field (X-4)', async () => {
    await unchanged(async () => {
      for (const [closes, said] of [
        ['2027-03-01T09:00', '截止时间必须晚于现在'],
        ['2027-07-01T12:00', '必须晚于统一的截止时间 2027-07-01 12:00'],
        ['2037-07-05T12:00', '最多延长一年，请检查年份'],
        ['2027-07-05', '请填写截止日期和时间'],
      ])
        expect(await officer.refused('desk.extendWindow', { number: student, process: 'departure', closes })).toMatchObject({
          kind: 'invalid',
          fields: { closes: said },
        })
      expect(await officer.refused('desk.extendWindow', { number: student, process: 'recommendation', closes: until })).toMatchObject({
        fields: { process: '“就业推荐表”现在没有截止时间，不需要延期' },
      })
    })
  })

  it('reaches only graduates of the officer’s class or college; only these roles may grant it (X-2, X-4)', async () => {
    const className = school.people.students.find((row) => row.学号 === student)?.班级 ?? ''
    const counselor = await newcomer(school, 'counselor', className)
    const elsewhere = await newcomer(school, 'counselor', '无此班')
    const other = await newcomer(school, 'college-officer', '外国语学院')
    await unchanged(async () => {
      for (const [client, number] of [
        [officer, foreign],
        [counselor, foreign],
        [elsewhere, student],
        [other, student],
        [officer, 'T0001'],
        [officer, 'nobody-1'],
      ] as const)
        expect(await client.refused('desk.extendWindow', { number, process: 'departure', closes: until })).toMatchObject({
          kind: 'not-found',
          message: '没有找到这个学号，或不在您的管理范围内。',
        })
      for (const role of ['student', 'advisor', 'clearance-officer', 'college-secretary', 'administrator'] satisfies Role[])
        expect(
          await (await newcomer(school, role, 'university')).refused('desk.extendWindow', {
            number: student,
            process: 'departure',
            closes: until,
          }),
        ).toMatchObject({ code: 'role-not-allowed' })
    })
    for (const client of [counselor, officer, await inBrowser(school, 'T0001')])
      expect(await extend(client, { number: student })).toMatchObject({ number: student, closes: '2027-07-05T04:00:00.000Z' })
    await school.database.run(sql`delete from window_extension`)
  })

  it('lets the student in until the extended instant, which is excluded, and nobody else (X-4)', async () => {
    await atTime(school, after, async () => {
      for (const number of [student, classmate]) expect(await survey(number)).toMatchObject({ error: { code: 'departure-window-closed' } })
      officer = await inBrowser(school, 'T0004')
      await extend(officer)
    })
    await atTime(school, until, async () => expect(await survey(student)).toMatchObject({ error: { code: 'departure-window-closed' } }))
    await atTime(school, '2027-07-05T11:59', async () => {
      expect(await survey(classmate)).toMatchObject({ error: { code: 'departure-window-closed' } })
      expect(await survey(student)).toMatchObject({ ok: true, data: { moved: { state: 'clearing' } } })
    })
  })

  it('extends one process only (X-4)', async () => {
    await atTime(school, after, async () => {
      const client = await inBrowser(school, student)
      expect(await client.refused('origin.submit', { values: originValues })).toMatchObject({ code: 'origin-window-closed' })
      await extend(await inBrowser(school, 'T0004'), { process: 'origin' })
      expect(await client.ask('origin.submit', { values: originValues })).toMatchObject({ ok: true })
    })
  })

  it('a second grant replaces the first (X-4)', async () => {
    await atTime(school, after, async () => {
      const granter = await inBrowser(school, 'T0004')
      await extend(granter, { number: classmate, closes: '2027-07-20T17:00' })
      await extend(granter, { number: classmate, closes: '2027-07-04T08:00' })
    })
    await atTime(school, '2027-07-04T08:00', async () =>
      expect(await survey(classmate)).toMatchObject({ error: { code: 'departure-window-closed' } }),
    )
    await atTime(school, '2027-07-04T07:59', async () => expect(await survey(classmate)).toMatchObject({ ok: true }))
  })

  it('tells the student until when, and keeps who granted it (X-4, X-6, X-7)', async () => {
    expect(await inboxOf(await inBrowser(school, student))).toContainEqual(
      expect.stringMatching(/^办理时间已延长：学校为您单独延长了“离校手续”的办理时间，截止 .*7月5日 12:00，请在此之前办完。$/),
    )
    const events = await school.database.rows(
      sql`select actor_id, role, detail from event where kind = 'window-extended' and person_id = ${await personIdOf(school, student)} and at = ${'2027-07-03T01:00:00Z'}::timestamptz order by detail ->> 'process'`,
    )
    const granted = { actor_id: await personIdOf(school, 'T0004'), role: 'college-officer' }
    expect(events).toEqual([
      { ...granted, detail: { process: 'departure', closes: '2027-07-05T04:00:00.000Z' } },
      { ...granted, detail: { process: 'origin', closes: '2027-07-05T04:00:00.000Z' } },
    ])
  })

  it('is linked from the home of those who may grant it, and of nobody else (X-4, X-11)', async () => {
    const linked = async (number: string, role?: Role) =>
      (await (await inBrowser(school, number, role)).call('desk.home', {})).links.some(({ page }) => page === '/pages/desk/extend/index')
    expect([await linked('T0004'), await linked('T0019', 'counselor'), await linked('T0001')]).toEqual([true, true, true])
    expect([await linked(student), await linked('T0007'), await linked('T0002')]).toEqual([false, false, false])
  })
})
