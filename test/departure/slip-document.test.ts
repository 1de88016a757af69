import { join } from 'node:path'
import { TextTooLong } from '../../cloudfunctions/_kit/pdf'
import { type DepartureSlipData, departureSlip, type SlipItem } from '../../cloudfunctions/departure/slip-document'
import { expectPicture, inkIn, type Picture, picturesOf } from '../support/raster'

const at = (wall: string) => new Date(`${wall}:00+08:00`)

const passed = (name: string, office: string, officer: string, day: string): SlipItem => ({
  name,
  office,
  result: 'passed',
  officer,
  at: at(`${day}T10:00`),
})

/** A postgraduate with both certificates: the longest sheet of the default policy (S2-7/8). */
const doctor: DepartureSlipData = {
  school: '湘北理工大学',
  season: '2026届',
  student: { name: '欧阳静怡', number: '2023210317', college: '材料与化学学院', class: '材料科学与工程研 2301 班' },
  at: at('2026-06-18T15:40'),
  qr: 'QD1.2023210317.k1.3q2-7wAAb0c1ZJm8yQnF5s0VtXr9LkPjHgDfSaQwErTyUiOpZxCvBnM1234567890abcdefghijklmnopqrstuvwxyz',
  items: [
    passed('导师毕业条件审核', '导师', '李国栋', '2026-06-01'),
    passed('图书馆图书归还', '图书馆流通部', '何丽', '2026-06-03'),
    passed('图书馆学位论文提交', '图书馆学位论文室', '何丽', '2026-06-05'),
    passed('实验室仪器设备归还', '实验室与设备管理处', '陈志远', '2026-06-08'),
    { name: '国家重点实验室', office: '国家重点实验室办公室', result: 'not-required' },
    passed('校医院医疗费用', '校医院', '刘芳', '2026-06-09'),
    passed('学费与贷款', '财务处', '孙浩', '2026-06-10'),
    passed('就业去向登记', '招生就业处', '系统自动核对', '2026-06-10'),
    passed('毕业生登记表与鉴定', '学生工作处', '周敏', '2026-06-11'),
    passed('团组织关系转接', '校团委', '吴晓燕', '2026-06-12'),
    passed('答辩材料与入学登记表', '研究生秘书', '郑洁', '2026-06-15'),
    passed('宿舍退宿', '宿舍管理中心', '马师傅', '2026-06-18'),
  ],
}

describe('the departure slip as PDF', () => {
  let pages: Picture[]
  beforeAll(async () => {
    pages = await picturesOf(await departureSlip(doctor))
  })

  it('holds the twelve items of the longest sheet on one A4 page (S2-12, S2-34)', () => {
    expect(pages.map(({ width, height }) => [width, height])).toEqual([[714, 1009]])
    expectPicture(pages[0], join(__dirname, 'pictures', 'slip-12-items.png'))
  })

  it('gives the same bytes for the same slip (S2-12, S2-34)', async () => {
    const [first, second] = [await departureSlip(doctor), await departureSlip({ ...doctor })]
    expect(second.equals(first)).toBe(true)
  })

  it('draws names as ink (S2-12, S2-34)', async () => {
    const nameless = await picturesOf(await departureSlip({ ...doctor, student: { ...doctor.student, name: '' } }))
    const nameCell = { x: 100, y: 121, width: 104, height: 24 }
    expect(inkIn(nameless[0], nameCell)).toBe(0)
    expect(inkIn(pages[0], nameCell)).toBeGreaterThan(0.03)
  })

  it('still fits one page with twice as many items (S2-12, S2-34)', async () => {
    const crowded = await picturesOf(await departureSlip({ ...doctor, items: [...doctor.items, ...doctor.items] }))
    expect(crowded).toHaveLength(1)
    expectPicture(crowded[0], join(__dirname, 'pictures', 'slip-24-items.png'))
  })

  it('refuses an item whose office cannot fit and names it (S2-12, S2-34)', async () => {
    const longest: SlipItem = { name: '图书馆学位论文提交', office: '图书馆学位论文室'.repeat(20), result: 'not-required' }
    const items = [...doctor.items.slice(0, 2), longest]
    const error = await departureSlip({ ...doctor, items }).catch((refusal: unknown) => refusal)
    expect(error).toBeInstanceOf(TextTooLong)
    expect((error as TextTooLong).field).toEqual({ name: 'items.2.office', label: '办理部门' })
  })
})
