import type { Extendable } from './extension-contract'

/** Words of a personal extension: the page, the refusals, the notice. */
export const extensionWords = {
  title: '个人延期',
  answer: '给一名学生单独延长办理时间。只对这名学生、这一件事有效，学生会收到通知。',
  number: '学号',
  process: '要延期的事项',
  processes: {
    origin: '生源信息核对',
    recommendation: '就业推荐表',
    agreement: '就业协议',
    destination: '毕业去向登记',
    release: '违约解约',
    departure: '离校手续',
  } satisfies Record<Extendable, string>,
  date: '新的截止日期',
  time: '截止时间',
  timeHint: '24 小时制，例如 17:00。到这一分钟就不能再办理。',
  timeWrong: '请按“时:分”填写，例如 17:00',
  missing: { number: '请填写学号', process: '请选择要延期的事项', date: '请选择日期' },
  ask: '延期',
  confirm: '确认延期',
  confirmText: (number: string, process: string, until: string) => `学号 ${number} 的“${process}”可以办理到 ${until}。`,
  done: '已经延期',
  doneText: (name: string, number: string, process: string, until: string) =>
    `${name}（${number}）的“${process}”可以办理到 ${until}，已通知本人。`,
  notFound: '没有找到这个学号，或不在您的管理范围内。',
  past: '截止时间必须晚于现在',
  tooFar: '最多延长一年，请检查年份',
  openEnded: (process: string) => `“${process}”现在没有截止时间，不需要延期`,
  notLater: (general: string) => `必须晚于统一的截止时间 ${general}`,
}
