import type { DestinationPolicy } from './policy'

type Rules = Pick<DestinationPolicy, 'fields' | 'codes' | 'export'>
type Rule = Rules['codes'][number]

/** `post?` is asked for and may stay empty. */
const asked = (...codes: string[]): Rule['fields'] => codes.map((code) => ({ code: code.replace('?', ''), required: !code.endsWith('?') }))

const employer = asked('employerName', 'creditCode', 'nature', 'industry', 'place', 'post?')
const paper = (code: string, label: string, hint?: string) => ({ code, label, required: true, ...(hint && { hint }) })

const home: Rule['archive'] = { kinds: ['talent-centre'], why: '没有工作单位接收档案，应转到生源地或常住地的公共就业人才服务机构。' }
const work: Rule['archive'] = {
  kinds: ['employer', 'talent-centre'],
  why: '机关、事业单位、国有企业等有人事档案管理权限的单位自己接收；其他单位不能保管档案，应转到当地公共就业人才服务机构。',
}
const study: Rule['archive'] = { kinds: ['university'], why: '升学的档案由录取院校接收，请按调档函填写。', unitField: 'school' }

const plain: Omit<Rule, 'code' | 'fields' | 'archive'> = { evidence: [], statedBy: 'student', byCollege: false, fixed: true }

const codes: Rule[] = [
  { ...plain, code: '10', fields: employer, statedBy: 'agreement', archive: work },
  { ...plain, code: '11', fields: employer, evidence: [paper('contract', '劳动合同', '首页、期限页和签字盖章页')], archive: work },
  { ...plain, code: '12', fields: employer, evidence: [paper('employment-proof', '录用证明', '加盖单位公章')], archive: work },
  { ...plain, code: '27', fields: employer, evidence: [paper('assistant-contract', '科研助理聘用协议')], archive: work },
  {
    ...plain,
    code: '46',
    fields: asked('enlistPlace', 'enlistedOn'),
    evidence: [paper('enlistment-notice', '入伍通知书')],
    archive: { kinds: ['talent-centre'], why: '应征义务兵的档案转到入伍前户籍地的公共就业人才服务机构，退役后凭以办理安置。' },
  },
  {
    ...plain,
    code: '50',
    fields: asked('programme', 'employerName', 'place', 'post?'),
    evidence: [paper('programme-proof', '项目录用通知或服务协议')],
    archive: { kinds: ['talent-centre', 'employer'], why: '基层项目的档案按项目通知转到服务地的人才服务机构或服务单位。' },
  },
  {
    ...plain,
    code: '51',
    fields: asked('programme', 'employerName', 'place', 'post?'),
    evidence: [paper('programme-proof', '项目录用通知或服务协议')],
    archive: { kinds: ['talent-centre', 'employer'], why: '基层项目的档案按项目通知转到服务地的人才服务机构或服务单位。' },
  },
  {
    ...plain,
    code: '75',
    fields: asked('ventureName', 'creditCode', 'industry', 'place'),
    evidence: [paper('licence', '营业执照', '本人是法定代表人或股东')],
    archive: home,
  },
  {
    ...plain,
    code: '76',
    fields: asked('trade', 'place', 'statement'),
    evidence: [paper('freelance-statement', '自由职业情况说明', '本人签字')],
    archive: home,
  },
  {
    ...plain,
    code: '80',
    fields: asked('school', 'degree', 'studyMajor'),
    evidence: [paper('admission-notice', '录取通知书或调档函')],
    archive: study,
  },
  {
    ...plain,
    code: '85',
    fields: asked('country', 'abroadFor', 'school?', 'studyMajor?'),
    evidence: [paper('abroad-proof', '录取通知书或签证', '有一样即可')],
    archive: { kinds: ['talent-centre'], why: '出国（境）的档案转到生源地或留学服务机构委托的人才服务机构，不能带出国。' },
  },
  { ...plain, code: '70', fields: asked('intention?'), byCollege: true, fixed: false, archive: home },
  { ...plain, code: '71', fields: asked('studyPlan?'), fixed: false, archive: home },
  { ...plain, code: '72', fields: asked('statement'), fixed: false, archive: home },
]

const text = (code: string, label: string, more: Partial<Rules['fields'][number]> = {}): Rules['fields'][number] => ({
  code,
  label,
  kind: 'text',
  max: 60,
  ...more,
})

const fields: Rules['fields'] = [
  text('employerName', '单位名称', { hint: '与合同或公章一致的全称' }),
  { code: 'creditCode', label: '统一社会信用代码', kind: 'credit-code', hint: '18 位，营业执照或单位证照上有', max: 18 },
  { code: 'nature', label: '单位性质', kind: 'choice', choices: 'employer-nature' },
  text('industry', '单位行业', { max: 30, hint: '例如：制造业、教育' }),
  { code: 'place', label: '所在地', kind: 'division', hint: '选到县（区）' },
  text('post', '岗位', { max: 40 }),
  { code: 'enlistPlace', label: '入伍地', kind: 'division', hint: '发放入伍通知书的县（区）' },
  { code: 'enlistedOn', label: '入伍时间', kind: 'month', hint: '按“年-月”填写，例如 2027-09' },
  text('programme', '项目名称', { hint: '例如：特岗教师、三支一扶、西部计划、选调生' }),
  text('ventureName', '企业名称', { hint: '与营业执照一致' }),
  text('trade', '从事的工作', { max: 40, hint: '例如：翻译、摄影、自媒体' }),
  text('school', '录取院校', { hint: '与录取通知书一致的全称' }),
  { code: 'degree', label: '攻读层次', kind: 'choice', options: ['第二学士学位', '硕士研究生', '博士研究生'] },
  text('studyMajor', '录取专业'),
  text('country', '国家（地区）', { max: 30 }),
  { code: 'abroadFor', label: '出国（境）做什么', kind: 'choice', options: ['留学', '工作'] },
  text('intention', '求职意向', { max: 100, hint: '学校据此推荐岗位' }),
  text('studyPlan', '拟报考院校或专业', { max: 100 }),
  text('statement', '情况说明', { max: 200 }),
]

/** Columns of the national employment statistics, in their order. */
const columns: Rules['export'] = [
  ['学号', 'number'],
  ['姓名', 'name'],
  ['性别', 'sex'],
  ['身份证号', 'idNumber'],
  ['手机号', 'mobile'],
  ['院系', 'college'],
  ['专业', 'major'],
  ['班级', 'className'],
  ['学历层次', 'level'],
  ['培养方式', 'trainingMode'],
  ['生源地代码', 'originCode'],
  ['生源地', 'originPlace'],
  ['毕业去向代码', 'code'],
  ['毕业去向', 'codeName'],
  ['审核状态', 'state'],
  ['单位名称', 'value.employerName'],
  ['统一社会信用代码', 'value.creditCode'],
  ['单位性质', 'value.nature'],
  ['单位行业', 'value.industry'],
  ['单位所在地', 'value.place'],
  ['工作岗位', 'value.post'],
  ['升学院校', 'value.school'],
  ['升学专业', 'value.studyMajor'],
  ['国家（地区）', 'value.country'],
  ['档案接收单位类型', 'archive.kind'],
  ['档案接收单位', 'archive.unit'],
  ['档案接收单位所在地', 'archive.place'],
  ['档案接收地址', 'archive.address'],
  ['邮政编码', 'archive.postcode'],
  ['档案联系人', 'archive.contact'],
  ['档案联系电话', 'archive.phone'],
].map(([header = '', source = '']) => ({ header, source }))

export const defaultDestinationRules: Rules = { fields, codes, export: columns }
