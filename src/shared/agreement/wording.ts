import type { Refusal } from '../errors'

const mine = '/pages/agreement/index'

/** A sentence and a way on for every refusal of the agreement workflow. */
export const agreementRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'agreement-not-eligible': {
    message: '您的培养方式为定向或委培，按规定不参加网上签约，毕业去向按定向（委培）协议办理。如登记有误，请联系学院。',
    call: { office: '所在学院学生工作办公室' },
  },
  'origin-not-approved': {
    message: '生源信息审核通过后才能办理这一项。请先完成生源信息核对。',
    fix: { label: '去核对生源信息', page: '/pages/origin/index' },
    call: { office: '所在学院学生工作办公室' },
  },
  'agreement-window-closed': { message: '现在不在网上签约开放时间内。', call: { office: '招生就业处' } },
  'notes-not-read': { message: '请先阅读签约须知，再继续办理。', fix: { label: '去阅读', page: '/pages/agreement/notes/index' } },
  'agreement-incomplete': { message: '签约信息还没有填完整，请补充标出的各项后再提交。', fix: { label: '去填写', page: mine } },
  'employer-not-approved': { message: '这家单位尚未通过审核，暂时不能签约。', call: { office: '招生就业处' } },
  'employer-details-not-verified': {
    message: '首次签约前，请先核对单位信息。',
    fix: { label: '去核对单位信息', page: '/pages/agreement/employer/index' },
  },
  'employer-has-signed': {
    message: '用人单位已经签约，不能自行撤回。有异议的，请等单位修改后重新签约或退回；要解除协议，只能按违约（解约）程序办理。',
    fix: { label: '去办理解约', page: '/pages/release/index' },
    call: { office: '所在学院学生工作办公室' },
  },
  'handled-by-colleague': { message: '这份协议已由您的同事办理，请刷新后再看。' },
  'qr-not-genuine': { message: '这个二维码不是本校的就业协议，或内容已被改动。请核对纸质协议，也可以直接输入协议编号查找。' },
  'deadline-not-passed': { message: '还没有到确认期限。' },
  'no-consent-to-default': { message: '学生提交时没有同意到期视为无异议的规则，须由本人确认。' },
  'no-notice-on-record': { message: '没有学生已收到通知的记录，须由本人确认。' },
  'student-was-away': { message: '确认期内学生曾不在本届名单中，须由本人确认。' },
  'confirmed-by-silence': {
    message: '确认期已在最后一天 24:00 届满，按提交时同意的规则视为无异议，不能再退回或拿回。要解除协议，只能按违约（解约）程序办理。',
    call: { office: '所在学院学生工作办公室' },
  },
  'employer-not-silent': { message: '用人单位的办理时限还没有到，请先联系单位办理。' },
  'employer-signature-stands': {
    message: '原单位已经签约，签约仍然有效，不能改投其他单位。请按退回原因修改后仍提交给原单位；不再到该单位就业的，请先请单位退回。',
    call: { office: '招生就业处' },
  },
  'seal-not-yours': { message: '这一枚印章由其他部门登记。' },
  'seal-ticked-already': { message: '这一枚印章已经登记过了。' },
  'seal-out-of-order': { message: '请按次序盖章：前面的印章还没有登记。' },
  'seals-missing': { message: '还有印章没有登记。请核对纸质协议书，勾选已看到的印章后再备案。' },
  'paper-damaged': {
    message: '保存的协议书文件与审核通过时不一致，为防误用没有打开。请联系管理员；手中的纸质协议书不受影响。',
    call: { office: '招生就业处' },
  },
  'agreement-not-released': { message: '这份协议没有解约，没有解约记录。协议书本身可以在协议页打开。' },
  'verified-too-often': { message: '这份协议一小时内查询过于频繁，请稍后再查。离线验证的结果仍然有效。' },
}

export const agreementWords = {
  home: {
    blocked: '就业协议暂不能签',
    originFirst: '生源信息审核通过后才能签约，请先填写并提交生源信息。',
    originWaiting: '生源信息正在等待学院审核，通过后即可签约。',
    collegeOffice: '所在学院学生工作办公室',
    toWrite: '填写就业协议',
    toWriteDetail: '确定单位后填写并提交；未签约可不办理',
    returned: '就业协议被退回',
    toConfirm: '确认签约信息',
    toConfirmDetail: '单位已签约，请核对后确认；有异议请写明原因退回',
    toSeal: '打印协议并盖章备案',
    toSealDetail: '打印一式三份，按顺序盖章后交学院备案',
    notBegun: '未开始',
    released: '原协议已解除，可以重新签约',
  },
  contentFields: {
    employerId: '签约单位',
    mobile: '手机号',
    email: '电子邮箱',
    opinion: '本人意见',
    post: '工作岗位',
    place: '工作地点',
    pay: '薪酬待遇',
    probation: '试用期',
    penalty: '违约金',
    voidOnAdmission: '升学后协议自动失效',
    remarks: '其他约定',
  },
  toRelease: '解除协议（违约解约）',
  toReport: '登记单位违约或拖延盖章',
  defaultOpinion: '同意',
  unprintable: (characters: readonly string[]) => `有打印不出的字符：${characters.join(' ')}，请换一种写法`,
  returnMissing: '请写明原因，至少 2 个字',
  returnUnknown: '请从列表中选择退回原因',
  handledBy: (name: string, step: string, at: string) => `已由 ${name} 于 ${at} 办理（${step}），不用再办。`,
  required: (label: string) => `请填写${label}`,
  contactFields: { contact: '学校联系人', phone: '联系电话', postcode: '邮政编码', address: '协议书邮寄地址' },
}
