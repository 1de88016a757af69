import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, newcomer, personIdOf } from '../support/sessions'

const password = 'Right-4-Qicheng'
const [north, south] = ['未来城校区', '南望山校区']

describe('the campus chosen at sign-in', () => {
  let school: School
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    await school.as('2023010001')
    await school.as('T0004')
  })
  afterAll(() => school?.end())
  const signIn = (number: string, campus?: string) => school.nobody().call('account.signIn', { number, password, campus })

  it('is offered where the school has several, each with its help desk, whom a failed sign-in names (A-5, S0-10, X-3)', async () => {
    const desk = { campus: south, office: '南望山学生事务大厅', phone: '027-60001111', place: '东区 3 号楼' }
    await school.database.transaction((tx) =>
      publishPolicy(tx, { schoolId, seasonId: '2027' }, 'account', { helpDesks: [desk] }, school.clock.now),
    )
    const { campus: _name, ...help } = desk
    expect((await school.nobody().call('account.campuses', {})).campuses).toEqual(
      [
        { name: south, help },
        { name: north, help: null },
      ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    )
    const wrong = { number: '2023010001', password: 'wrong-password-1' }
    expect(await school.nobody().refused('account.signIn', { ...wrong, campus: south })).toMatchObject({
      code: 'sign-in-failed',
      call: help,
    })
    expect((await school.nobody().refused('account.signIn', { ...wrong, campus: north })).call?.office).toBe('所在学院学生工作办公室')
    // The same to a stranger: the campus says nothing about the number.
    expect(await school.nobody().refused('account.signIn', { number: 'nobody-1', password: 'x', campus: south })).toMatchObject({
      call: help,
    })
  })

  it('of a student is the roster’s: a wrong one is corrected and said, never refused (A-5)', async () => {
    expect(await signIn('2023010001', north)).toMatchObject({ campusNote: null, me: { campus: north, campuses: [] } })
    expect(await signIn('2023010001')).toMatchObject({ campusNote: null, me: { campus: north } })
    expect(await signIn('2023010001', south)).toMatchObject({
      campusNote: expect.stringContaining(`您在毕业生名单中的校区是${north}`),
      me: { campus: north },
    })
    const student = school.web((await signIn('2023010001')).token)
    expect((await student.refused('account.chooseCampus', { campus: south })).fields).toEqual({
      campus: expect.stringContaining('以毕业生名单为准'),
    })
  })

  it('that nobody has is left out and said (A-5)', async () => {
    expect(await signIn('T0004', '月球校区')).toMatchObject({ campusNote: '没有“月球校区”这个校区，请重新选择。', me: { campus: null } })
    const officer = school.web((await signIn('T0004')).token)
    expect((await officer.refused('account.chooseCampus', { campus: '月球校区' })).fields).toHaveProperty('campus')
  })

  it('cuts the work of who has several campuses to it, within what they hold, and can be changed (A-5, X-2)', async () => {
    const officer = await newcomer(school, 'dormitory-officer', north)
    const person = (await officer.call('account.me', {})).personId
    await school.database.run(sql`insert into role_grant values (${schoolId}, ${person}, 'dormitory-officer', ${south})`)
    const held = async () => {
      const { rows } = await officer.call('departure.queue', {})
      return [...new Set(await campusesOfRows(rows.map(({ caseId }) => caseId)))].sort()
    }
    expect(await held()).toEqual([north, south].sort())
    expect(await officer.call('account.chooseCampus', { campus: south })).toMatchObject({ campus: south, campuses: [south, north].sort() })
    expect(await held()).toEqual([south])
    const other = await newcomer(school, 'dormitory-officer', south)
    await other.call('account.chooseCampus', { campus: north })
    const rows = (await other.call('departure.queue', {})).rows.map(({ caseId }) => caseId)
    expect([...new Set(await campusesOfRows(rows))]).toEqual([south])
  })

  async function campusesOfRows(ids: string[]): Promise<string[]> {
    const rows = await school.database.rows<{ campus: string }>(sql`select campus from workflow_case where case_id = any(${ids}::uuid[])`)
    return rows.map(({ campus }) => campus)
  }

  it('outside one’s scope is kept and said, and widens nothing (A-5, X-2)', async () => {
    const number = school.people.staff.find((row) => row.角色 === '宿管员' && row.范围 === south)?.工号 ?? ''
    await school.as(number)
    const { me, campusNote, token } = await signIn(number, north)
    expect([me.campus, campusNote]).toEqual([north, expect.stringContaining(`您的管理范围是${south}，不含${north}`)])
    const rows = (await school.web(token).call('departure.queue', {})).rows.map(({ caseId }) => caseId)
    expect([...new Set(await campusesOfRows(rows))]).toEqual([south])
    expect(await personIdOf(school, number)).toBe(me.personId)
  })

  it('is not asked where the school has one (A-5)', async () => {
    await school.database.run(sql`update graduate set campus = ${north}`)
    expect((await school.nobody().call('account.campuses', {})).campuses).toEqual([])
    expect((await (await inBrowser(school, 'T0017')).call('account.me', {})).campuses).toEqual([])
  })
})
