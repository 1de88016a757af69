import type { Refusal } from '../errors'

/** A sentence and a way on for every refusal of the departure workflows. */
export const departureRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'departure-window-closed': { message: '离校手续还没有开放办理，请留意学院通知。', call: { office: '所在学院学生工作办公室' } },
  'items-left': { message: '还有环节没有通过，全部通过后自动生成离校单。', fix: { label: '查看离校单', page: '/pages/departure/index' } },
  'nothing-left': { message: '所有环节都已通过。' },
  'not-your-item': { message: '这个环节由其他部门或导师审核，您不能代为办理。' },
  'list-changed': { message: '文件或环节与核对时不同，请重新核对后再应用。' },
  'list-has-problems': { message: '名单里还有问题，没有改动任何学生。请改好表格后重新选择文件。' },
  'advisor-not-passed': { message: '导师毕业条件审核通过后，其他环节才能办理。请提醒学生先联系导师。', call: { office: '导师' } },
}

export const departureWords = {
  blockedByAdvisor: '导师毕业条件审核尚未通过，其他各项暂不能办理，请先联系导师。',
  waiting: '等待审核',
  /** An item that nobody may decide before the advisor (S2-13). */
  held: '等导师先审',
  notRequired: '无需办理',
}

/** What is said about the rows of an office's list (S2-11). */
export const listWords = {
  noItem: '没有这个环节，或它不由您审核。请重新选择环节。',
  noRows: '名单是空的，请在表头下面填写学号和原因',
  reasonTooShort: '原因至少写 2 个字，学生会看到',
  unknown: '没有找到：学号不对，学生不需要办这个环节，或不在您的管理范围内',
  hasProblems: (count: number) => `名单里还有 ${count} 处问题，没有改动任何学生。请改好表格后重新选择文件。`,
}
