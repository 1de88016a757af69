import * as z from 'zod'

export const levelName = z.enum(['bachelor', 'master', 'doctor'])
export type LevelName = z.output<typeof levelName>

/** How a field is edited and checked. `division` must reach the deepest level that exists (S1-11); the value of a `photo` is its attachment. */
const fieldKind = z.enum(['text', 'choice', 'month', 'date', 'division', 'digits', 'mobile', 'email', 'postcode', 'id-number', 'photo'])

/** Holds where another field has one of these values. */
const condition = z.strictObject({ field: z.string(), oneOf: z.array(z.string()).min(1) })

/** What differs for graduates of one level. */
const atLevel = z.strictObject({
  locked: z.boolean().optional(),
  required: z.boolean().optional(),
  warned: z.boolean().optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
})

export const fieldPolicy = z.strictObject({
  code: z.string(),
  label: z.string(),
  group: z.enum(['identity', 'study', 'origin', 'contact']),
  kind: fieldKind,
  /** Name of a code list in `codes/`, for `choice`; or the school's own list as `options`. */
  choices: z.string().optional(),
  options: z.array(z.strictObject({ code: z.string(), name: z.string(), levels: z.array(levelName).optional() })).optional(),
  /** Grey for the student (S1-8). */
  locked: z.boolean(),
  required: z.boolean(),
  /** May stay empty, but the student is told. */
  warned: z.boolean().optional(),
  /** Held by the school, and shown beside the student's value; a difference is marked and allowed (S1-10). */
  inRegistry: z.boolean(),
  /** Who mends a locked value (S1-9). */
  correctedBy: z.enum(['college', 'career-centre']).optional(),
  hint: z.string().optional(),
  /** Read behind the value: `4 年`. */
  unit: z.string().optional(),
  max: z.int().optional(),
  /** Only graduates of these levels have the field; absent: everybody. */
  levels: z.array(levelName).optional(),
  onlyWhen: condition.optional(),
  byLevel: z.strictObject({ bachelor: atLevel.optional(), master: atLevel.optional(), doctor: atLevel.optional() }).optional(),
})

/** What a value must be, beyond its form: the rules of S1-14, S1-15, S1-17 and S0-18. */
export const rulePolicy = z
  .strictObject({
    field: z.string(),
    levels: z.array(levelName).optional(),
    when: condition.optional(),
    /** Exactly one of the three. */
    oneOf: z.array(z.string()).min(1).optional(),
    /** Of a month or date: `01`, `07`. */
    months: z
      .array(z.string().regex(/^(0[1-9]|1[0-2])$/))
      .min(1)
      .optional(),
    sameMonthAs: z.string().optional(),
    /** Marked only; on a locked field a rule is never more, because the student cannot mend it. */
    warns: z.boolean().optional(),
    message: z.string(),
  })
  .refine(({ oneOf, months, sameMonthAs }) => [oneOf, months, sameMonthAs].filter(Boolean).length === 1, '一条规则只能有一种要求')

export type FieldPolicy = z.output<typeof fieldPolicy>
export type OriginRule = z.output<typeof rulePolicy>
export type Condition = z.output<typeof condition>

/** A field as graduates of one level have it, its choices spelled out. */
export interface OriginField extends Omit<FieldPolicy, 'choices' | 'options' | 'levels' | 'byLevel'> {
  options?: { code: string; name: string }[]
}
