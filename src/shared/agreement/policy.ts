import * as z from 'zod'
import { windowPolicy } from '../policy'
import { sealNames } from './seal'

/** One seal of the paper: whether filing waits for it, who records it on seeing it, and where the student gets it (S0-60). */
const sealPolicy = z.strictObject({
  required: z.boolean(),
  /** Roles that may record the seal. */
  by: z.array(z.enum(['counselor', 'college-officer', 'career-centre'])).min(1),
  office: z.string().min(1).max(40),
  phone: z.string().max(30),
  place: z.string().max(60),
})

const college = { by: ['counselor', 'college-officer'] as ('counselor' | 'college-officer')[], phone: '' }
/** The employer has no desk here: whoever files sees its seal on the paper and records it. */
const defaultSeals = {
  college: { ...college, required: true, office: '所在学院学生工作办公室', place: '学院办公楼' },
  university: {
    required: true,
    by: ['career-centre' as const],
    office: '招生就业处',
    phone: '',
    place: '就业指导中心服务窗口',
  },
  employer: { ...college, required: true, office: '用人单位人事部门', place: '三份协议书寄送或当面交单位盖章' },
}

const defaultReturnReasons = [
  { code: 'post-filled', label: '岗位已招满', needsText: false },
  { code: 'terms-differ', label: '条款与约定不符', needsText: true },
  { code: 'student-data', label: '学生信息有误', needsText: true },
  { code: 'wrong-employer', label: '选错了单位', needsText: false },
  { code: 'not-hired', label: '未录用该生', needsText: false },
  { code: 'student-asked', label: '学生要求退回', needsText: false },
  { code: 'other', label: '其他原因', needsText: true },
]

export const agreementPolicy = z.strictObject({
  window: windowPolicy,
  /** Days the student has to confirm, day 0 being the day the employer signed; until 24:00 (S0-48, Decided). */
  confirmDays: z.int().min(1).max(30),
  /** Hours before the deadline at which the student is reminded (S0-51). */
  remindHours: z.array(z.int().min(1).max(240)),
  /** Codes of training modes that may not sign online: 定向, 委培 (S0-3). */
  excludedTrainingModes: z.array(z.string()),
  /** In which order the three parties seal (S0-60). */
  sealOrder: z.array(z.enum(sealNames)).length(3),
  seals: z.strictObject({ college: sealPolicy, university: sealPolicy, employer: sealPolicy }).default(defaultSeals),
  /** By so many days at a time the college may prolong one student's days to confirm. */
  extendDays: z.int().min(1).max(30).default(7),
  /** After so many days without a step of the employer the career centre may give an agreement back to the student. */
  employerSilentDays: z.int().min(1).max(90).default(15),
  /** The notes either party reads before the first action (S0-29, S0-38). A change of wording asks everybody again. */
  studentNotes: z.array(z.string()).min(1),
  employerNotes: z.array(z.string()).min(1),
  /** Why an employer returns an agreement: what it chooses from (S0-43). `needsText`: the choice alone tells the student nothing. */
  returnReasons: z
    .array(z.strictObject({ code: z.string().min(1).max(40), label: z.string().min(1).max(40), needsText: z.boolean() }))
    .min(1)
    .default(() => defaultReturnReasons),
  /** The rule a student agrees to when submitting; stored with its wording (S0-49). */
  defaultConsent: z.string(),
})

export type AgreementPolicy = z.output<typeof agreementPolicy>

export const defaultAgreementPolicy: AgreementPolicy = {
  window: { opens: null, closes: null },
  confirmDays: 7,
  remindHours: [72, 24, 3],
  excludedTrainingModes: ['2', '4'],
  sealOrder: ['college', 'university', 'employer'],
  seals: defaultSeals,
  extendDays: 7,
  employerSilentDays: 15,
  studentNotes: [
    '提交给用人单位即视为正式开始签约，请想清楚再提交。',
    '用人单位签约前，您可以自己撤回；用人单位签约后，只能按违约（解约）程序办理。',
    '基本信息由学校登记，只能核对不能修改；有误请先联系学院更正。',
    '用人单位签约后请尽快核对并确认；对条款有异议的，请写明原因退回用人单位。',
  ],
  employerNotes: [
    '您的签约即表示单位已作出明确的接收意见，对双方具有约束力。',
    '签约前请核对单位名称、统一社会信用代码、档案接收地等信息。',
    '毕业生确认前可以“拿回重签”；毕业生确认后不能再改。',
    '不同意签约或学生信息有误，请选择“退回”并写明原因，学生会立刻收到通知。',
  ],
  returnReasons: defaultReturnReasons,
  defaultConsent:
    '用人单位签约后，我会在 7 天内确认。第 7 天 24:00 前没有确认也没有提出异议的，视为我对协议条款无异议，协议自动转学院审核。',
}
