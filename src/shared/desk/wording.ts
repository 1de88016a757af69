export const deskWords = {
  waiting: (count: number) => `${count} 件待办`,
}
