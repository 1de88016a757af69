import type { Refusal } from '../errors'

const page = '/pages/origin/index'

/** A sentence and a way on for every refusal of the origin workflow. */
export const originRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'origin-window-closed': {
    message: '现在不在生源信息填报时间内，不能填写或提交。确有特殊情况，请联系学院开放个人延期。',
    fix: { label: '查看填报时间', page },
    call: { office: '所在学院学生工作办公室' },
  },
  'removed-from-season': {
    message: '您已不在本届毕业生名单中（如休学、留级），现在不能以本届毕业生身份登录和办理。如有疑问，请联系所在学院或招生就业处。',
    call: { office: '招生就业处' },
  },
  'origin-differs': { message: '有与学校登记不一致的项，请打开逐项核对后再审核。' },
  'origin-to-check': { message: '有需要逐份核对的项（学校登记不合规则，或学生申请了更正），请打开核对后再审核。' },
  'origin-unchanged': { message: '学院指出的问题还有没改的。确认无误、不需要修改的，请再次确认后提交。', fix: { label: '去修改', page } },
  'asked-today': { message: '这一项今天已经申请过更正，请等待老师核对；明天可以再次申请。' },
  'already-removed': { message: '这名学生已不在本届毕业生名单中。' },
  'not-removed': { message: '这名学生在本届毕业生名单中，不需要恢复。' },
  'career-centre-only': { message: '这一项只能由招生就业处更正，请联系招生就业处。', call: { office: '招生就业处' } },
  'origin-incomplete': { message: '还有必填项没有填好，请把标出的各项补充完整后再提交。', fix: { label: '去填写', page } },
}

export const originWords = {
  home: {
    toFill: '核对生源信息',
    toFillDetail: '填写并提交，学院审核通过后才能签约',
    rejected: '生源信息需要修改',
  },
  removed: '已移出名单',
  asked: '申请更正',
  leftEmpty: (label: string) => `还没有填“${label}”，建议补上`,
  shouldBe: (value: string) => `应为“${value}”`,
  /** An ID number is not written down a second time. */
  byDocument: '以身份证原件为准',
  notLocked: '这一项可以自己修改，不需要申请更正',
  sameAsHeld: '与学校现在登记的相同，请填写正确的内容',
  shouldBeMissing: '请填写正确的内容',
  notAsked: '这一项没有待答复的更正申请，请刷新页面后再看',
  photo: {
    required: (label: string) => `请上传${label}`,
    leftEmpty: (label: string) => `还没有上传${label}，建议补上`,
    here: '已上传',
    small: (width: number, height: number, least: { width: number; height: number }) =>
      `照片太小（${width}×${height} 像素），清晰打印至少要 ${least.width}×${least.height} 像素，请换用原图`,
    landscape: (width: number, height: number) => `照片是横的（${width}×${height} 像素），一寸照片是竖的，请旋转或换一张证件照`,
    tooWide: (width: number, height: number) => `照片不是一寸照片的比例（${width}×${height} 像素，偏宽），请按宽 5 高 7 裁剪后再传`,
    tooTall: (width: number, height: number) => `照片不是一寸照片的比例（${width}×${height} 像素，偏高），请按宽 5 高 7 裁剪后再传`,
    blank: '照片几乎是一片单色，看不到人像，请换一张',
    hint: '近期正面免冠证件照，JPG 或 PNG，宽 5 高 7，不超过 10 MB',
    byUpload: '照片请用“选择照片”上传',
  },
  registryDiffers: '与学校登记不一致，确认属实即可提交',
  lockedHint: '此项由学校登记，不能自行修改',
  correctedByCollege: '如有错误，请联系辅导员更正',
  correctedByCareerCentre: '如有错误，请由学院联系招生就业处更正',
  required: (label: string) => `请填写${label}`,
  wrongChoice: (label: string) => `请从列表中选择${label}`,
  tooLong: (label: string, max: number) => `${label}不能超过 ${max} 个字`,
  invalid: {
    mobile: '手机号应为 11 位数字，以 1 开头',
    email: '邮箱格式不正确，例如 name@example.com',
    postcode: '邮政编码应为 6 位数字',
    digits: '只能填写数字',
    date: '请按“年-月-日”填写，例如 2027-05-20',
    month: '请按“年-月”填写，例如 2027-07',
    division: '请选到最末一级：有县（区）的必须选到县（区）',
    'id-number': '身份证号不正确，请逐位核对（最后一位可能是 X）',
  },
}
