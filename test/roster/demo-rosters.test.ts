import PDFDocument from 'pdfkit'
import { readSheet } from '../../cloudfunctions/_kit/sheets/read-sheet'
import { employerHeaders } from '../../cloudfunctions/_local/seed/employers'
import { demoPeople, demoRosters } from '../../cloudfunctions/_local/seed/rosters'
import { campuses, clearanceOffices, colleges } from '../../cloudfunctions/_local/seed/school'
import { staffHeaders } from '../../cloudfunctions/_local/seed/staff'
import { classesOf, studentHeaders } from '../../cloudfunctions/_local/seed/students'
import { deepestDivisionProblem } from '../../src/shared/codes/divisions'
import { employerNatures } from '../../src/shared/codes/employer-nature'
import { certificateKinds, levels } from '../../src/shared/codes/level'
import { teacherCategories } from '../../src/shared/codes/teacher-category'
import { trainingModes } from '../../src/shared/codes/training-mode'
import { urbanRural } from '../../src/shared/codes/urban-rural'
import { creditCodeProblem, emailProblem, idNumberProblem, mobileProblem, sexOf } from '../../src/shared/identity'

const { students, staff, employers } = demoPeople()
const tally = <T>(items: readonly T[], keyOf: (item: T) => string) =>
  items.reduce((counts, item) => counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1), new Map<string, number>())

function fontOfThePdfs(): { hasGlyphForCodePoint(codePoint: number): boolean } {
  const document = new PDFDocument({ autoFirstPage: false })
  document.font(require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'))
  return (document as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font.font
}

/** Roles of a staff row with their scopes, taken apart as the import does. */
const posts = staff.flatMap((row) => {
  const scopes = row.范围.split('、')
  return row.角色.split('、').map((role, i) => ({ number: row.工号, role, scopes: (scopes[i] ?? '').split('/') }))
})
const scopesOf = (role: string) => posts.filter((post) => post.role === role).flatMap((post) => post.scopes)

describe('the demo class (D-1)', () => {
  it('comes as .xlsx files that the reader of the import accepts, every cell as text', async () => {
    const files = await demoRosters()
    const sheets = [
      await readSheet(files.students, 's.xlsx'),
      await readSheet(files.staff, 't.xlsx'),
      await readSheet(files.employers, 'e.xlsx'),
    ]
    expect(sheets.map((sheet) => sheet.header)).toEqual([[...studentHeaders], [...staffHeaders], [...employerHeaders]])
    expect(sheets.map((sheet) => sheet.rows.length)).toEqual([500, 40, 30])
    const kinds = new Set(sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.map((cell) => cell.kind))))
    expect(kinds).toEqual(new Set(['text', 'empty']))
    expect(sheets[0]?.rows[0]?.cells.map((cell) => cell.text)).toEqual(studentHeaders.map((header) => students[0]?.[header]))
  })

  it('is the same every time, byte for byte, and its first people stay the same in a larger class', async () => {
    const [once, again] = [await demoRosters(), await demoRosters()]
    expect(once.students.equals(again.students) && once.staff.equals(again.staff) && once.employers.equals(again.employers)).toBe(true)
    const larger = demoPeople({ graduates: 900, staff: 40, employers: 60 })
    expect(larger.students.slice(0, 500)).toEqual(students)
    expect(larger.employers.slice(0, 30)).toEqual(employers)
    expect(larger.staff.map((row) => [row.工号, row.姓名, row.身份证号])).toEqual(staff.map((row) => [row.工号, row.姓名, row.身份证号]))
  })

  it('has the well-known first people', () => {
    const find = (number: string) => students.find((row) => row.学号 === number)
    expect(students[0]).toMatchObject({ 学号: '2023010001', 学院: '计算机学院', 层次: '本科', 培养方式: '非定向' })
    expect(find('2024110001')).toMatchObject({ 层次: '硕士', 证书类型: '双证', 导师工号: 'T0025' })
    expect(find('2023210001')).toMatchObject({ 层次: '博士', 证书类型: '双证' })
    expect(find('2024310001')).toMatchObject({ 层次: '硕士', 证书类型: '单证' })
    expect(staff[0]).toMatchObject({ 工号: 'T0001', 角色: '招生就业处', 范围: '全校' })
    expect(staff[1]).toMatchObject({ 工号: 'T0002', 角色: '管理员' })
    expect(employers[0]).toMatchObject({ 操作员账号: 'E0001' })
  })
})

