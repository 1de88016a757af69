/** Words of the departure work list; `unit` is 人, or 项 where one student can stand in the list with several items. */
export const queueWords = {
  title: '离校审核',
  states: '办理状态',
  search: '按姓名、学号或班级查找',
  find: '查找',
  item: '环节',
  allItems: '全部环节',
  waiting: (count: number, unit: string) => (count > 0 ? `有 ${count} ${unit}等您审核` : '现在没有人等您审核'),
  held: (count: number, unit: string) => `另有 ${count} ${unit}等导师先审`,
  showHeld: '查看等导师先审的',
  empty: '没有符合条件的毕业生',
  emptyText: '有毕业生需要您审核时，会出现在“待审核”里。',
  more: '显示更多',
  importList: '导入名单',
  list: '毕业生',
  columns: {
    name: '姓名',
    college: '学院、班级',
    level: '层次',
    item: '环节',
    state: '状态',
    reason: '原因',
    since: '更新时间',
    decide: '办理',
  },
  closed: (count: number, unit: string) => `还不能办理（${count} ${unit}）`,
  of: (label: string, name: string) => `${label} ${name}`,
  bulk: (label: string, count: number, unit: string) => `${label}（${count} ${unit}）`,
  confirm: {
    title: (label: string, who: string) => `${label}：${who}`,
    many: (count: number, unit: string) => `${count} ${unit}`,
    names: (names: string[], count: number, unit: string) =>
      count > names.length ? `${names.join('、')}等 ${count} ${unit}` : names.join('、'),
    perItem: (items: [label: string, count: number][], unit: string) =>
      items.map(([label, count]) => `${label} ${count} ${unit}`).join('、'),
    pass: '确认后学生会收到通知。',
    refuse: '学生会看到原因，并收到通知。',
    skipped: (count: number, unit: string, label: string) => `另有 ${count} ${unit}的状态不能办理“${label}”，不会改动。`,
    hint: '写清缺什么、到哪里补，学生可以直接照办。',
    go: (label: string) => `确认${label}`,
  },
  outcome: {
    done: { pass: '已通过', refuse: '已审核为不通过' },
    said: (what: string, done: number, failed: number, unit: string) =>
      failed === 0 ? `${what} ${done} ${unit}。` : `${what} ${done} ${unit}，${failed} ${unit}未办理，原因如下：`,
  },
  keys: {
    show: '键盘快捷键（?）',
    title: '键盘快捷键',
    rows: [
      { key: 'J 或 →', does: '下一位' },
      { key: 'K 或 ←', does: '上一位' },
      { key: 'A', does: '通过（已勾选的，或当前这一位）；再按 A 确认' },
      { key: 'R', does: '不通过，接着写原因' },
      { key: '?', does: '显示这张表' },
    ],
  },
}
