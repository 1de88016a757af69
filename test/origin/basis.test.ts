import { readXlsx } from 'hucre'
import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultOriginPolicy } from '../../src/shared/origin/policy'
import { contentFor, employerIdOf, originValues } from '../support/agreements'
import { footprint } from '../support/footprint'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'

describe('what origin is for', () => {
  let school: School
  let officer: Client
  let student: Client
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    officer = await inBrowser(school, 'T0004')
    student = await inBrowser(school, '2023010001')
  })
  afterAll(() => school?.end())

  const exported = async (number: string) => {
    const { url } = await officer.call('destination.export', { list: 'all' })
    const file = await school.ports.files.get(`folder://${decodeURIComponent(new URL(url).pathname).slice(1)}`)
    const [header = [], ...rows] = (await readXlsx(file)).sheets[0]?.rows ?? []
    const row = rows.find((cells) => cells[header.indexOf('学号')] === number) ?? []
    return { code: row[header.indexOf('生源地代码')] ?? '', place: row[header.indexOf('生源地')] ?? '' }
  }

  it('is asked of every graduate of the season, whatever the level and the training mode, until it is approved (S0-9, S1-3)', async () => {
    const kinds = await school.database.rows<{ number: string }>(
      sql`select min(p.number) as number from graduate g join person p using (school_id, person_id) group by g.level, g.training_mode`,
    )
    expect(kinds.length).toBeGreaterThan(2)
    for (const { number } of kinds) {
      const { todos } = await (await inBrowser(school, number)).call('desk.home', {})
      expect([number, todos.map(({ title }) => title)]).toEqual([number, expect.arrayContaining(['核对生源信息'])])
    }
  })

  it('is the basis of what follows: no form, no card and no agreement before, and the archive and the province get what was verified (S0-9, S1-2)', async () => {
    const employerId = await employerIdOf(school, 'E0001')
    await student.call('agreement.readNotes', {})
    const submit = { content: contentFor(employerId), agreesToDefault: true }
    const before = await footprint(school.database)
    expect((await student.refused('agreement.submit', submit)).code).toBe('origin-not-approved')
    expect((await student.call('recommendation.mine', {})).mayI.find(({ action }) => action === 'submit')?.blocked?.code).toBe(
      'origin-not-approved',
    )
    expect(await footprint(school.database)).toEqual(before)
    const { caseId } = await student.call('origin.submit', { values: { ...originValues, division: '110102' } })
    expect((await student.refused('agreement.submit', submit)).code).toBe('origin-not-approved')
    expect((await exported('2023010001')).code).not.toBe('110102')
    await officer.call('origin.approve', { caseId })
    expect(await exported('2023010001')).toEqual({ code: '110102', place: '北京市西城区' })
    expect(await student.call('agreement.submit', submit)).toMatchObject({ state: 'with-employer' })
  })

  it('once approved leads on to what is done elsewhere, in the words of the season’s policy, and says nothing of it before (S0-6)', async () => {
    const afterwards = '9 月 19 日至 23 日登录省平台完成网上注册、信息完善和微信绑定。'
    const publish = (text: string) =>
      school.database.transaction((tx) =>
        publishPolicy(
          tx,
          { schoolId, seasonId: '2027' },
          'origin',
          { ...defaultOriginPolicy, window: { opens: null, closes: null }, afterwards: text },
          school.clock.now,
        ),
      )
    const toldTo = async (number: string) => {
      const client = await inBrowser(school, number)
      const told = [(await client.call('origin.mine', {})).afterwards]
      const { caseId } = await client.call('origin.submit', { values: originValues })
      told.push((await client.call('origin.mine', {})).afterwards)
      await officer.call('origin.approve', { caseId })
      return [...told, (await client.call('origin.mine', {})).afterwards]
    }
    await publish(afterwards)
    expect(await toldTo('2023010002')).toEqual([null, null, afterwards])
    await publish('')
    expect(await toldTo('2023010003')).toEqual([null, null, null])
  })
})
