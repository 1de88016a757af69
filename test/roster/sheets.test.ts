import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readXlsx, writeXlsx } from 'hucre'
import { plainText } from '../../cloudfunctions/_kit/sheets/plain-text'
import { readSheet, SheetRefused } from '../../cloudfunctions/_kit/sheets/read-sheet'
import { writeCsvSheet, writeSheet } from '../../cloudfunctions/_kit/sheets/write-sheet'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const xml = (body: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`)

type Part = { name: string; data: Buffer; declare?: number; flags?: number; hidePackedSize?: boolean }

/** A zip written by hand, so that its headers can lie. */
function zip(parts: Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, declare = data.length, flags = 0, hidePackedSize = false } of parts) {
    const packed = deflateRawSync(data)
    const label = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(declare, 22)
    local.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(hidePackedSize ? 0 : packed.length, 20)
    entry.writeUInt32LE(hidePackedSize ? 0 : declare, 24)
    entry.writeUInt16LE(label.length, 28)
    entry.writeUInt32LE(offset, 42)
    bodies.push(local, label, packed)
    directory.push(entry, label)
    offset += 30 + label.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

/** The parts of a workbook around the given rows of its only sheet. */
function workbook(rows: string, sheets = '<sheet name="名单" sheetId="1" r:id="rId1"/>'): Part[] {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    {
      name: '[Content_Types].xml',
      data: xml(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
      ),
    },
    { name: '_rels/.rels', data: relationships(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`) },
    { name: 'xl/workbook.xml', data: xml(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets}</sheets></workbook>`) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships(`<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>`),
    },
    { name: 'xl/worksheets/sheet1.xml', data: xml(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`) },
  ]
}

function relationships(body: string): Buffer {
  return xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${body}</Relationships>`)
}

const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`

async function refusal(file: Buffer, name = '名单.xlsx', limits = {}): Promise<{ code: string; message: string }> {
  const error: unknown = await readSheet(file, name, limits).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof SheetRefused)) throw error ?? new Error('the file was accepted')
  return { code: error.code, message: error.message }
}

describe('reading .xlsx (D-1)', () => {
  it('gives header, line numbers as Excel shows them, and cells as wide as the header; blank rows are left out', async () => {
    const file = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: '名单',
            rows: [
              [' 学 号\n', '姓名', '备注'],
              ['2022010001', '陈喆'],
              [],
              [null, null],
              ['２０２２０１０００２', ' 阿依古丽·买买提\u3000', 'x'],
            ],
          },
        ],
      }),
    )
    const sheet = await readSheet(file, '名单.xlsx')
    expect(sheet.header).toEqual(['学号', '姓名', '备注'])
    expect(sheet.rows.map((row) => [row.line, ...row.cells.map((cell) => cell.text)])).toEqual([
      [2, '2022010001', '陈喆', ''],
      [5, '2022010002', '阿依古丽·买买提', 'x'],
    ])
    expect(sheet.rows[0]?.cells.map((cell) => cell.kind)).toEqual(['text', 'text', 'empty'])
  })

  it('tells numbers, dates and formulas from text, so that a rounded ID number can be refused', async () => {
    const file = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: '名单',
            rows: [
              ['身份证号', '学号', '入学时间', '公式', '分数', '时刻', '真'],
              [110101199003078000, 2022010001, new Date(Date.UTC(2022, 8, 1)), 3, 0.5, new Date(Date.UTC(2026, 5, 1, 8, 30)), true],
            ],
            cells: new Map([['1,3', { value: 3, formula: 'B2+1', formulaResult: 3 }]]),
          },
        ],
      }),
    )
    const [row] = (await readSheet(file, '名单.xlsx')).rows
    expect(row?.cells).toEqual([
      { text: '110101199003078000', kind: 'number' },
      { text: '2022010001', kind: 'number' },
      { text: '2022-09-01', kind: 'date' },
      { text: '3', kind: 'formula' },
      { text: '0.5', kind: 'number' },
      { text: '2026-06-01 08:30', kind: 'date' },
      { text: 'TRUE', kind: 'text' },
    ])
  })

  it('keeps a formula whose result is blank in sight', async () => {
    const file = zip(workbook(`<row r="1">${text('A1', '学号')}</row><row r="2"><c r="A2" t="str"><f>HYPERLINK("x")</f><v></v></c></row>`))
    expect((await readSheet(file, 'a.xlsx')).rows).toEqual([{ line: 2, cells: [{ text: '', kind: 'formula' }] }])
  })

  it('reads the first sheet that is not hidden', async () => {
    const file = Buffer.from(
      await writeXlsx({
        sheets: [
          { name: '码表', hidden: true, rows: [['码']] },
          { name: '名单', rows: [['学号'], ['1']] },
          { name: '说明', rows: [['说明']] },
        ],
      }),
    )
    expect((await readSheet(file, '名单.xlsx')).header).toEqual(['学号'])
  })

  it('tells the file by its content, whatever its name', async () => {
    const file = await writeSheet({ title: '名单', columns: [{ header: '学号' }], rows: [['1']] })
    expect((await readSheet(file, '名单.csv')).header).toEqual(['学号'])
  })

  it('is not misled by far cells that carry only a format', async () => {
    const file = zip(
      workbook(
        `<row r="1">${text('A1', '学号')}<c r="XFD1" s="0"/></row><row r="2">${text('A2', '1')}</row><row r="1048576"><c r="A1048576"/></row>`,
      ),
    )
    expect(await readSheet(file, 'a.xlsx')).toEqual({ header: ['学号'], rows: [{ line: 2, cells: [{ text: '1', kind: 'text' }] }] })
  })
})

