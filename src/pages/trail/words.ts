export const trailWords = {
  title: '办理记录',
  of: (student: string, title: string) => `${student} · ${title}`,
  steps: (count: number) => `共 ${count} 步，谁在什么时候做了什么、为什么，都记在下面。`,
  empty: '还没有办理记录',
  emptyText: '有人办理以后，每一步都会记在这里。',
  noCase: '没有指明要看哪一件，请从待办或列表里重新进入。',
}
