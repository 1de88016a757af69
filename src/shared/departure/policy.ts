import * as z from 'zod'
import { windowPolicy } from '../policy'

const contact = z.strictObject({ office: z.string(), place: z.string(), hours: z.string(), phone: z.string() })

/** One clearance item and the rule that derives whom it concerns (S2-7/8). */
const item = z.strictObject({
  code: z.string(),
  label: z.string(),
  /** What must be done for it. */
  what: z.string(),
  /** Tracks it concerns, in the order of S2-9. */
  tracks: z.array(z.enum(['bachelor', 'two', 'one'])).min(1),
  colleges: z.strictObject({ mode: z.enum(['all', 'only', 'except']), names: z.array(z.string()) }),
  /** `advisor`: the first advisor decides (S2-14); otherwise the office of that name, one per college where `perCollege`. */
  decidedBy: z.enum(['advisor', 'office', 'dormitory']),
  /** Passed by itself when the item is made (S2-21). */
  passesOnline: z.boolean(),
  contact,
})

export const departurePolicy = z.strictObject({
  window: windowPolicy,
  items: z.array(item).min(1),
})

export type DeparturePolicy = z.output<typeof departurePolicy>
export type ClearanceItem = DeparturePolicy['items'][number]
export type Track = 'bachelor' | 'two' | 'one'

const all = { mode: 'all' as const, names: [] }
const postgraduate: Track[] = ['two', 'one']

function office(
  code: string,
  label: string,
  officeName: string,
  what: string,
  more: Partial<ClearanceItem> & { place: string; phone: string },
): ClearanceItem {
  const { place, phone, ...rest } = more
  return {
    code,
    label,
    what,
    tracks: ['bachelor', 'two'],
    colleges: all,
    decidedBy: 'office',
    passesOnline: false,
    contact: { office: officeName, place, hours: '工作日 8:30–11:30，14:00–17:00', phone },
    ...rest,
  }
}

/** The default policy from seed 002: 9 items for bachelors, 12 for two certificates, 6 for one; order as there. Places and phones are examples. */
export const defaultDeparturePolicy: DeparturePolicy = {
  window: { opens: null, closes: null },
  items: [
    office('advisor', '导师毕业条件审核', '导师', '请导师确认已达到毕业条件；导师通过后其他各项才能办理。', {
      tracks: postgraduate,
      decidedBy: 'advisor',
      place: '导师办公室',
      phone: '',
    }),
    office('library-books', '图书馆·归还图书', '图书馆', '还清所借图书，结清逾期费用。', {
      tracks: ['bachelor', 'two', 'one'],
      place: '图书馆一楼总服务台',
      phone: '027-60000101',
    }),
    office('library-thesis', '图书馆·提交学位论文', '图书馆', '在论文系统提交学位论文终稿并通过格式审核。', {
      tracks: postgraduate,
      place: '图书馆三楼学位论文室',
      phone: '027-60000102',
    }),
    office('equipment', '归还实验设备', '设备处', '归还借用的实验设备和仪器。', {
      colleges: { mode: 'except', names: ['艺术传媒学院', '经济管理学院', '外国语学院', '体育学院', '马克思主义学院'] },
      place: '设备处 203 室',
      phone: '027-60000103',
    }),
    office('key-laboratory', '重点实验室测试费', '国家重点实验室', '结清测试费。', {
      tracks: ['two'],
      colleges: { mode: 'only', names: ['地学院', '资源学院', '材化学院', '珠宝学院', '国家重点实验室'] },
      place: '国家重点实验室办公室',
      phone: '027-60000104',
    }),
    office('hospital', '结清住院费用', '校医院', '结清住院费用。', { place: '校医院收费处', phone: '027-60000105' }),
    office('finance', '缴清学杂费', '财务处', '缴清学费、住宿费；研究生还须结清借款。', {
      tracks: ['bachelor', 'two', 'one'],
      place: '财务处一楼大厅',
      phone: '027-60000106',
    }),
    office('assets', '资产核对', '资产管理科', '网上核对，无需到场。', {
      tracks: ['bachelor'],
      passesOnline: true,
      place: '资产管理科',
      phone: '027-60000107',
    }),
    office('career', '就业方案', '就业指导处', '登记毕业去向（含“待就业”）并通过审核。', {
      place: '就业指导处综合科',
      phone: '027-60000108',
    }),
    office('student-affairs', '毕业生登记表和鉴定', '学工组', '提交毕业生登记表并完成鉴定。', {
      place: '学院学工组',
      phone: '027-60000109',
    }),
    office('league', '团组织关系转接', '团委', '团员转接组织关系；非团员由学院直接通过。', { place: '学院团委', phone: '027-60000110' }),
    office('graduate-secretary', '答辩材料归档', '研究生秘书', '提交答辩纸质材料和学生入学登记表。', {
      tracks: postgraduate,
      place: '学院研究生秘书办公室',
      phone: '027-60000111',
    }),
    office('dormitory', '退宿', '宿管中心', '交回《毕业生文明退宿承诺书》，由值班员验收签字；已搬离的交《未住校情况说明》。', {
      tracks: ['bachelor', 'two', 'one'],
      decidedBy: 'dormitory',
      place: '所在楼栋值班室',
      phone: '027-60000112',
    }),
  ],
}
