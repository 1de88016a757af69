export const inboxWording = {
  title: '消息',
  unread: (count: number) => (count > 0 ? `有 ${count} 条未读` : '没有未读消息'),
  readAll: '全部标为已读',
  new: '未读',
  older: '更早的消息',
  empty: '还没有消息',
  emptyText: '审核结果、新的待办和临近的截止时间会发到这里。',
}