describe('reading .csv (D-1)', () => {
  const lines = '学号,姓名,备注\r\n2022010001,陈喆,"一,""二""\r\n三"\r\n\r\n2022010002,王堃,\r\n'
  const expected = [
    [2, '2022010001', '陈喆', '一,"二"\r\n三'],
    [4, '2022010002', '王堃', ''],
  ]
  const gb18030 = Buffer.from('d1a7bac52cd0d5c3fb0d0a312cb3c286b40d0a', 'hex')

  it.each([
    ['UTF-8', Buffer.from(lines)],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${lines}`)],
    ['UTF-16 with mark', Buffer.from(`\uFEFF${lines}`, 'utf16le')],
    ['tabs', Buffer.from('学号\t姓名\t备注\r\n2022010001\t陈喆\t"一,""二""\r\n三"\r\n\r\n2022010002\t王堃\t\r\n')],
  ])('reads quoted fields in %s', async (_, file) => {
    const sheet = await readSheet(file, '名单.csv')
    expect(sheet.header).toEqual(['学号', '姓名', '备注'])
    expect(sheet.rows.map((row) => [row.line, ...row.cells.map((cell) => cell.text)])).toEqual(expected)
  })

  it('reads GB18030, which Excel in China writes, rare characters included', async () => {
    const sheet = await readSheet(gb18030, '名单.CSV')
    expect(sheet.header).toEqual(['学号', '姓名'])
    expect(sheet.rows[0]?.cells[1]?.text).toBe('陈喆')
  })

  it('marks numbers that Excel has rounded, and formulas', async () => {
    const sheet = await readSheet(Buffer.from('身份证号,姓名\n1.10101E+17,=A1\n-5,+86'), '名单.csv')
    expect(sheet.rows.map((row) => row.cells.map((cell) => cell.kind))).toEqual([
      ['number', 'formula'],
      ['text', 'text'],
    ])
  })
})

describe('files that are refused before anything is built from them (D-1)', () => {
  const header = `<row r="1">${text('A1', '学号')}</row>`
  const rowsUpTo = (last: number) =>
    Array.from({ length: last }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`).join('')

  it.each([
    ['a .xls', 'old-excel', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), '另存为'],
    [
      'a workbook with a password',
      'encrypted',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      '密码',
    ],
    ['a .pdf renamed', 'pdf', Buffer.from('%PDF-1.7\n'), 'PDF'],
    ['a web page renamed', 'web-page', Buffer.from('\uFEFF<html><table><tr><td>学号</td></tr></table></html>'), '另存为'],
    ['a picture renamed', 'not-a-spreadsheet', Buffer.from('89504e470d0a1a0a', 'hex'), '不是表格'],
    ['a zip cut short', 'not-a-spreadsheet', Buffer.from('PK\x03\x04 and then nothing more of it'), '已损坏'],
    ['another zip', 'not-a-spreadsheet', zip([{ name: 'readme.txt', data: Buffer.from('hello') }]), '不是表格'],
    ['a zip with a password', 'encrypted', zip([{ name: 'xl/workbook.xml', data: Buffer.from('x'), flags: 1 }]), '密码'],
    ['an empty file', 'empty', Buffer.alloc(0), '模板'],
    ['an empty sheet', 'empty', zip(workbook('')), '模板'],
    ['no sheet', 'no-sheet', zip(workbook(header, '')), '工作表'],
    ['only hidden sheets', 'no-sheet', zip(workbook(header, '<sheet name="名单" sheetId="1" state="hidden" r:id="rId1"/>')), '工作表'],
    ['a file over 10 MB', 'file-too-large', Buffer.alloc(10 * 1024 * 1024 + 1), '10 MB'],
    ['60,001 rows', 'too-many-rows', zip(workbook(rowsUpTo(60_002))), '60001 行'],
    ['one row very far down', 'too-many-rows', zip(workbook(`${header}<row r="1048576">${text('A1048576', 'x')}</row>`)), '1048575 行'],
    ['61 columns', 'too-many-columns', zip(workbook(`<row r="1">${text('A1', '学号')}${text('BI1', 'x')}</row>`)), '61 列'],
  ])('%s: %s', async (_, code, file, words) => {
    const answer = await refusal(file)
    expect(answer.code).toBe(code)
    expect(answer.message).toContain(words)
  })

  it('takes exactly 50,000 rows', async () => {
    expect((await readSheet(zip(workbook(rowsUpTo(50_001))), 'a.xlsx')).rows).toHaveLength(50_000)
  })

  it('stops a zip bomb that says how large it is, and one that lies', async () => {
    const bomb = Buffer.alloc(65 * 1024 * 1024, 'a')
    expect((await refusal(zip([...workbook(header), { name: 'xl/worksheets/sheet2.xml', data: bomb }]))).code).toBe('unzipped-too-large')
    expect((await refusal(zip([...workbook(header), { name: 'xl/worksheets/sheet2.xml', data: bomb, declare: 100 }]))).code).toBe(
      'unzipped-too-large',
    )
    expect((await refusal(zip([...workbook(header), { name: 'xl/worksheets/sheet2.xml', data: bomb, declare: 0 }]))).code).toBe(
      'unzipped-too-large',
    )
  })

  it('counts all parts together', async () => {
    const part = Buffer.alloc(7 * 1024 * 1024, 'a')
    const parts = Array.from({ length: 10 }, (_, i) => ({ name: `xl/media/${i}.bin`, data: part, declare: 1 }))
    expect((await refusal(zip([...workbook(header), ...parts]))).code).toBe('unzipped-too-large')
  })

  it('refuses sizes that stand only in the local header', async () => {
    const parts = workbook(header).map((part) => ({ ...part, flags: 8, hidePackedSize: true }))
    expect((await refusal(zip(parts))).code).toBe('not-a-spreadsheet')
  })

  it('limits the shared strings, under whatever name', async () => {
    for (const name of ['xl/sharedStrings.xml', 'xl/strings.bin']) {
      const file = zip([...workbook(header), { name, data: Buffer.alloc(8 * 1024 * 1024 + 1, 'a') }])
      expect((await refusal(file)).code).toBe('too-much-text')
    }
  })

  it('limits the rows and columns of a .csv and refuses what is not text', async () => {
    expect((await refusal(Buffer.from('a\n'.repeat(60_002)), 'a.csv')).code).toBe('too-many-rows')
    expect((await refusal(Buffer.from(','.repeat(60)), 'a.csv')).code).toBe('too-many-columns')
    expect((await refusal(Buffer.from([1, 0, 2]), 'a.csv')).code).toBe('not-a-spreadsheet')
    expect((await refusal(Buffer.from([0x80, 0xff, 0xff]), 'a.csv')).code).toBe('unknown-encoding')
    expect((await refusal(Buffer.from(' \n,\n'), 'a.csv')).code).toBe('empty')
  })

  it('answers any damage to a good file with a refusal or a sheet, never with a crash', async () => {
    const good = await writeSheet({ title: '名单', columns: [{ header: '学号' }, { header: '姓名' }], rows: [['1', '陈喆']] })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), async (hits) => {
        const file = Buffer.from(good)
        for (const [at, byte] of hits) file[at] = byte
        const answer = await readSheet(file, 'a.xlsx').catch((reason: unknown) => reason)
        expect(answer instanceof SheetRefused || (typeof answer === 'object' && answer !== null && 'header' in answer)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

describe('writing (D-2)', () => {
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x")', '|cmd', '＝1']

  it('writes ID numbers and formula-like texts of an .xlsx as text', async () => {
    const file = await writeSheet({
      title: '名单[2026]/届',
      columns: [{ header: '身份证号', width: 22 }, { header: '=表头' }, { header: '人数' }],
      rows: [['110105194912310029', '=1+1', 3], ...dangerous.map((value): (string | number | null)[] => ['0012', value, null])],
    })
    const sheet = await readSheet(file, 'a.xlsx')
    expect(sheet.header).toEqual(['身份证号', '=表头', '人数'])
    expect(sheet.rows[0]?.cells).toEqual([
      { text: '110105194912310029', kind: 'text' },
      { text: '=1+1', kind: 'text' },
      { text: '3', kind: 'number' },
    ])
    expect(sheet.rows.slice(1).map((row) => row.cells[1])).toEqual(dangerous.map((value) => ({ text: plainText(value), kind: 'text' })))
    expect(sheet.rows[1]?.cells[0]).toEqual({ text: '0012', kind: 'text' })
  })

  it('writes a template whose empty lines are formatted as text and read as no lines at all (D-1)', async () => {
    const file = await writeSheet({ title: '模板', columns: [{ header: '身份证号' }], rows: [['110105194912310029']], blankRows: 3 })
    const { sheets } = await readXlsx(file, { readStyles: true })
    expect([1, 2, 3, 4].map((row) => sheets[0]?.cells?.get(`${row},0`)?.style?.numFmt)).toEqual(['@', '@', '@', '@'])
    expect((await readSheet(file, 'a.xlsx')).rows).toHaveLength(1)
  })

  it('gives the same bytes for the same table', async () => {
    const table = { title: '名单', columns: [{ header: '学号' }], rows: [['1'], ['2']] }
    expect((await writeSheet(table)).equals(await writeSheet(table))).toBe(true)
  })

  it('leaves no field of a .csv that Excel would run, keeps long numbers whole, and reads back what was written', async () => {
    const file = writeCsvSheet({
      title: '',
      columns: [{ header: '=表头' }, { header: '证号' }],
      rows: dangerous.map((value) => [value, '110105194912310029']),
    })
    const content = file.toString('utf8')
    expect(content.startsWith('\uFEFF')).toBe(true)
    expect(content.slice(1)).not.toMatch(/(^|,|\n)"?[=+\-@|＝]/)
    const sheet = await readSheet(file, 'a.csv')
    expect(sheet.header[1]).toBe('证号')
    expect(sheet.rows.map((row) => row.cells[0]?.text)).toEqual(dangerous.map(plainText))
    expect(sheet.rows[0]?.cells[1]).toEqual({ text: '110105194912310029', kind: 'text' })
  })

  it('brings every text back as it was, in both kinds of file', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map(plainText)
      .filter((value) => value !== '' && !/['\p{C}\u2028\u2029]/u.test(value))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const table = { title: '名单', columns: [{ header: '甲' }, { header: '乙' }], rows }
        for (const [file, name] of [
          [await writeSheet(table), 'a.xlsx'],
          [writeCsvSheet(table), 'a.csv'],
        ] as const) {
          const sheet = await readSheet(file, name)
          expect(sheet.rows.map((row) => row.cells.map((item) => item.text))).toEqual(rows)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('plainText', () => {
  it('makes digits and letters half-width and leaves Chinese marks alone', () => {
    expect(plainText('\u3000２０２２Ａｂ（集团）\u200b ')).toBe('2022Ab（集团）')
  })
})
