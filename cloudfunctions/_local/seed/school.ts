/** The made-up school of the demo class: season 2027届. */
export const campuses = ['南望山校区', '未来城校区'] as const

export type Major = { name: string; short: string; directions: readonly string[]; teacher?: boolean }
export type College = { name: string; short: string; campus: string; bachelor: readonly Major[]; postgraduate: Major }

export const colleges: readonly College[] = [
  {
    name: '计算机学院',
    short: '计',
    campus: '未来城校区',
    bachelor: [
      { name: '计算机科学与技术', short: '计科', directions: ['系统结构', '智能计算'] },
      { name: '软件工程', short: '软工', directions: [''] },
      { name: '网络空间安全', short: '网安', directions: [''] },
    ],
    postgraduate: { name: '计算机科学与技术', short: '计算机', directions: ['计算机软件与理论', '计算机应用技术'] },
  },
  {
    name: '机械工程学院',
    short: '机',
    campus: '未来城校区',
    bachelor: [
      { name: '机械设计制造及其自动化', short: '机自', directions: ['机械制造', '机电控制'] },
      { name: '车辆工程', short: '车辆', directions: [''] },
    ],
    postgraduate: { name: '机械工程', short: '机械', directions: ['机械电子工程', '车辆工程'] },
  },
  {
    name: '外国语学院',
    short: '外',
    campus: '南望山校区',
    bachelor: [
      { name: '英语', short: '英语', directions: [''] },
      { name: '英语（师范）', short: '英师', directions: [''], teacher: true },
      { name: '日语', short: '日语', directions: [''] },
    ],
    postgraduate: { name: '外国语言文学', short: '外文', directions: ['英语语言文学', '翻译学'] },
  },
]

/** Offices that clear a student for departure, as written in the 范围 of a 离校办理员. */
export const clearanceOffices = [
  '图书馆',
  '设备处',
  '国家重点实验室',
  '校医院',
  '财务处',
  '资产管理科',
  '就业指导处',
  '学工组',
  '团委',
  '研究生秘书',
  '宿管中心',
] as const
