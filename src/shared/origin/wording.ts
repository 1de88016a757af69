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
    month: '请按“年-月”填写，例如 2027-07',
    division: '请选到最末一级：有县（区）的必须选到县（区）',
    'id-number': '身份证号不正确，请逐位核对（最后一位可能是 X）',
  },
}
