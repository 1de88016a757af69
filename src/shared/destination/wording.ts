import type { Refusal } from '../errors'

const page = '/pages/destination/index'
const college = { office: '所在学院学生工作办公室' }

/** A sentence and a way on for every refusal of the destination workflow. */
export const destinationRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'unmasked-in-browser': {
    message: '带完整身份证号的名单要输入密码后才能导出，请在电脑浏览器里登录后导出；手机上可以导出隐去身份证号的名单。',
  },
  'destination-window-closed': {
    message: '现在不在毕业去向登记时间内。确有特殊情况，请联系学院开放个人延期。',
    fix: { label: '查看登记时间', page },
    call: college,
  },
  'destination-amend-closed': { message: '更改去向的时间已过。确需更改，请联系学院说明情况。', call: college },
  'destination-archive-closed': { message: '档案转递地址的填写时间已过，更改请联系学院。', call: college },
  'destination-only-by-agreement': {
    message: '“签就业协议”在协议备案后自动登记，不用自己填写。请先办完就业协议，或选择其他去向。',
    fix: { label: '去办就业协议', page: '/pages/agreement/index' },
  },
  'destination-incomplete': { message: '还有必填项没有填好，请把标出的各项补充完整后再提交。', fix: { label: '去填写', page } },
  'destination-evidence-missing': { message: '还没有上传证明材料，请补充后再提交。', fix: { label: '去上传', page } },
  'destination-from-agreement': {
    message: '这一去向来自已备案的就业协议，不能直接更改。去向有变的，先办理解约，解约后即可重新登记。',
    fix: { label: '查看就业协议', page: '/pages/agreement/index' },
  },
  'destination-not-from-agreement': { message: '这一去向不是由就业协议登记的，解约不影响它。' },
  'destination-not-your-review': { message: '本届去向由学院指定的老师审核，请联系学院。', call: college },
  'destination-not-for-college': { message: '学院只能为未登记的毕业生代为登记“待就业”，其他去向须由本人登记。' },
  'destination-reminded-lately': { message: '刚刚提醒过，请过一天再提醒。' },
}

export const destinationWords = {
  required: (label: string) => `请填写${label}`,
  choose: (label: string) => `请选择${label}`,
  tooLong: (label: string, max: number) => `${label}不能超过 ${max} 个字`,
  noCode: '请选择毕业去向',
  unknownCode: '没有这个去向，请从列表中选择',
  unknownField: '没有这个字段，请刷新页面后重试',
  unknownEvidence: '这一去向不需要这份材料，请刷新页面后再看',
  creditCode: '统一社会信用代码应为 18 位数字和大写字母，请逐位核对',
  division: '请选到最末一级：有县（区）的必须选到县（区）',
  month: '请按“年-月”填写，例如 2027-09',
  evidence: (label: string) => `请上传${label}`,
  archive: {
    noCode: '先登记毕业去向，才能判断档案应转到哪里',
    wrongKind: (allowed: string, why: string) => `应转到${allowed}。${why}`,
    notKeeper: (nature: string) => `“${nature}”一般没有人事档案管理权限，不能保管档案，应转到当地公共就业人才服务机构`,
    otherUnit: (unit: string) => `应是录取院校“${unit}”，与登记的去向一致`,
    postcode: '邮政编码应为 6 位数字',
    phone: '请填写能打通的电话，例如 027-60000000 或 11 位手机号',
    short: (label: string) => `${label}太短，请写全`,
  },
  home: {
    toState: '登记毕业去向',
    toStateDetail: '每位毕业生都要登记，包括待就业；审核通过后“就业方案”自动通过',
    rejected: '毕业去向需要修改',
    archive: '补全档案转递地址',
    archiveDetail: (count: number) => `还有 ${count} 项没填好，影响毕业后寄送档案`,
  },
  because: {
    amended: '本人更改去向',
    'agreement-filed': '就业协议备案',
    'agreement-released': '就业协议解除',
    'stated-for': '学院代为登记',
  } as Record<string, string>,
  sources: { student: '本人登记', agreement: '就业协议备案自动登记', college: '学院代为登记' } as Record<string, string>,
  unregistered: '未登记',
  exportTitle: (season: string) => `${season}毕业去向登记表`,
  complete: '完整',
  incomplete: '不完整',
  takenBack: '登记的毕业去向已撤回或更改，审核通过后自动恢复',
}
