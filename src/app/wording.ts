/** Words of the app around the features. */
export const appWording = {
  offline: '网络不通，请检查网络后再试。已填写的内容不会丢失。',
  signedOut: '登录已过期，请重新登录。',
  places: { home: '首页', inbox: '消息', me: '我的' },
}