describe('the graduates', () => {
  it('have valid numbers, codes and dates, and no number twice', () => {
    for (const row of students) {
      expect(idNumberProblem(row.身份证号)).toBeNull()
      expect(sexOf(row.身份证号)).toBe(row.性别)
      expect(mobileProblem(row.手机)).toBeNull()
      expect(deepestDivisionProblem(row.生源地代码)).toBeNull()
      expect([
        levels.codeOf(row.层次),
        trainingModes.codeOf(row.培养方式),
        teacherCategories.codeOf(row.师范生类别),
        urbanRural.codeOf(row.城乡生源),
      ]).not.toContain(undefined)
      expect(`${row.入学时间} ${row.毕业时间}`).toMatch(/^20\d\d-09 2027-(01|06|07)$/)
      expect(campuses).toContain(row.校区)
    }
    for (const key of ['学号', '身份证号', '手机'] as const) expect(new Set(students.map((row) => row[key])).size).toBe(500)
    expect(new Set(students.map((row) => row.生源地代码)).size).toBeGreaterThan(300)
  })

  it('are mostly bachelors, with both kinds of postgraduates, some 定向, in three colleges', () => {
    expect([...tally(students, (row) => row.学院).keys()]).toEqual(colleges.map((college) => college.name))
    expect(students.filter((row) => row.层次 === '本科').length).toBeGreaterThan(350)
    expect(students.filter((row) => row.证书类型 === '双证').length).toBeGreaterThan(60)
    expect(students.filter((row) => row.证书类型 === '单证').length).toBeGreaterThan(15)
    expect(students.filter((row) => row.培养方式 === '定向').length).toBeGreaterThan(15)
    expect(students.filter((row) => row.师范生类别 === '免费师范生').every((row) => row.培养方式 === '定向')).toBe(true)
    expect(students.some((row) => row.师范生类别 === '免费师范生')).toBe(true)
    for (const row of students) {
      const isBachelor = row.层次 === '本科'
      expect(certificateKinds.codeOf(row.证书类型) === undefined).toBe(isBachelor)
      expect(row.导师工号 === '').toBe(isBachelor)
      if (!isBachelor) expect(row.师范生类别).toBe('非师范生')
    }
  })

  it('have advisors of their own college, one of whom has 12, and some have two', () => {
    const advisees = tally(
      students.filter((row) => row.导师工号),
      (row) => row.导师工号,
    )
    expect(advisees.get('T0025')).toBe(12)
    const collegeOf = new Map(posts.filter((post) => post.role === '导师').map((post) => [post.number, post.scopes[0]]))
    for (const row of students.filter((row) => row.导师工号)) {
      expect(collegeOf.get(row.导师工号)).toBe(row.学院)
      if (row.第二导师工号) expect(collegeOf.get(row.第二导师工号)).toBe(row.学院)
      expect(row.第二导师工号).not.toBe(row.导师工号)
    }
    expect(students.filter((row) => row.第二导师工号).length).toBeGreaterThan(15)
  })

  it('have names in which every character can be printed, rare ones and middle dots among them', () => {
    const font = fontOfThePdfs()
    const names = [...students, ...staff]
      .map((row) => row.姓名)
      .concat(employers.flatMap((row) => [row.单位名称, row.操作员姓名, row.地址]))
    const missing = new Set(
      names.flatMap((name) => [...name]).filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
    )
    expect([...missing]).toEqual([])
    expect(names.some((name) => /[喆堃翀昇垚燚淼犇骉彧]/.test(name))).toBe(true)
    expect(names.some((name) => name.includes('·'))).toBe(true)
  })
})

describe('the staff', () => {
  it('fill every post: career centre, colleges, classes, offices, dormitories, advisors', () => {
    expect(posts.filter((post) => post.role === '招生就业处').map((post) => post.number)).toEqual(['T0001'])
    expect(posts.filter((post) => post.role === '管理员')).toHaveLength(1)
    expect(posts.filter((post) => post.role === '教务处学籍科')).toHaveLength(1)
    expect(scopesOf('学院审核员')).toEqual(colleges.map((college) => college.name))
    expect(scopesOf('离校办理员').sort()).toEqual([...clearanceOffices].sort())
    expect(scopesOf('宿管员')).toEqual([...campuses])
    expect(posts.filter((post) => post.role === '导师').length).toBeGreaterThanOrEqual(12)
    expect(scopesOf('辅导员').sort()).toEqual(
      classesOf(students)
        .map((item) => item.name)
        .sort(),
    )
  })

  it('have one counselor with two classes and an office', () => {
    const both = staff.filter((row) => row.角色 === '辅导员、离校办理员')
    expect(both).toHaveLength(1)
    expect(both[0]?.范围).toMatch(/^[^/、]+班\/[^/、]+班、学工组$/)
  })

  it('have valid and distinct numbers', () => {
    for (const row of staff)
      expect([idNumberProblem(row.身份证号), mobileProblem(row.手机), emailProblem(row.邮箱)]).toEqual([null, null, null])
    expect(new Set(staff.map((row) => row.身份证号)).size).toBe(40)
    expect(() => demoPeople({ staff: 20 })).toThrow(RangeError)
  })
})

describe('the employers', () => {
  it('have valid credit codes, known natures, operators with valid ID numbers', () => {
    for (const row of employers) {
      expect([
        creditCodeProblem(row.统一社会信用代码),
        idNumberProblem(row.操作员身份证号),
        mobileProblem(row.操作员手机),
        emailProblem(row.邮箱),
      ]).toEqual(Array(4).fill(null))
      expect(employerNatures.codeOf(row.单位性质)).toBeDefined()
    }
  })
})

describe('a class for measuring', () => {
  it('holds 20,000 graduates and 20,000 employers without a number or name twice, in files the reader accepts', async () => {
    const options = { graduates: 20_000, staff: 400, employers: 20_000 }
    const large = demoPeople(options)
    for (const key of ['学号', '身份证号', '手机'] as const) expect(new Set(large.students.map((row) => row[key])).size).toBe(20_000)
    for (const key of ['单位名称', '统一社会信用代码', '操作员账号', '操作员身份证号'] as const)
      expect(new Set(large.employers.map((row) => row[key])).size).toBe(20_000)
    const files = await demoRosters(options)
    expect((await readSheet(files.students, 's.xlsx')).rows).toHaveLength(20_000)
    expect((await readSheet(files.employers, 'e.xlsx')).rows).toHaveLength(20_000)
    expect((await readSheet(files.staff, 't.xlsx')).rows).toHaveLength(400)
  }, 60_000)
})
