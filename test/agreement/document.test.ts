import { join } from 'node:path'
import { decodeQR } from 'qr/decode.js'
import { encode } from 'uqr'
import { missingGlyphs, TextTooLong } from '../../cloudfunctions/_kit/pdf'
import { wrap } from '../../cloudfunctions/_kit/pdf/wrap'
import { type AgreementDocumentData, agreementDocument } from '../../cloudfunctions/agreement/document'
import { expectPicture, inkIn, type Picture, picturesOf, type Region } from '../support/raster'

const at = (wall: string) => new Date(`${wall}:00+08:00`)
const pictureOf = (name: string) => join(__dirname, 'pictures', name)

const filed: AgreementDocumentData = {
  number: '2026-10213-000317',
  season: '2026届',
  approved: true,
  at: at('2026-05-12T16:20'),
  student: {
    name: '欧阳静怡',
    gender: '女',
    number: '2022110317',
    maskedId: '43052120040317****',
    level: '本科毕业',
    major: '计算机科学与技术（人工智能方向）',
    duration: '4年',
    trainingMode: '非定向',
    origin: '湖南省邵阳市邵东市',
    phone: '13800001234',
    email: 'jingyi.ouyang@example.edu.cn',
    opinion: { text: '同意到该单位就业。', signed: { name: '欧阳静怡', at: at('2026-05-08T20:11') } },
  },
  employer: {
    name: '长沙湘江智能装备制造有限公司',
    creditCode: '91430100MA4L16JQ9B',
    nature: '民营企业',
    industry: '专用设备制造业',
    address: '湖南省长沙市岳麓区麓谷大道 658 号湘江智造园 3 栋 12 层',
    contact: '谭建国',
    phone: '0731-88650000',
    email: 'hr@example.com',
    archive: '长沙市人才服务中心，湖南省长沙市岳麓区金星中路 383 号，410013',
    opinion: { text: '同意接收。', signed: { name: '谭建国', at: at('2026-05-09T10:32') } },
  },
  school: {
    name: '湘北理工大学',
    college: '计算机学院',
    contact: '周敏',
    phone: '0731-88821234',
    postcode: '410082',
    address: '湖南省长沙市岳麓区麓山南路 1 号湘北理工大学计算机学院学生工作办公室',
  },
  terms: {
    post: '嵌入式软件工程师',
    place: '湖南省长沙市',
    pay: '试用期每月 7,200 元，转正后每月 9,000 元，另有年终奖金；按规定缴纳五险一金',
    probation: '3 个月',
    penalty: '人民币 5,000 元',
    voidOnAdmission: true,
    remarks: '乙方在甲方报到后协助办理落户手续；甲方入职前可以参加乙方的岗前培训。',
  },
  record: [
    { step: '毕业生填写并提交', name: '欧阳静怡', at: at('2026-05-08T20:11') },
    { step: '用人单位签署', name: '谭建国（长沙湘江智能装备制造有限公司）', at: at('2026-05-09T10:32') },
    { step: '毕业生确认', name: '欧阳静怡', at: at('2026-05-10T08:05') },
    { step: '学院审核通过', name: '周敏', at: at('2026-05-12T16:20') },
  ],
  qr: `QC2.k1aaaa.${'W1siMjAyNi0xMDIxMyIsIuasp-mYs-mdmeaAoSJd'.repeat(8)}.${'3q2-7wAAb0c1ZJm8yQnF5s'.repeat(4).slice(0, 86)}`,
}

const draft: AgreementDocumentData = {
  ...filed,
  approved: false,
  qr: undefined,
  employer: { ...filed.employer, opinion: undefined },
  school: { name: '湘北理工大学', college: '计算机学院', contact: '', phone: '', postcode: '', address: '' },
  record: filed.record.slice(0, 1),
}

const edited = (change: (data: AgreementDocumentData) => void): AgreementDocumentData => {
  const data = structuredClone(filed)
  change(data)
  return data
}

const pixelsOf = (page: Picture | undefined, region: Region): number[] => {
  if (!page) throw new Error('no such page')
  const [left, right] = [Math.round(region.x * page.scale), Math.round((region.x + region.width) * page.scale)]
  const rows = Array.from({ length: Math.round(region.height * page.scale) }, (_, row) => row + Math.round(region.y * page.scale))
  return rows.flatMap((row) => [...page.data.subarray((row * page.width + left) * 4, (row * page.width + right) * 4)])
}

