import type { Refusal } from '../errors'

const page = '/pages/recommendation/index'

/** A sentence and a way on for every refusal of the recommendation form. */
export const recommendationRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'recommendation-window-closed': {
    message: '现在不在就业推荐表填写时间内，不能填写或提交。确有特殊情况，请联系学院开放个人延期。',
    fix: { label: '查看填写时间', page },
    call: { office: '所在学院学生工作办公室' },
  },
  'recommendation-incomplete': {
    message: '推荐表还有内容没有填好，或超出版面，请按标出的各项修改后再提交。',
    fix: { label: '去修改', page },
  },
  'recommendation-printed': {
    message: '就业推荐表每人仅限办理一份，您的这一份已经打印。遗失或损坏的，请向学院申请补打。',
    call: { office: '所在学院学生工作办公室' },
  },
  'recommendation-not-signed': { message: '还没有导师（辅导员）推荐意见和签字，请先确认这一项，再盖章。' },
  'recommendation-not-sealed': { message: '还没有学院公章，请学院先盖章并确认，再加盖就业专用章。', call: { office: '所在学院' } },
}

export const recommendationWords = {
  home: {
    toWrite: '填写就业推荐表',
    toWriteDetail: '填写、预览后提交学院审核，每人一份',
    rejected: '就业推荐表需要修改',
    toPrint: '打印就业推荐表',
    toPrintDetail: '每人一份，打印后办理签字盖章',
    toSign: '就业推荐表请导师签字',
    toSignDetail: '签字后交学院盖章',
    notBegun: '未开始',
  },
  lists: {
    'to-review': '待审核',
    'to-print': '待打印',
    'to-sign': '待签字',
    'to-seal': '待学院盖章',
    'to-stamp': '待就业专用章',
    effective: '已生效',
    rejected: '审核不通过',
    all: '全部',
  },
  required: (label: string) => `请填写${label}；没有内容请写“无”`,
  unprintable: (characters: readonly string[]) => `有打印不出的字符：${characters.join(' ')}，请换一种写法`,
  unknownSection: '没有这个栏目，请刷新页面后重试',
  notBegun: '还没有推荐表，请先填写。',
  noGraduate: '本届毕业生名单中没有您的信息，请联系学院老师补充。',
  fileName: (name: string) => `就业推荐表-${name}.pdf`,
  previewName: (name: string) => `就业推荐表-预览-${name}.pdf`,
}
