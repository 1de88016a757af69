import * as z from 'zod'
import { command, query, shape } from '../contract'
import { roleNames } from '../roles'
import { employerAccountContract } from './employer-contract'
import { me, signedIn } from './me'
import { newPassword, password } from './password'

const role = z.enum(roleNames)
const campus = z.string('请选择校区').trim().min(1, '请选择校区').max(40, '没有这个校区')

export const accountContract = {
  /** Student or staff number and password; the first time the last six characters of the ID number. */
  'account.signIn': command({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({
      number: z.string('请填写学号或工号').trim().min(1, '请填写学号或工号').max(40, '学号或工号过长'),
      password,
      campus: campus.optional(),
    }),
    output: signedIn,
  }),
  /** The campuses to choose from at sign-in, with their help desks; empty where the school has only one. */
  'account.campuses': query({
    callers: 'anyone',
    scope: 'none',
    input: shape.none,
    output: z.object({
      campuses: z.array(
        z.object({ name: z.string(), help: z.object({ office: z.string(), phone: z.string(), place: z.string() }).nullable() }),
      ),
    }),
  }),
  /** Works at another campus from now on in this session; a student's is the roster's. */
  'account.chooseCampus': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ campus }),
    output: me,
    anySeason: true,
  }),
  /** Silent sign-in on the phone by the bound WeChat account; `not-bound` otherwise. */
  'account.signInWithWeChat': command({ callers: 'anyone', scope: 'none', input: shape.none, output: signedIn }),
  'account.signOut': command({
    callers: 'signed-in',
    scope: 'self',
    input: shape.none,
    output: shape.done,
    beforePasswordChange: true,
    anySeason: true,
  }),
  'account.me': query({ callers: 'signed-in', scope: 'self', input: shape.none, output: me, beforePasswordChange: true }),
  'account.actAs': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ role }),
    output: me,
    beforePasswordChange: true,
    anySeason: true,
  }),
  'account.changePassword': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({
      /** Not asked of a person who has just come in with the initial password. */
      current: password.optional(),
      next: newPassword,
    }),
    output: shape.done,
    beforePasswordChange: true,
    anySeason: true,
  }),
  /** The password once more, for exports and overrides: good for ten minutes in this session; failures count as at sign-in. */
  'account.confirmPassword': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ password }),
    output: z.object({ until: shape.instant }),
    anySeason: true,
  }),
  /** A code to scan with the phone: mini-program code as a data URL, valid ten minutes (A-2, S1-23). */
  'account.startBinding': command({
    callers: 'signed-in',
    scope: 'self',
    input: shape.none,
    output: z.object({ ticket: z.string(), picture: z.string(), expiresAt: shape.instant }),
    secretAnswer: true,
    beforePasswordChange: true,
    anySeason: true,
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
  'account.bindHere': command({
    callers: 'signed-in',
    scope: 'self',
    input: shape.none,
    output: shape.done,
    beforePasswordChange: true,
    anySeason: true,
  }),
  'account.unbind': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ password }),
    output: shape.done,
    anySeason: true,
  }),
  /** An officer lifts the lock of a person in scope (A-3, S1-36). */
  'account.unlock': command({
    callers: ['counselor', 'college-officer', 'career-centre', 'administrator'],
    scope: 'list',
    input: z.strictObject({ number: shape.text(40, '学号或工号') }),
    output: shape.done,
    stepUp: true,
    anySeason: true,
  }),
  /** An officer ends the WeChat binding of a person in scope who cannot do it; on record. */
  'account.unbindFor': command({
    callers: ['counselor', 'college-officer', 'career-centre', 'administrator'],
    scope: 'list',
    input: z.strictObject({ number: shape.text(40, '学号或工号') }),
    output: shape.done,
    stepUp: true,
    anySeason: true,
  }),
  /** Where am I signed in. `sessionId` names a session only to end it. */
  'account.devices': query({
    callers: 'signed-in',
    scope: 'self',
    input: shape.none,
    output: z.object({
      devices: z.array(
        z.object({
          sessionId: shape.id,
          channel: z.enum(['phone', 'web']),
          /** E.g. `Windows 电脑 · Chrome`, `手机微信`. */
          device: z.string(),
          since: shape.instant,
          until: shape.instant,
          /** The session that asks. */
          thisOne: z.boolean(),
        }),
      ),
    }),
  }),
  'account.endSession': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ sessionId: shape.id }),
    output: shape.done,
    anySeason: true,
  }),
  /** All but the one that asks. */
  'account.endOtherSessions': command({
    callers: 'signed-in',
    scope: 'self',
    input: shape.none,
    output: z.object({ ended: z.int() }),
    anySeason: true,
  }),
  /** Forgotten password: the WeChat account of the call is the identity. Ends every session and opens one. */
  'account.resetByWeChat': command({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({ next: newPassword }),
    output: signedIn,
  }),
  /** The initial password works again and must be changed (A-4, S1-35): up to 1,000 people in scope, each with a result. */
  'account.resetMany': command({
    callers: ['counselor', 'college-officer', 'career-centre', 'administrator'],
    scope: 'list',
    input: z.strictObject({
      numbers: z.array(shape.text(40, '学号')).min(1, '请填写学号，每行一个').max(1000, '一次最多重置 1000 人，请分批办理'),
    }),
    output: z.object({
      results: z.array(z.object({ number: z.string(), name: z.string().nullable(), ok: z.boolean(), message: z.string().nullable() })),
      done: z.int(),
      failed: z.int(),
    }),
    stepUp: true,
    anySeason: true,
  }),
  ...employerAccountContract,
} as const
