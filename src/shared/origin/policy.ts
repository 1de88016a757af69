import * as z from 'zod'
import { windowPolicy } from '../policy'
import { defaultFields, defaultRules } from './default-fields'
import { fieldPolicy, rulePolicy } from './field-policy'
import { defaultReportPolicy, reportPolicy } from './report-policy'

/** What can be measured of a one-inch photograph 一寸照片, in pixels; width by height is between the two ratios (S0-13). */
const photoPolicy = z.strictObject({
  least: z.strictObject({ width: z.int().min(1), height: z.int().min(1) }),
  ratio: z.strictObject({ from: z.number().positive(), to: z.number().max(1) }),
})
export type PhotoPolicy = z.output<typeof photoPolicy>

/** 295 × 413 pixels are 25 × 35 mm at 300 dpi. */
const defaultPhoto: PhotoPolicy = { least: { width: 295, height: 413 }, ratio: { from: 0.66, to: 0.78 } }

/** A reason the college can tap when it sends a field back: for fields of these kinds, for these fields, or for all. */
const rejectReason = z.strictObject({
  text: z.string().min(2).max(100),
  kinds: z.array(z.string()).optional(),
  fields: z.array(z.string()).optional(),
})
export type RejectReason = z.output<typeof rejectReason>

const defaultRejectReasons: RejectReason[] = [
  { text: '与户口簿不一致，请核对', kinds: ['division'] },
  { text: '请按“生源所在地”的说明填写', kinds: ['division'] },
  { text: '号码打不通，请核对', kinds: ['mobile'] },
  { text: '请填写本人能接听的号码', fields: ['mobile'] },
  { text: '与录取材料不一致，请核对', kinds: ['choice'] },
  { text: '照片不是本人，请更换', kinds: ['photo'] },
  { text: '照片不清楚或不是证件照，请更换', kinds: ['photo'] },
  { text: '请写到门牌号', fields: ['homeAddress'] },
  { text: '填写有误，请核对' },
  { text: '填写不完整，请补充' },
]

/** Field-level policy of a season. A form once begun keeps the version it was begun under. */
export const originPolicy = z
  .strictObject({
    window: windowPolicy,
    fields: z.array(fieldPolicy).refine((fields) => new Set(fields.map(({ code }) => code)).size === fields.length, '字段代码重复'),
    rules: z.array(rulePolicy).default(defaultRules),
    /** What "origin" means, by level (S0-17, S1-12). */
    meaning: z.strictObject({ bachelor: z.string(), master: z.string(), doctor: z.string() }),
    /** What remains to be done outside this system once the origin is approved: the platform of the province and its dates (S0-6). */
    afterwards: z.string().max(300).default(''),
    photo: photoPolicy.default(defaultPhoto),
    rejectReasons: z.array(rejectReason).default(defaultRejectReasons),
    reports: reportPolicy.default(defaultReportPolicy),
  })
  .refine(({ fields, rules }) => {
    const codes = new Set(fields.map(({ code }) => code))
    const named = rules.flatMap(({ field, when, sameMonthAs }) => [field, when?.field ?? field, sameMonthAs ?? field])
    return [...named, ...fields.flatMap(({ onlyWhen }) => onlyWhen?.field ?? [])].every((code) => codes.has(code))
  }, '规则或条件里的字段不存在')

export type OriginPolicy = z.output<typeof originPolicy>

export const defaultOriginPolicy: OriginPolicy = {
  window: { opens: null, closes: null },
  fields: defaultFields,
  rules: defaultRules,
  meaning: {
    bachelor: '生源所在地是毕业回原籍时，能够无条件接收本人档案和户口的地方，请按实际情况填写。',
    master: '研究生的生源所在地为当前家庭户籍所在地。',
    doctor: '研究生的生源所在地为当前家庭户籍所在地。',
  },
  afterwards: '还要在省就业平台上办理：请按学校通知的时间登录省就业平台，完成网上注册、信息完善和微信绑定。',
  photo: defaultPhoto,
  rejectReasons: defaultRejectReasons,
  reports: defaultReportPolicy,
}
