import * as z from 'zod'

/** A password that is to be checked. */
export const password = z.string('请填写密码').min(1, '请填写密码').max(128, '密码不能超过 128 位')

/** A password that is to be set. */
export const newPassword = z
  .string('请填写新密码')
  .min(8, '新密码至少 8 位')
  .max(128, '新密码不能超过 128 位')
  .regex(/[A-Za-z]/, '新密码要有字母')
  .regex(/\d/, '新密码要有数字')
