/** `12,000`. */
const counted = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** Words of the page on which the career centre imports rosters (D-1). */
export const rosterWording = {
  title: '名单导入',
  answer: '导入名单：先核对，没有问题再写入',
  answerText: '先导入教职工，再导入毕业生（毕业生名单里的导师要能找到）；用人单位随时可以导入。重复导入只更新，不会多出一份。',
  kinds: '名单种类',
  kind: { staff: '1 教职工', students: '2 毕业生', employers: '3 用人单位' },
  kindText: {
    staff: '第一步。包括导师、辅导员、学院审核员和离校办理员。',
    students: '第二步，在教职工之后导入，因为要按工号找到导师。',
    employers: '可以在任何时候导入，与前两份没有先后。',
  },
  template: '下载模板',
  templateText: '模板第一行是表头，第二行是示例。身份证号一列请设为“文本”格式。',
  templateFailed: '模板没有下载成功，请稍后再试。',
  pick: '选择文件',
  pickAnother: '换一个文件',
  pickText: '可以是 .xlsx 或 .csv，不超过 10 MB、5 万行。',
  begun: {
    check: (name: string) => `“${name}”已传上去，正在逐行核对…`,
    write: (name: string) => `正在写入“${name}”…`,
  },
  stages: {
    reading: (name: string) => `正在读取“${name}”…`,
    checking: (name: string, done: number, total: number) => `正在核对“${name}”：${counted(done)} / ${counted(total)} 行`,
    comparing: (name: string, _done: number, total: number) => `正在与现有名单比对“${name}”：共 ${counted(total)} 行`,
    writing: (name: string, done: number, total: number) => `正在写入“${name}”：${counted(done)} / ${counted(total)} 行`,
  },
  stay: '2 万行约需 10–20 秒，请不要关闭本页。要么全部写入，要么一行也不写。',
  checkAgain: '重新核对',
  counts: { rows: '总行数', creates: '新增', updates: '更新', unchanged: '无变化', problems: '问题', warnings: '提醒' },
  row: (count: number) => `${count} 行`,
  place: (count: number) => `${count} 处`,
  hasProblems: (count: number) => `有 ${count} 处问题，现在不能导入`,
  hasProblemsText: '请在表格里改好下面各处，再选一次文件。改好之前不会写入任何一行。',
  ready: (changes: number) => `核对完成，没有问题，可以导入 ${changes} 行`,
  readySame: '核对完成，内容与现有名单完全相同，不需要导入',
  warnings: '请留意（不影响导入）',
  apply: (changes: number) => `导入 ${changes} 行`,
  applyBlocked: (count: number) => `还有 ${count} 处问题，改好表格后才能导入`,
  applied: '导入完成',
  appliedText: (created: number, updated: number, unchanged: number) => `新增 ${created} 行，更新 ${updated} 行，${unchanged} 行没有变化。`,
  another: '再导入一份',
  nextKind: { staff: '接着可以导入毕业生名单。', students: '毕业生现在可以用学号登录。', employers: '用人单位现在可以登录签约。' },
}
