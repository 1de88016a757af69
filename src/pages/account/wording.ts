/** Words of sign-in, password and binding. */
export const signInWording = {
  title: '登录启程',
  answer: '毕业这一年要办的事，都在这里。',
  number: '学号或工号',
  password: '密码',
  firstTime: '首次登录：密码是身份证号后 6 位，字母 X 用大写。',
  signIn: '登录',
  numberMissing: '请填写学号或工号',
  passwordMissing: '请填写密码',
  byWeChat: '正在用微信登录，请稍候…',
  forgotten: '忘记密码',
  forgottenText: '请带身份证或校园卡，到所在学院学生工作办公室核对身份，由老师为您解锁或重置。用人单位请联系学校招生就业处。',
  privacy: '隐私说明',
  privacyLead: '登录即表示您已阅读并同意',
  privacyText: [
    '启程只为办理毕业事项使用您的信息：学籍、就业去向、协议和离校手续。',
    '身份证号加密保存，只有办理相应事项的老师能看到，每一次办理都有记录。',
    '绑定微信只用来登录和接收提醒，不读取您的聊天、通讯录和位置。',
    '如需查询、更正个人信息，请联系所在学院学生工作办公室。',
  ],
  understood: '知道了',
}

export const passwordWording = {
  title: '设置密码',
  firstAnswer: '首次登录，请设置新密码。设好之后，身份证后 6 位不能再登录。',
  answer: '设置新密码，下次登录时使用。',
  current: '当前密码',
  next: '新密码',
  rule: '至少 8 位，要有字母和数字',
  again: '再输一次新密码',
  currentMissing: '请填写当前密码',
  differs: '两次输入的新密码不一样，请重新输入',
  tooShort: '至少 8 位，请再加长一些',
  noLetter: '要有字母，请加上',
  noDigit: '要有数字，请加上',
  save: '保存新密码',
  saved: '新密码已生效',
  bindInstead: '改为绑定微信，不设密码',
}

export const bindWording = {
  title: '绑定微信',
  answer: '绑定后，手机打开启程就是登录状态，办理进度会发到微信。',
  alreadyBound: '您的账号已绑定微信。',
  here: '绑定这个微信',
  hereText: '将把您的账号和当前微信绑定，一个微信只能绑定一个人。',
  bound: '绑定成功',
  goOn: '去首页',
  show: '显示二维码',
  scan: '请用手机微信扫一扫，并在手机上点“确认绑定”。',
  waiting: '等待手机确认…',
  expired: '二维码已失效，请重新生成。',
  again: '重新生成',
  pictureLabel: '绑定用的小程序码',
}

export const confirmWording = {
  title: '确认绑定',
  answer: '要把这个微信绑定到电脑上登录的账号吗？',
  caution: '只扫自己电脑上的二维码。别人发来的不要确认：对方的账号会绑定到您的微信上。',
  confirm: '确认绑定',
  done: (name: string) => `已绑定到 ${name} 的账号`,
  doneText: '电脑上的页面会自动继续。',
  goOn: '进入启程',
  noTicket: '没有读到二维码内容，请回到电脑上的页面重新扫码。',
}

export const helpWording = {
  title: '账号协助',
  answer: '请先当面核对本人身份。每一次协助都有记录，只能协助管理范围内的人。',
  number: '学号或工号',
  numberMissing: '请填写学号或工号',
  unlock: '解除锁定',
  unlockText: (number: string) => `解除 ${number} 的登录锁定，本人可以马上再登录。`,
  unlocked: (number: string) => `已解除 ${number} 的锁定`,
  unbind: '解除微信绑定',
  unbindText: (number: string) => `解除 ${number} 的微信绑定。没有设过密码的人，可以用身份证号后 6 位重新登录。`,
  unbound: (number: string) => `已解除 ${number} 的微信绑定`,
}
