/** Words of the page of seasons (X-8). */
export const seasonPageWords = {
  title: '届次',
  answer: (name: string, current: boolean, state: string) =>
    current ? `正在查看当前届：${name}（${state}）` : `正在查看 ${name}（${state}），不是当前届`,
  only: '目前只有这一届可以查看。',
  explain: '点一届就切换过去，只在本次登录有效。已关闭和已归档的届次只能查看。',
  seasons: '选择届次',
  current: '当前届',
  looking: '正在查看',
  manage: '管理届次',
  graduates: (count: number) => `毕业生 ${count} 人`,
  running: (count: number, until: string) => `${count} 项正在计时，最晚 ${until} 到期`,
  open: '开设新一届',
  year: '年份',
  yearHint: '四位年份，例如 2028，即 2028届',
  carry: '沿用当前届的办理规则，日期顺延一年（开设后请逐项核对）',
  opened: (name: string, policies: number) =>
    `${name}已开设${policies > 0 ? `，沿用了 ${policies} 项规则` : ''}。准备好后点“设为当前届”，再导入名单。`,
  history: '办理记录',
  noHistory: '开设、关闭、归档都会记在这里。',
  moved: (name: string, label: string) => `${name}：${label}，已生效`,
  /** What happens after each step, asked before it. */
  asks: {
    'make-current': (name: string) => `${name}成为当前届：老师登录后默认看到它，毕业生名单导入到它。其他届次不受影响。`,
    close: (name: string) => `${name}关闭后只能查看，所有人都不能再办理这一届的事项。以后可以重新开放。`,
    reopen: (name: string) => `${name}重新开放后，可以继续办理这一届的事项。`,
    archive: (name: string) => `${name}归档后永远只能查看，不能重新开放。`,
  },
}
