import * as z from 'zod'
import { windowPolicy } from '../policy'
import { defaultReportPolicy, reportPolicy } from './report-policy'

/** How a field is edited and checked. `division` must reach the deepest level that exists (S1-11). */
const fieldKind = z.enum(['text', 'choice', 'month', 'division', 'digits', 'mobile', 'email', 'postcode', 'id-number'])

const field = z.strictObject({
  code: z.string(),
  label: z.string(),
  group: z.enum(['identity', 'study', 'origin', 'contact']),
  kind: fieldKind,
  /** Name of a code list in `codes/`, for `choice`. */
  choices: z.string().optional(),
  /** Grey for the student (S1-8). */
  locked: z.boolean(),
  required: z.boolean(),
  /** Held by the school, and shown beside the student's value; a difference is marked and allowed (S1-10). */
  inRegistry: z.boolean(),
  /** Who mends a locked value (S1-9). */
  correctedBy: z.enum(['college', 'career-centre']).optional(),
  hint: z.string().optional(),
  max: z.int().optional(),
})

export const originPolicy = z.strictObject({
  window: windowPolicy,
  fields: z.array(field).refine((fields) => new Set(fields.map(({ code }) => code)).size === fields.length, '字段代码重复'),
  /** What "origin" means, by level (S0-17, S1-12). */
  meaning: z.strictObject({ bachelor: z.string(), master: z.string(), doctor: z.string() }),
  reports: reportPolicy.default(defaultReportPolicy),
})

export type OriginPolicy = z.output<typeof originPolicy>
export type OriginField = OriginPolicy['fields'][number]

const locked = (code: string, label: string, more: Partial<OriginField> = {}): OriginField => ({
  code,
  label,
  group: 'study',
  kind: 'text',
  locked: true,
  required: true,
  inRegistry: true,
  correctedBy: 'college',
  ...more,
})
const checked = (code: string, label: string, choices: string): OriginField => ({
  code,
  label,
  group: 'origin',
  kind: 'choice',
  choices,
  locked: false,
  required: true,
  inRegistry: true,
})
const filled = (code: string, label: string, more: Partial<OriginField> = {}): OriginField => ({
  code,
  label,
  group: 'contact',
  kind: 'text',
  locked: false,
  required: true,
  inRegistry: false,
  max: 60,
  ...more,
})

/** The default policy, from seed 001 (field lists) and seed 000 (meaning for postgraduates). */
export const defaultOriginPolicy: OriginPolicy = {
  window: { opens: null, closes: null },
  fields: [
    locked('number', '学号', { group: 'identity' }),
    locked('name', '姓名', { group: 'identity' }),
    locked('idNumber', '身份证号', { group: 'identity', kind: 'id-number' }),
    locked('college', '院系', { correctedBy: 'career-centre' }),
    locked('major', '专业'),
    locked('direction', '专业方向', { required: false }),
    locked('schoolingYears', '学制', { kind: 'digits' }),
    locked('enrolledOn', '入学时间', { kind: 'month' }),
    locked('graduatesOn', '毕业时间', { kind: 'month' }),
    checked('trainingMode', '培养方式', 'training-mode'),
    checked('teacherCategory', '师范生类别', 'teacher-category'),
    checked('urbanRural', '城乡生源', 'urban-rural'),
    {
      code: 'division',
      label: '生源所在地',
      group: 'origin',
      kind: 'division',
      locked: false,
      required: true,
      inRegistry: true,
      hint: '必须选到县（区）；没有下级区县的城市选到市即可',
    },
    filled('mobile', '手机号', { kind: 'mobile', inRegistry: true }),
    filled('email', '电子邮箱', { kind: 'email' }),
    filled('qq', 'QQ 号码', { kind: 'digits', required: false, hint: '只填数字', max: 12 }),
    filled('homeAddress', '家庭住址', { hint: '到门牌号' }),
    filled('postcode', '邮政编码', { kind: 'postcode' }),
    filled('emergencyName', '紧急联系人', { max: 20 }),
    filled('emergencyPhone', '紧急联系人电话', { kind: 'mobile' }),
  ],
  meaning: {
    bachelor: '生源所在地是毕业回原籍时，能够无条件接收本人档案和户口的地方，请按实际情况填写。',
    master: '研究生的生源所在地为当前家庭户籍所在地。',
    doctor: '研究生的生源所在地为当前家庭户籍所在地。',
  },
  reports: defaultReportPolicy,
}
