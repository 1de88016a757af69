import type { Refusal } from '../errors'

export const accountRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'sign-in-failed': {
    message:
      '账号或密码不正确。首次登录的密码是身份证号后 6 位，字母 X 用大写；自行登记的用人单位用手机号登录。如仍无法登录，学生请带身份证到学院学生工作办公室核对是否已登记，用人单位请联系招生就业处。',
    call: { office: '所在学院学生工作办公室' },
  },
  'sign-in-locked': {
    message: '密码输错次数过多，账号已暂时锁定。请稍后再试，或联系学院老师解锁。',
    call: { office: '所在学院学生工作办公室' },
  },
  'change-password-first': {
    message: '首次登录需要先设置新密码或绑定微信。',
    fix: { label: '去设置', page: '/pages/account/password/index' },
  },
  'role-not-yours': { message: '您没有这个身份，请在“我的”中选择已有的身份。' },
  'role-not-allowed': {
    message: '您当前的身份不能办理这项业务，请在“我的”中切换身份后再试。',
    fix: { label: '切换身份', page: '/pages/me/index' },
  },
  'not-bound': { message: '这个微信号还没有绑定账号，请用学号（工号）和密码登录后绑定。' },
  'not-bound-to-reset': {
    message: '这个微信号没有绑定账号，不能用它重设密码。请带身份证到学院学生工作办公室重置；用人单位请联系招生就业处。',
  },
  'phone-only': { message: '请在手机微信里打开“启程”完成这一步。' },
  'ticket-expired': { message: '绑定二维码已失效，请在电脑上重新生成后再扫。' },
  'wechat-taken': {
    message: '这个微信号已绑定另一个账号。请先在那个账号的“我的”里解除绑定，或请老师协助。',
    call: { office: '所在学院学生工作办公室' },
  },
  'already-bound': { message: '您的账号已绑定另一个微信号。如需更换，请先解除原来的绑定。' },
  'password-again': { message: '导出、帮人恢复登录和特别放行前要再输入一次密码，10 分钟内有效。' },
  'no-password-to-confirm': {
    message: '您还没有设置密码。请先设置密码，再回来办理。',
    fix: { label: '去设置', page: '/pages/account/password/index' },
  },
  'password-wrong': { message: '当前密码不正确，请重新输入。' },
  'no-password-yet': {
    message: '您还没有设置密码，解除绑定后将无法登录。请先设置新密码。',
    fix: { label: '去设置', page: '/pages/account/password/index' },
  },
  'employer-known': {
    message: '这个统一社会信用代码已登记过，没有重复登记。请核对代码；如需增加操作员，请由该单位现有操作员邀请，或联系招生就业处。',
    call: { office: '招生就业处' },
  },
  'too-many-uploads': { message: '现在登记的单位较多，请一小时后再上传照片，已填写的内容不会丢失。', call: { office: '招生就业处' } },
  'invitation-over': { message: '邀请链接已用过或已过期，请联系邀请您的人重新发送。' },
  'link-for-oneself': { message: '不能给自己发重设链接。忘记自己的密码，请单位的另一位操作员或招生就业处发给您。' },
  'password-link-over': { message: '重设链接已用过、已过期或已换新的。请联系发给您的人重新发送。' },
  'invitation-password': {
    message:
      '这个手机号已有账号，密码不对，没有加入。请填写该账号的登录密码；忘记密码请在手机微信里重设，或请单位的另一位操作员、招生就业处发重设链接。',
    call: { office: '招生就业处' },
  },
  'password-same': { message: '新密码不能与身份证后 6 位或当前密码相同，请换一个。' },
}

/** What home says of employers whose registration waits. */
export const employerHomeWords = {
  toReview: '用人单位登记待审核',
  waiting: (count: number) => `${count} 件待办`,
  rejected: '单位登记需要修改',
  rejectedDetail: (name: string) => `${name}：请按原因修改后重新提交`,
  registered: '单位登记正在审核',
  registeredDetail: (name: string) => `${name}：招生就业处审核通过后，毕业生才能选择贵单位。`,
  careerCentre: '招生就业处',
}

/** What is said of the campus chosen at sign-in. */
export const campusWords = {
  corrected: (campus: string) => `您在毕业生名单中的校区是${campus}，已按${campus}登录。如有误请联系学院老师。`,
  unknown: (campus: string) => `没有“${campus}”这个校区，请重新选择。`,
  outside: (campus: string, mine: string) => `您的管理范围是${mine}，不含${campus}，工作列表仍按您的范围显示。`,
  rosterDecides: '学生的校区以毕业生名单为准，如有误请联系学院老师。',
}

/** Results of a reset, row by row. */
export const resetWords = {
  notInScope: '没有找到，或不在您的管理范围内',
  oneself: '不能重置自己的密码，请在“我的”中修改',
  noInitial: '没有登记身份证号，没有初始密码可恢复；请本人用已绑定的微信重设，用人单位操作员可在单位信息里发重设链接',
}

/** What the server says about employers that register. */
export const employerWords = {
  licenceMissing: '没有收到营业执照照片，请重新上传',
  licenceTooBig: '照片不能超过 5 MB，请压缩后再上传',
  licenceNoPicture: '这个文件不是 JPG 或 PNG 照片，请重新拍照或截图后上传',
  unprintable: (characters: string[]) => `有打印不出的字：${characters.join(' ')}，请换一种写法`,
  /** Kind of event → how the history names it. */
  history: {
    'employer-registered': '登记',
    'employer-resubmitted': '修改后重新提交',
    'employer-verified': '核对单位信息',
    'employer-approved': '审核通过',
    'employer-rejected': '审核不通过',
    'operator-invited': '邀请操作员',
    'invitation-accepted': '操作员加入',
    'password-link-issued': '发出重设密码链接',
  } as Record<string, string>,
}
