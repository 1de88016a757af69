import sql from 'sql-template-tag'
import { footprint } from '../support/footprint'
import { type Client, foundedSchool, importRoster, type School } from '../support/school'
import { inBrowser } from '../support/sessions'

describe('a missing graduate added by the college (S1-30, S1-31)', () => {
  let school: School
  let officer: Client
  let cells: Record<string, string>
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    officer = await inBrowser(school, 'T0004')
    const like = school.people.students.find((row) => row.学号 === '2023010001')
    cells = { ...like, 学号: '2023019901', 姓名: '补录生', 身份证号: '11010120040101001X' }
  })
  afterAll(() => school?.end())

  it('offers every field of the roster, lists for what is chosen from lists, and only the own college (S1-31)', async () => {
    const { fields } = await officer.call('roster.studentForm', {})
    expect(fields.map(({ name }) => name).sort()).toEqual(Object.keys(school.people.students[0] ?? {}).sort())
    expect(fields.find(({ name }) => name === '学院')?.choices).toEqual(['计算机学院'])
    expect(fields.find(({ name }) => name === '层次')?.choices).toEqual(['本科', '硕士', '博士'])
    expect(fields.find(({ name }) => name === '姓名')).toMatchObject({ required: true, choices: null })
  })

  it.each([
    ['身份证号', '110101200401010017', '校验位'],
    ['层次', '大专', '只能填'],
    ['班级', '', '必填'],
    ['毕业时间', '2027年7月', '年-月'],
    ['导师工号', 'T9999', '导师'],
    ['学院', '外国语学院', '本学院'],
    ['学号', '2023010002', '已在本届名单中'],
  ])('is refused like a roster line with %s “%s”, and nothing is written (S1-31)', async (name, value, why) => {
    const before = await footprint(school.database)
    const { kind, fields } = await officer.refused('roster.addStudent', { cells: { ...cells, [name]: value } })
    expect([kind, fields?.[`cells.${name}`]]).toEqual(['invalid', expect.stringContaining(why)])
    expect(await footprint(school.database)).toEqual(before)
  })

  it('never touches somebody who is there already under another identity (S1-31)', async () => {
    const before = await footprint(school.database)
    const staff = await officer.refused('roster.addStudent', { cells: { ...cells, 学号: 'T0001' } })
    expect(staff.fields?.['cells.学号']).toBeDefined()
    expect((await officer.refused('roster.addStudent', { cells: { ...cells, 别的: 'x' } })).fields?.['cells.别的']).toBeDefined()
    expect(await footprint(school.database)).toEqual(before)
  })

  it('is on the college’s list at once and can sign in and fill (S1-30, S1-31)', async () => {
    const { caseId } = await officer.call('roster.addStudent', { cells })
    expect((await officer.call('origin.case', { caseId })).student).toMatchObject({ name: '补录生', college: '计算机学院' })
    const { token } = await school.nobody().call('account.signIn', { number: '2023019901', password: '01001X' })
    expect((await school.web(token).call('account.me', {})).mustChangePassword).toBe(true)
    const logged = await school.database.rows(sql`select 1 from event where kind = 'student-added'`)
    expect(logged).toHaveLength(1)
    expect((await officer.refused('roster.addStudent', { cells })).fields?.['cells.学号']).toContain('已在本届名单中')
  })

  it('stays one person when the roster is imported later (S1-31, D-1)', async () => {
    const admin = await school.as('T0002')
    const { applied } = await importRoster(admin, school.ports, 'students', [cells])
    expect(applied).toMatchObject({ created: 0 })
  })

  it('is for the college alone (X-2)', async () => {
    const careerCentre = await inBrowser(school, 'T0001')
    expect((await careerCentre.refused('roster.addStudent', { cells })).code).toBe('role-not-allowed')
  })
})