/** What drawing refuses, or undefined. */
const refusal = (data: AgreementDocumentData) =>
  agreementDocument(data).then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the agreement as PDF', () => {
  let pages: Picture[]
  beforeAll(async () => {
    pages = await picturesOf(await agreementDocument(filed))
  })

  it('is three copies of exactly two A4 pages, each saying who keeps it; a draft is one copy (S0-57, S0-58, S0-59)', async () => {
    expect(pages.map(({ width, height }) => [width, height])).toEqual(Array(6).fill([714, 1009]))
    expect(await picturesOf(await agreementDocument(draft))).toHaveLength(2)
    const mark = { x: 207, y: 18, width: 180, height: 14 }
    for (const page of pages) expect(inkIn(page, mark)).toBeGreaterThan(0.02)
    const marks = pages.map((page) => pixelsOf(page, mark))
    expect([marks[1], marks[3], marks[5]]).toEqual([marks[0], marks[2], marks[4]])
    expect(new Set(marks.map(String)).size).toBe(3)
  })

  it('says the same on all three copies but who keeps it (S0-57…60)', () => {
    const said = { x: 0, y: 33, width: 595, height: 808 }
    for (const [one, other] of [
      [0, 2],
      [0, 4],
      [1, 3],
      [1, 5],
    ] as const)
      expect(Buffer.from(pixelsOf(pages[one], said)).equals(Buffer.from(pixelsOf(pages[other], said)))).toBe(true)
  })

  it('looks as it should, front and back (S0-57…60, S0-63)', () => {
    expectPicture(pages[0], pictureOf('filed-front.png'))
    expectPicture(pages[1], pictureOf('filed-back.png'))
  })

  it('shows Chinese text as ink, not only in the text layer (S0-57…60)', async () => {
    const nameless = await picturesOf(await agreementDocument(edited((data) => Object.assign(data.student, { name: '' }))))
    const nameCell = { x: 132, y: 127, width: 90, height: 26 }
    expect(inkIn(nameless[0], nameCell)).toBe(0)
    expect(inkIn(pages[0], nameCell)).toBeGreaterThan(0.05)
  })

  it('gives the same bytes for the same agreement (S0-57…60)', async () => {
    const [first, second] = [await agreementDocument(filed), await agreementDocument({ ...filed })]
    expect(second.equals(first)).toBe(true)
    const later = await agreementDocument({ ...filed, at: at('2026-05-12T16:21') })
    expect(later.equals(first)).toBe(false)
  })

  it('carries the draft watermark before approval and never after (S0-57…60)', async () => {
    const drafts = await picturesOf(await agreementDocument(draft))
    expectPicture(drafts[0], pictureOf('draft-front.png'))
    expectPicture(drafts[1], pictureOf('draft-back.png'))
    const approved = await picturesOf(await agreementDocument({ ...draft, approved: true }))
    const emptyPaper = { x: 300, y: 580, width: 120, height: 55 }
    expect(inkIn(drafts[1], emptyPaper, 245)).toBeGreaterThan(0.1)
    expect(inkIn(approved[1], emptyPaper, 245)).toBe(0)
  })

  it('draws every module of the QR code where it belongs, on white paper (S0-57…60)', async () => {
    const code = filed.qr?.slice(0, 220) ?? ''
    const [, page] = await picturesOf(await agreementDocument({ ...filed, qr: code }), 4)
    // The picture is as high as whole points allow; modules this fine want the scale it really has.
    const back = page && { ...page, scale: page.height / 841.89 }
    const { data, size } = encode(code, { ecc: 'M', border: 0 })
    const corner = { x: 443.28, y: 673.89 }
    const module = 102 / size
    const centre = (row: number, column: number) => ({
      x: corner.x + (column + 0.3) * module,
      y: corner.y + (row + 0.3) * module,
      width: module * 0.4,
      height: module * 0.4,
    })
    const seen = data.map((cells, row) => cells.map((_, column) => inkIn(back, centre(row, column)) > 0.5))
    expect(seen).toEqual(data)
    const quiet = 4 * module
    expect(inkIn(back, { x: corner.x - quiet, y: corner.y - quiet, width: 102 + 2 * quiet, height: quiet - 1 })).toBe(0)
    expect(inkIn(back, { x: corner.x - quiet, y: corner.y + 103, width: 102 + 2 * quiet, height: quiet - 1 })).toBe(0)
  })

  it('can be read off the page by a scanner with the longest code there is, at 200 dots per inch (S0-58)', async () => {
    const longest = `https://qicheng.example.edu.cn/#/pages/verify/index?q=QC2.abcdef.${'Wd4-_x9'.repeat(84)}`
    const [, back] = await picturesOf(await agreementDocument({ ...filed, qr: longest }), 200 / 72)
    if (!back) throw new Error('no back')
    expect(longest.length).toBeLessThanOrEqual(660)
    expect(decodeQR({ width: back.width, height: back.height, data: back.data })).toBe(longest)
  })

  it('ticks void on admission yes or no as agreed (S0-75…77)', async () => {
    const kept = await picturesOf(await agreementDocument(edited((data) => Object.assign(data.terms, { voidOnAdmission: false }))))
    const inside = (x: number) => ({ x: x + 2, y: 221, width: 7, height: 7 })
    const [yes, no] = [inside(110), inside(330)] as const
    expect(inkIn(pages[1], yes)).toBeGreaterThan(0.1)
    expect(inkIn(pages[1], no)).toBe(0)
    expect(inkIn(kept[1], yes)).toBe(0)
    expect(inkIn(kept[1], no)).toBeGreaterThan(0.1)
  })

  it('prints other terms agreed in a row of their own, and no such row without any (S0-36)', async () => {
    const plain = await picturesOf(await agreementDocument(edited((data) => Object.assign(data.terms, { remarks: '' }))))
    expect(plain).toHaveLength(6)
    expectPicture(plain[1], pictureOf('without-remarks-back.png'))
  })

  it('prints the seals in the order of the policy (S0-57…60)', async () => {
    const other = await picturesOf(await agreementDocument({ ...filed, seals: ['用人单位', '学院', '学校'] }))
    expectPicture(other[1], pictureOf('seals-in-other-order.png'))
  })

  it('shrinks a long text and still keeps two pages (S0-57…60)', async () => {
    const long = edited((data) => {
      data.terms.pay = '试用期每月 7,200 元，转正后每月 9,000 元，另有年终奖金；按规定缴纳五险一金。'.repeat(3)
      data.student.email = 'a.very.long.mailbox.name.of.one.graduate.with.three.middle.names@students.example.edu.cn'
      data.terms.place = '湖南省长沙市岳麓区麓谷大道 658 号湘江智造园，试用期满后可以派往株洲、湘潭的分公司，'.repeat(2).slice(0, 60)
      data.terms.remarks = '乙方协助甲方办理落户手续，甲方入职前可以参加乙方的岗前培训。'.repeat(8).slice(0, 200)
      data.employer.opinion = { text: '同意接收，并按约定办理落户手续。'.repeat(15), signed: filed.employer.opinion?.signed }
      data.record = Array.from({ length: 12 }, (_, step) => ({
        step: '毕业生填写并提交',
        name: '欧阳静怡',
        at: at(`2026-05-08T20:${10 + step}`),
      }))
    })
    const crowded = await picturesOf(await agreementDocument(long))
    expect(crowded).toHaveLength(6)
    expectPicture(crowded[0], pictureOf('crowded-front.png'))
    expectPicture(crowded[1], pictureOf('crowded-back.png'))
  })

  it.each([
    ['terms.post', '岗位', edited((data) => Object.assign(data.terms, { post: '嵌入式软件工程师'.repeat(40) }))],
    ['student.opinion', '甲方意见', edited((data) => Object.assign(data.student, { opinion: { text: '同意'.repeat(400) } }))],
    ['school.address', '邮寄地址', edited((data) => Object.assign(data.school, { address: '麓山南路 1 号'.repeat(40) }))],
  ])('refuses a text that cannot fit and names %s with the lines over (S0-57…60)', async (name, label, data) => {
    const error = await refusal(data)
    expect(error).toBeInstanceOf(TextTooLong)
    const { field, linesOver, kind, more } = error as TextTooLong
    expect({ field, kind }).toEqual({ field: { name, label }, kind: 'invalid' })
    expect(linesOver).toBeGreaterThan(0)
    expect(more.fields?.[name]).toBe(`“${label}”的内容太长，打印时超出 ${linesOver} 行，请缩短后再试`)
  })
})

describe('what the font can show', () => {
  it('has rare characters of names and names those it lacks (S0-57…60)', () => {
    expect(missingGlyphs('欧阳静怡 䶮㙦 Ōé—·、\n')).toEqual([])
    expect(missingGlyphs('𠮷田☑𠮷')).toEqual(['𠮷', '☑'])
  })
})

describe('breaking lines', () => {
  const byLength = (text: string) => [...text].length

  it('keeps words whole and punctuation with the words it belongs to (S0-57…60)', () => {
    expect(wrap('同意到该单位，就业', 6, byLength)).toEqual(['同意到该单', '位，就业'])
    expect(wrap('签订（三方）协议', 3, byLength)).toEqual(['签订', '（三', '方）协', '议'])
    expect(wrap('月薪 9,000 元', 6, byLength)).toEqual(['月薪', '9,000', '元'])
  })

  it('cuts only a word wider than the line, and breaks at a newline (S0-57…60)', () => {
    expect(wrap('网址 abcdefghij', 4, byLength)).toEqual(['网址', 'abcd', 'efgh', 'ij'])
    expect(wrap('统一社会\n信用代码', 9, byLength)).toEqual(['统一社会', '信用代码'])
    expect(wrap('', 9, byLength)).toEqual([''])
  })
})
