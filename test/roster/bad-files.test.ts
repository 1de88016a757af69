import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre'
import { type Client, foundedSchool, type School, sheetOf, uploadFile } from '../support/school'

let school: School
let office: Client
beforeAll(async () => {
  school = await foundedSchool()
  office = await school.as('T0001')
})
afterAll(() => school.end())

const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)])

/** One entry that unzips to 200 MB of blanks. */
function zipBomb(): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, ' '))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(1000, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(1000, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, entry, name, end])
}

const rowsOf = async (rows: number) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows: [['学号'], ...Array.from({ length: rows }, (_, row) => [String(row)])] }] }))

describe('files that are no roster (D-1)', () => {
  it.each<[string, string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['an old .xls', '名单.xls', () => ole, /另存为“Excel 工作簿（\.xlsx）”/],
    ['an old .xls named .xlsx', '名单.xlsx', () => ole, /旧版 Excel/],
    ['a .pdf named .xlsx', '名单.xlsx', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), /PDF 文件/],
    ['a web page named .xlsx', '名单.xlsx', () => Buffer.from('<html><table><tr><td>学号</td></tr></table></html>'), /网页/],
    ['a picture', '名单.xlsx', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), /不是表格/],
    ['a zip bomb', '名单.xlsx', zipBomb, /解压后过大/],
    ['60,001 rows', '名单.xlsx', () => rowsOf(60_001), /60001 行.*50000 行/],
    ['half a file', '名单.xlsx', async () => (await sheetOf([{ 学号: '1' }])).subarray(0, 400), /不是表格，或已损坏/],
    ['an empty sheet', '名单.xlsx', async () => Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows: [] }] })), /空的/],
  ])('gives a clear answer that names the file for %s (D-1)', async (_, name, file, message) => {
    const content = await file()
    const fileId = await uploadFile(office, school.ports, 'students', content, name)
    const error = await office.refused('roster.preview', { kind: 'students', fileId })
    expect(error.kind).toBe('invalid')
    expect(error.fields?.fileId).toMatch(message)
    expect((await office.refused('roster.apply', { kind: 'students', fileId, digest: '0'.repeat(64) })).fields?.fileId).toMatch(message)
  })

  it('is told before the upload that a file of more than 10 MB is too large (D-1)', async () => {
    const error = await office.refused('roster.upload', { kind: 'students', name: 'a.xlsx', size: 10 * 1024 * 1024 + 1 })
    expect(error.fields?.size).toContain('10 MB')
  })
})

describe('cells that lost their value (D-1)', () => {
  const row = () => ({ ...(school.people.students[0] as Record<string, string>) })

  async function problemsOf(change: (headers: string[], values: (string | number | null)[]) => Map<string, object> | undefined) {
    const headers = Object.keys(row())
    const values: (string | number | null)[] = Object.values(row()).map((value) => value || null)
    const cells = change(headers, values)
    const file = Buffer.from(
      await writeXlsx({ sheets: [{ name: '名单', rows: [headers, values], ...(cells ? { cells: cells as never } : {}) }] }),
    )
    const fileId = await uploadFile(office, school.ports, 'students', file)
    return (await office.call('roster.preview', { kind: 'students', fileId })).problems
  }

  it('refuses an ID number of 18 digits in a numeric cell, because Excel has rounded it (D-1)', async () => {
    const problems = await problemsOf((headers, values) => {
      values[headers.indexOf('身份证号')] = 110101199003078000
      return undefined
    })
    expect(problems).toEqual([{ line: 2, column: '身份证号', value: '110…00', message: expect.stringContaining('四舍五入') }])
  })

  it('takes a student number in a numeric cell, which is short enough to be whole (D-1)', async () => {
    expect(
      await problemsOf((headers, values) => {
        values[headers.indexOf('学号')] = 2023010001
        return undefined
      }),
    ).toEqual([])
  })

  it('refuses a formula (D-1)', async () => {
    const problems = await problemsOf((headers) => {
      const column = headers.indexOf('姓名')
      return new Map([[`1,${column}`, { value: '张三', formula: 'A2', formulaResult: '张三' }]])
    })
    expect(problems).toEqual([{ line: 2, column: '姓名', value: '张三', message: expect.stringContaining('公式') }])
  })
})
