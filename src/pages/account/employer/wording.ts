/** Words of the pages on which employers register, are reviewed, and invite operators (A-6, S0-32). */
export const employerFieldWords = {
  name: '单位名称',
  creditCode: '统一社会信用代码',
  nature: '单位性质',
  industry: '行业',
  address: '地址',
  contact: '联系人',
  phone: '联系电话',
  email: '邮箱',
} as const

export const formWords = {
  nameHint: '与营业执照一致',
  creditCodeHint: '18 位，照营业执照填写',
  oddCode: '与国家标准的校验位不符，请与营业执照核对；确认无误可以提交',
  licence: '营业执照照片',
  licenceHint: 'JPG 或 PNG，不超过 5 MB，字要看得清',
  pick: '拍照或选择照片',
  pickAnother: '换一张照片',
  sending: '正在上传照片…',
  sent: (name: string) => `已上传：${name}`,
  licenceKept: '不换照片就沿用上次上传的。',
  tooBig: '照片不能超过 5 MB，请压缩后再上传',
  wrongKind: '请选择 JPG 或 PNG 格式的照片',
  sendFailed: '照片没有传上去，请检查网络后重新选择',
  missing: (label: string) => `请填写${label}`,
  chooseNature: '请选择单位性质',
  licenceMissing: '请上传营业执照照片',
}

export const registerWords = {
  title: '用人单位登记',
  answer: '登记后由招生就业处审核，通过后毕业生就能选择贵单位签约。',
  answerWithCard: '登记时自动收下这位毕业生的名片；招生就业处审核通过后，即可向他发起签约邀约。',
  doneWithCard: '请用手机号和刚才设置的密码登录。毕业生的名片已为贵单位留好，审核通过后就能发起邀约。',
  employer: '单位信息',
  operator: '操作员（您本人）',
  operatorName: '姓名',
  mobile: '手机号',
  mobileHint: '以后用手机号登录',
  mobileWrong: '手机号应为 11 位数字',
  password: '设置密码',
  again: '再输一次密码',
  submit: '提交登记',
  doneTitle: '登记已收到',
  done: '请用手机号和刚才设置的密码登录，查看审核进度。',
  notIn: '如果不能登录，说明单位或手机号已登记过：请联系单位现有的操作员邀请您，或联系学校招生就业处。',
  toSignIn: '去登录',
  haveAccount: '已有账号？返回登录',
}

export const registerForWords = {
  title: '代单位登记',
  answer: '提交后由招生就业处审核，并把邀请发给单位的操作员。',
  submit: '提交登记',
  doneTitle: '登记已提交，等待审核',
  done: '请把下面的邀请发给单位操作员，由对方设置密码后登录。',
}

export const invitationWords = {
  title: '加入用人单位',
  answer: (employer: string) => `邀请您成为“${employer}”的操作员`,
  until: (at: string) => `邀请 ${at} 前有效，只能用一次。`,
  name: '姓名',
  mobile: '手机号',
  password: '密码',
  passwordHint: '至少 8 位，要有字母和数字；已有账号请填原来的密码',
  accept: '加入',
}

/** Links that are passed on to one operator. */
export const linkWords = {
  code: { invitation: '邀请用的小程序码', password: '重设密码用的小程序码' },
  share: {
    invitation: '请操作员用手机微信扫码，或把链接发给对方。',
    password: '请只发给本人：用手机微信扫码，或打开链接设置新密码。设好后，其他手机和电脑上的登录都会退出。',
  },
  valid: (at: string) => `${at} 前有效，只能用一次`,
  copy: { invitation: '复制邀请链接', password: '复制重设链接' },
  copied: '已复制',
}

export const newPasswordWords = {
  title: '设置新密码',
  answer: (name: string) => `${name}，请设置新密码`,
  until: (at: string) => `链接 ${at} 前有效，只能用一次。设好后，其他手机和电脑上的登录都会退出。`,
  save: '保存并登录',
  toSignIn: '去登录',
}

export const mineWords = {
  title: '登记与操作员',
  states: { registered: '审核中', approved: '已通过', rejected: '需要修改' },
  answers: {
    registered: '招生就业处正在审核，通过后毕业生才能选择贵单位。',
    approved: '已通过审核，毕业生可以选择贵单位签约。',
    rejected: '登记信息没有通过审核，请按原因修改后重新提交。',
  },
  reason: '原因',
  fields: '登记信息',
  operators: '操作员',
  noOperators: '还没有操作员加入',
  invite: '邀请操作员',
  oneself: (name: string) => `${name}（您本人）`,
  forgotten: '忘记密码',
  forgottenLabel: (name: string) => `${name}忘记密码`,
  issue: '生成重设链接',
  issueText: (name: string) =>
    `请先确认是${name}本人要求的。会生成一个 24 小时内有效、只能用一次的链接，由${name}自己设置新密码；办理会留下记录。`,
  linkFor: (name: string) => `${name}的重设密码链接`,
  correct: '修改并重新提交',
  resubmit: '重新提交',
  cancel: '取消',
  resubmitted: '已重新提交，等待审核',
}

export const reviewWords = {
  title: '单位审核',
  waiting: (count: number) => `${count} 家单位等待审核`,
  none: '没有等待审核的单位',
  filter: '按状态查看',
  states: { registered: '待审核', approved: '已通过', rejected: '不通过' },
  columns: { name: '单位名称', creditCode: '信用代码', nature: '单位性质', registeredAt: '提交时间', behalf: '登记人' },
  self: '单位自己',
  oddCode: '校验位不符',
  empty: '这里没有单位',
  emptyText: '有单位提交登记后会出现在这里。',
  begin: '开始审核',
}

export const caseWords = {
  title: '单位登记审核',
  noCase: '没有指定单位，请从单位审核列表进入。',
  behalf: (who: string) => `由 ${who} 代为登记`,
  oddCode: '信用代码的校验位与国家标准不符，请对照执照核对（不影响审核）。',
  licence: '营业执照',
  licenceLabel: (name: string) => `${name}的营业执照照片`,
  noLicence: '没有照片',
  fields: '登记信息',
  history: '办理记录',
  approve: '通过',
  reject: '不通过',
  rejectText: '单位操作员会看到原因，修改后可以重新提交。',
  approved: (name: string) => `${name} 已通过`,
  rejected: (name: string) => `${name} 已退回修改`,
  next: '下一家',
  noNext: '没有等待审核的单位了',
  keys: '快捷键：A 通过，R 不通过，J 或 → 下一家',
}
