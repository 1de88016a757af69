/** Words of the app around the features. */
export const appWording = {
  offline: '网络不通，请检查网络后再试。已填写的内容不会丢失。',
  documentFailed: '文件没有打开，请检查网络后再试。',
  signedOut: '登录已过期，请重新登录。',
  places: { home: '首页', inbox: '消息', me: '我的' },
}

export const undoWording = {
  undo: '撤销',
  done: (done: number) => `刚才办理了 ${done} 项`,
  until: (time: string) => `${time} 前可以撤销；之后有人办理过的不会改动。`,
  undone: (done: number, failed: number) => (failed > 0 ? `已撤销 ${done} 项，${failed} 项已有人办理，没有改动` : `已撤销 ${done} 项`),
}

export const outcomeWording = {
  close: '知道了',
  unknown: '没有办理成功，请重新办理',
}

export const passwordAgainWording = {
  title: '请再输入一次密码',
  why: '导出、帮人恢复登录和特别放行前要确认是您本人，10 分钟内不再询问。确认后自动继续，已填写的内容不会丢失。',
  password: '登录密码',
  missing: '请填写登录密码',
  cancel: '取消',
  confirm: '确认并继续',
}

const seasonStates = { open: '进行中', closed: '已关闭', archived: '已归档' }

export const bannerWording = {
  season: (name: string, state: keyof typeof seasonStates) => `正在查看 ${name}（${seasonStates[state]}）`,
  readOnly: '只能查看，不能办理。',
  otherSeason: '不是当前届。您在这里办理的都算在这一届。',
  switchSeason: '切换届次',
  understood: '知道了',
}

/** Reading a QR code with whatever the device has. */
export const scanWording = {
  scan: '扫一扫',
  camera: '用摄像头扫码',
  photo: '选一张二维码照片',
  photoNone: '照片里没有认出二维码。请拍清楚、拍正，二维码尽量占满画面。',
  cameraTitle: '把二维码放进画面',
  cameraText: '认出后自动继续。',
  cameraRefused: '没有打开摄像头。请在浏览器里允许使用摄像头，或改用照片。',
  cameraLabel: '摄像头画面',
}
