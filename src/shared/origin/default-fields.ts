/** The fields and rules of the default policy, from seed 001 (field lists, rules) and seed 000 (photo, graduation date). */
import type { FieldPolicy, OriginRule } from './field-policy'

const locked = (code: string, label: string, more: Partial<FieldPolicy> = {}): FieldPolicy => ({
  code,
  label,
  group: 'study',
  kind: 'text',
  locked: true,
  required: true,
  inRegistry: true,
  correctedBy: 'college',
  ...more,
})
const checked = (code: string, label: string, choices: string, more: Partial<FieldPolicy> = {}): FieldPolicy => ({
  code,
  label,
  group: 'origin',
  kind: 'choice',
  choices,
  locked: false,
  required: true,
  inRegistry: true,
  ...more,
})
const filled = (code: string, label: string, more: Partial<FieldPolicy> = {}): FieldPolicy => ({
  code,
  label,
  group: 'contact',
  kind: 'text',
  locked: false,
  required: true,
  inRegistry: false,
  max: 60,
  ...more,
})

const asAdmitted = '按录取时的实际情况选择，一般为非定向'
const postgraduate = { hint: `${asAdmitted}；硕师计划、少数民族骨干计划为定向` }
const notTeacher = { hint: '研究生请选“非师范生”' }

export const defaultFields: FieldPolicy[] = [
  locked('number', '学号', { group: 'identity' }),
  locked('name', '姓名', { group: 'identity' }),
  locked('idNumber', '身份证号', { group: 'identity', kind: 'id-number' }),
  { code: 'photo', label: '一寸照片', group: 'identity', kind: 'photo', locked: false, required: false, warned: true, inRegistry: false },
  locked('college', '院系', { correctedBy: 'career-centre' }),
  locked('major', '专业'),
  locked('direction', '专业方向', { required: false }),
  locked('schoolingYears', '学制', { kind: 'digits', unit: '年' }),
  locked('enrolledOn', '入学时间', { kind: 'month' }),
  locked('graduatesOn', '毕业时间', { kind: 'month' }),
  filled('defenceOn', '（预计）答辩日期', {
    group: 'study',
    kind: 'date',
    required: false,
    warned: true,
    levels: ['doctor'],
    hint: '尚未答辩的填预计答辩日期；不能确定的请先问辅导员',
  }),
  checked('trainingMode', '培养方式', 'training-mode', {
    hint: `${asAdmitted}；公费定向培养师范生、吐鲁番对口援疆定向招生计划为定向`,
    byLevel: { master: postgraduate, doctor: postgraduate },
  }),
  filled('program', '定向培养计划', {
    group: 'origin',
    kind: 'choice',
    required: false,
    warned: true,
    onlyWhen: { field: 'trainingMode', oneOf: ['2'] },
    options: [
      { code: 'sponsored-teacher', name: '公费定向培养师范生', levels: ['bachelor'] },
      { code: 'turpan', name: '吐鲁番对口援疆定向招生计划', levels: ['bachelor'] },
      { code: 'teacher-master', name: '硕师计划', levels: ['master', 'doctor'] },
      { code: 'minority', name: '少数民族骨干计划', levels: ['master', 'doctor'] },
      { code: 'other', name: '其他定向计划' },
    ],
  }),
  checked('teacherCategory', '师范生类别', 'teacher-category', {
    hint: '公费定向培养师范生选“免费师范生”，其他师范专业选“普通师范生”，其余选“非师范生”',
    byLevel: { master: notTeacher, doctor: notTeacher },
  }),
  checked('urbanRural', '城乡生源', 'urban-rural', { hint: '按高考时的实际情况选择' }),
  {
    code: 'division',
    label: '生源所在地',
    group: 'origin',
    kind: 'division',
    locked: false,
    required: true,
    inRegistry: true,
    hint: '必须选到县（区）；没有下级区县的城市选到市即可',
  },
  filled('mobile', '手机号', { kind: 'mobile', inRegistry: true }),
  filled('email', '电子邮箱', { kind: 'email' }),
  filled('qq', 'QQ 号码', { kind: 'digits', required: false, hint: '只填数字', max: 12 }),
  filled('homeAddress', '家庭住址', { hint: '到门牌号' }),
  filled('postcode', '邮政编码', { kind: 'postcode' }),
  filled('emergencyName', '紧急联系人', { max: 20 }),
  filled('emergencyPhone', '紧急联系人电话', { kind: 'mobile' }),
]

export const defaultRules: OriginRule[] = [
  { field: 'teacherCategory', levels: ['master', 'doctor'], oneOf: ['3'], message: '研究生的师范生类别请选“非师范生”' },
  {
    field: 'teacherCategory',
    levels: ['bachelor'],
    when: { field: 'program', oneOf: ['sponsored-teacher'] },
    oneOf: ['1'],
    message: '公费定向培养师范生的师范生类别请选“免费师范生”',
  },
  {
    field: 'trainingMode',
    levels: ['bachelor'],
    when: { field: 'teacherCategory', oneOf: ['1'] },
    oneOf: ['2'],
    message: '免费师范生（公费师范生）属于定向培养，培养方式请选“定向”；不是公费师范生的，请改选师范生类别',
  },
  { field: 'graduatesOn', levels: ['master'], months: ['01', '07'], message: '硕士生的毕业时间应为 1 月或 7 月' },
  {
    field: 'graduatesOn',
    levels: ['doctor'],
    sameMonthAs: 'defenceOn',
    message: '博士生的毕业时间按（预计）答辩日期填写，与填写的答辩日期不在同一月',
  },
]
