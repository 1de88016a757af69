import * as z from 'zod'
import { command, query, shape } from '../contract'
import { roleNames } from '../roles'

const role = z.enum(roleNames)

export const me = z.object({
  personId: shape.id,
  name: z.string(),
  number: z.string(),
  role,
  roles: z.array(z.object({ role, roleName: z.string(), scopes: z.array(z.string()) })),
  mustChangePassword: z.boolean(),
  bound: z.boolean(),
  school: z.object({ id: z.string(), name: z.string() }),
  season: z.object({ id: z.string(), name: z.string() }),
  /** Template name → WeChat template id, for asking consent (N-2). */
  templates: z.record(z.string(), z.string()),
  unread: z.int(),
  now: shape.instant,
})

export type Me = z.output<typeof me>

const signedIn = z.object({ token: z.string(), expiresAt: shape.instant, me })
const password = z.string('请填写密码').min(1, '请填写密码').max(128, '密码不能超过 128 位')

export const accountContract = {
  /** Student or staff number and password; the first time the last six characters of the ID number. */
  'account.signIn': command({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({ number: z.string('请填写学号或工号').trim().min(1, '请填写学号或工号').max(40, '学号或工号过长'), password }),
    output: signedIn,
  }),
  /** Silent sign-in on the phone by the bound WeChat account; `not-bound` otherwise. */
  'account.signInWithWeChat': command({ callers: 'anyone', scope: 'none', input: shape.none, output: signedIn }),
  'account.signOut': command({ callers: 'signed-in', scope: 'self', input: shape.none, output: shape.done, beforePasswordChange: true }),
  'account.me': query({ callers: 'signed-in', scope: 'self', input: shape.none, output: me, beforePasswordChange: true }),
  'account.actAs': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ role }),
    output: me,
    beforePasswordChange: true,
  }),
  'account.changePassword': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({
      /** Not asked of a person who has just come in with the initial password. */
      current: password.optional(),
      next: z
        .string('请填写新密码')
        .min(8, '新密码至少 8 位')
        .max(128, '新密码不能超过 128 位')
        .regex(/[A-Za-z]/, '新密码要有字母')
        .regex(/\d/, '新密码要有数字'),
    }),
    output: shape.done,
    beforePasswordChange: true,
  }),
  /** A code to scan with the phone: mini-program code as a data URL, valid ten minutes (A-2, S1-23). */
  'account.startBinding': command({
    callers: 'signed-in',
    scope: 'self',
    input: shape.none,
    output: z.object({ ticket: z.string(), picture: z.string(), expiresAt: shape.instant }),
    beforePasswordChange: true,
  }),
  'account.bindingStatus': query({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ ticket: z.string().max(32) }),
    output: z.object({ state: z.enum(['waiting', 'bound', 'expired']) }),
    beforePasswordChange: true,
  }),
  /** On the phone that scanned the code. Identity is the WeChat account of the call itself. */
  'account.confirmBinding': command({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({ ticket: z.string().min(1, '二维码内容不完整，请重新扫码').max(32) }),
    output: z.object({ name: z.string() }),
  }),
  /** On the phone, signed in with a password: binds this very WeChat account. */
  'account.bindHere': command({ callers: 'signed-in', scope: 'self', input: shape.none, output: shape.done, beforePasswordChange: true }),
  'account.unbind': command({ callers: 'signed-in', scope: 'self', input: z.strictObject({ password }), output: shape.done }),
  /** An officer lifts the lock of a person in scope (A-3, S1-36). */
  'account.unlock': command({
    callers: ['counselor', 'college-officer', 'career-centre', 'administrator'],
    scope: 'list',
    input: z.strictObject({ number: shape.text(40) }),
    output: shape.done,
  }),
  /** An officer ends the WeChat binding of a person in scope who cannot do it; on record. */
  'account.unbindFor': command({
    callers: ['counselor', 'college-officer', 'career-centre', 'administrator'],
    scope: 'list',
    input: z.strictObject({ number: shape.text(40) }),
    output: shape.done,
  }),
} as const
