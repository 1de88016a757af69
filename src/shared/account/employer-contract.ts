import * as z from 'zod'
import { employerNatures } from '../codes/employer-nature'
import { command, query, shape, uploadSlot } from '../contract'
import { mobileProblem, normaliseCreditCode, normaliseMobile } from '../identity'
import { largestLicence } from './licence'
import { signedIn } from './me'
import { newPassword } from './password'

const mobile = z
  .string('请填写手机号')
  .refine((text) => mobileProblem(text) === null, '手机号应为 11 位数字')
  .transform(normaliseMobile)

/** What an employer says of itself. The credit code's check digit warns and never blocks; only its form is asked for. */
export const employerFields = z.strictObject({
  name: shape.text(60, '单位名称'),
  creditCode: z
    .string('请填写统一社会信用代码')
    .transform(normaliseCreditCode)
    .pipe(z.string().regex(/^[0-9A-Z]{15,20}$/, '信用代码应为 18 位数字和大写字母，请照营业执照填写')),
  nature: z.string('请选择单位性质').refine((code) => employerNatures.nameOf(code) !== undefined, '请选择单位性质'),
  industry: shape.text(30, '行业'),
  address: shape.text(80, '地址'),
  contact: shape.text(20, '联系人'),
  phone: shape.text(30, '联系电话'),
  email: z.email('邮箱格式不正确，例如 name@example.com').max(80, '不能超过 80 个字'),
})

export type EmployerFields = z.output<typeof employerFields>

/** The file id that `account.uploadLicence` gave. */
const licence = z.string('请上传营业执照照片').min(1, '请上传营业执照照片').max(400)
const employerState = z.enum(['registered', 'approved', 'rejected'])
const operator = z.object({
  operatorId: shape.id,
  name: z.string(),
  /** Masked. */
  mobile: z.string(),
  /** The operator who asks. */
  oneself: z.boolean(),
})
const invitation = z.object({
  /** Part of the link `/pages/account/employer/invitation/index?ticket=…`; works once, for seven days. */
  ticket: z.string(),
  /** The same as a mini-program code, a data URL. */
  picture: z.string(),
  expiresAt: shape.instant,
})

export type Invitation = z.output<typeof invitation>

const ticket = z.string('邀请链接不完整').min(1, '邀请链接不完整').max(32, '邀请链接不正确')

const ownEmployer = z.object({
  employerId: shape.id,
  fields: employerFields.partial(),
  state: employerState,
  /** Why it was rejected. */
  reason: z.string().nullable(),
  hasLicence: z.boolean(),
  operators: z.array(operator),
})

export type OwnEmployer = z.output<typeof ownEmployer>

