import type { Refusal } from '../errors'

export const accountRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'sign-in-failed': {
    message:
      '学号（工号）或密码不正确。首次登录的密码是身份证号后 6 位，字母 X 用大写；如仍无法登录，请带身份证到学院学生工作办公室核对是否已登记。',
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
  'phone-only': { message: '请在手机微信里打开“启程”完成这一步。' },
  'ticket-expired': { message: '绑定二维码已失效，请在电脑上重新生成后再扫。' },
  'wechat-taken': {
    message: '这个微信号已绑定另一个账号。请先在那个账号的“我的”里解除绑定，或请老师协助。',
    call: { office: '所在学院学生工作办公室' },
  },
  'already-bound': { message: '您的账号已绑定另一个微信号。如需更换，请先解除原来的绑定。' },
  'password-wrong': { message: '当前密码不正确，请重新输入。' },
  'no-password-yet': {
    message: '您还没有设置密码，解除绑定后将无法登录。请先设置新密码。',
    fix: { label: '去设置', page: '/pages/account/password/index' },
  },
  'password-same': { message: '新密码不能与身份证后 6 位或当前密码相同，请换一个。' },
}
