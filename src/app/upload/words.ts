/** Words of choosing, sending and checking a spreadsheet. */
export const uploadWords = {
  notSheet: (name: string) => `“${name}”不是 .xlsx 或 .csv 文件。请在表格软件中另存为 .xlsx 再选。`,
  tooBig: (size: string) => `文件有 ${size}，超过 10 MB。请拆分成几份再导入。`,
  empty: '文件是空的，请检查后重新选择。',
  preparing: (name: string) => `正在准备上传“${name}”…`,
  sending: (name: string, sent: string, total: string) => `正在上传“${name}”：${sent} / ${total}`,
  sendFailed: '文件没有传上去，请检查网络后重新选择文件。',
  problems: '需要改正的地方',
  listed: (listed: number, all: number) => `共 ${all} 处，下面列出前 ${listed} 处`,
  columns: { line: '行', column: '列', value: '填的内容', message: '问题和改法' },
  line: (line: number) => `第 ${line} 行`,
  nothing: '（空）',
}