/** Employers that register, those who look at them, and their operators (A-6, S0-32). */
export const employerAccountContract = {
  /** Where to send the licence picture, straight to storage, before there is an account. */
  'account.uploadLicence': command({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({
      name: z
        .string()
        .trim()
        .max(200, '文件名过长')
        .regex(/\.(jpe?g|png)$/i, '请选择 JPG 或 PNG 格式的照片'),
      size: z.int().min(1, '文件是空的').max(largestLicence, '照片不能超过 5 MB，请压缩后再上传'),
    }),
    output: uploadSlot,
  }),
  /** Answers the same whether or not the employer or the number was known already; who cannot sign in afterwards is told whom to ask. */
  'account.registerEmployer': command({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({
      employer: employerFields,
      licence,
      operator: z.strictObject({ name: shape.text(20, '姓名'), mobile }),
      password: newPassword,
      /** The name card that led here: its student stays with the new employer (S0-31). */
      card: z.string().min(1, '名片链接不完整').max(32, '名片链接不正确').optional(),
    }),
    output: shape.done,
  }),
  /** On an employer's behalf (S0-32); the invitation is for its first operator. */
  'account.registerEmployerFor': command({
    callers: ['college-officer', 'career-centre'],
    scope: 'none',
    input: z.strictObject({ employer: employerFields, licence }),
    output: invitation,
    secretAnswer: true,
    anySeason: true,
  }),
  'account.employersToReview': query({
    callers: ['career-centre'],
    scope: 'university',
    input: z.strictObject({ state: employerState.default('registered') }),
    output: z.object({
      counts: z.record(employerState, z.int()),
      /** Longest waiting first; at most 200. */
      rows: z.array(
        z.object({
          employerId: shape.id,
          name: z.string(),
          creditCode: z.string(),
          nature: z.string(),
          registeredAt: shape.instant,
          /** Who registered on its behalf, if not itself. */
          behalf: z.string().nullable(),
          oddCode: z.boolean(),
        }),
      ),
    }),
  }),
  'account.employerToReview': query({
    callers: ['career-centre'],
    scope: 'university',
    input: z.strictObject({ employerId: shape.id }),
    output: ownEmployer.extend({
      /** Address of the licence picture, good for ten minutes. */
      licenceUrl: z.string().nullable(),
      registeredAt: shape.instant,
      behalf: z.string().nullable(),
      oddCode: z.boolean(),
      history: z.array(z.object({ at: shape.instant, who: z.string(), label: z.string(), reason: z.string().nullable() })),
      /** The one that waits longest besides this. */
      next: shape.id.nullable(),
    }),
  }),
  'account.reviewEmployer': command({
    callers: ['career-centre'],
    scope: 'university',
    input: z.discriminatedUnion('decision', [
      z.strictObject({ employerId: shape.id, decision: z.literal('approve') }),
      z.strictObject({ employerId: shape.id, decision: z.literal('reject'), reason: shape.reason }),
    ]),
    output: z.object({ state: employerState }),
    anySeason: true,
  }),
  'account.myEmployers': query({
    callers: ['employer-operator'],
    scope: 'self',
    input: shape.none,
    output: z.object({ employers: z.array(ownEmployer) }),
  }),
  /** After a rejection: corrected, and to review again. Without `licence` the picture stays. */
  'account.resubmitEmployer': command({
    callers: ['employer-operator'],
    scope: 'self',
    input: z.strictObject({ employerId: shape.id, employer: employerFields, licence: licence.optional() }),
    output: z.object({ state: employerState }),
    anySeason: true,
  }),
  'account.inviteOperator': command({
    callers: ['employer-operator', 'career-centre'],
    scope: 'self',
    input: z.strictObject({ employerId: shape.id }),
    output: invitation,
    secretAnswer: true,
    anySeason: true,
  }),
  /**
   * A link that sets a new password once, within a day, for an operator who has neither the old one nor a bound WeChat account:
   * from another operator who acts for every one of that operator's employers, or from the school after it has checked who asks.
   */
  'account.issuePasswordLink': command({
    callers: ['employer-operator', 'career-centre', 'administrator'],
    scope: 'self',
    input: z.strictObject({ operatorId: shape.id }),
    output: invitation,
    secretAnswer: true,
    stepUp: true,
    anySeason: true,
  }),
  /** Whose password the link sets, for whoever holds it. */
  'account.passwordLink': query({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({ ticket }),
    output: z.object({ name: z.string(), expiresAt: shape.instant }),
  }),
  /** Ends every session of the person, lifts a lock, and opens a session. */
  'account.setPasswordByLink': command({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({ ticket, next: newPassword }),
    output: signedIn,
  }),
  /** Who invites, for whoever holds the link. */
  'account.invitation': query({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({ ticket }),
    output: z.object({ employer: z.string(), expiresAt: shape.instant }),
  }),
  /** Makes an account with the mobile number; an operator who has one already gives its password and gets this employer too. */
  'account.acceptInvitation': command({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({ ticket, name: shape.text(20, '姓名'), mobile, password: newPassword }),
    output: signedIn,
  }),
} as const
