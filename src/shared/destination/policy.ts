import * as z from 'zod'
import { destinations } from '../codes/destination'
import { windowPolicy } from '../policy'
import { archiveFields, exportSources } from './columns'
import { defaultDestinationRules } from './default-rules'

const wallTime = z.iso.datetime({ local: true, precision: -1 }).nullable()

/** A field that some codes ask for. `choices` names a code list, `options` are words of their own. */
export const fieldRule = z.strictObject({
  code: z.string().max(40),
  label: z.string(),
  kind: z.enum(['text', 'choice', 'division', 'credit-code', 'month']),
  choices: z.string().optional(),
  options: z.array(z.string()).optional(),
  hint: z.string().optional(),
  max: z.int().optional(),
})

/** A paper that shows the destination to be true. */
const evidenceRule = z.strictObject({ code: z.string().max(40), label: z.string(), hint: z.string().optional(), required: z.boolean() })

const archiveKind = z.enum(['talent-centre', 'employer', 'university'])

/** What one destination code asks for. */
export const codeRule = z.strictObject({
  code: z.string().refine((code) => destinations.nameOf(code) !== undefined, '没有这个去向代码'),
  fields: z.array(z.strictObject({ code: z.string(), required: z.boolean() })),
  evidence: z.array(evidenceRule),
  /** `agreement`: comes from the filed agreement alone. */
  statedBy: z.enum(['student', 'agreement']),
  /** The college may state it for somebody who stays silent. */
  byCollege: z.boolean(),
  /** Counts as 已落实 in the rate. */
  fixed: z.boolean(),
  /** Where the archive may go, why, and which field names the unit that must receive it. */
  archive: z.strictObject({ kinds: z.array(archiveKind).min(1), why: z.string(), unitField: z.string().optional() }),
})

export const destinationPolicy = z
  .strictObject({
    window: windowPolicy,
    /** An approved destination may be changed until then; null: as long as people ask. */
    amendUntil: wallTime,
    /** The archive address may be filled and corrected until then. */
    archiveUntil: wallTime,
    reviewers: z.array(z.enum(['counselor', 'college-officer'])).min(1),
    /** The clearance item that passes by itself once a destination is registered and reviewed (S2-22…24). */
    clears: z.string().nullable(),
    /** Hours between two reminders of one person. */
    remindEvery: z.int().min(1),
    fields: z.array(fieldRule),
    codes: z.array(codeRule).min(1),
    /** 单位性质 of employers that may keep archives; all others send them to a talent centre. */
    archiveKeepers: z.array(z.string()),
    /** The layout the province asks for, in this order. */
    export: z.array(z.strictObject({ header: z.string(), source: z.string() })).min(1),
  })
  .superRefine((policy, context) => {
    const known = new Set(policy.fields.map(({ code }) => code))
    for (const { code, fields } of policy.codes)
      for (const asked of fields)
        if (!known.has(asked.code)) context.addIssue({ code: 'custom', message: `去向 ${code} 要填的“${asked.code}”没有定义` })
    const sources = new Set<string>([
      ...exportSources,
      ...[...known].map((code) => `value.${code}`),
      ...archiveFields.map(({ code }) => `archive.${code}`),
    ])
    for (const { source } of policy.export)
      if (!sources.has(source)) context.addIssue({ code: 'custom', message: `导出列的来源“${source}”没有定义` })
  })

export type DestinationPolicy = z.output<typeof destinationPolicy>
export type FieldRule = z.output<typeof fieldRule>
export type CodeRule = z.output<typeof codeRule>
export type ArchiveKind = z.output<typeof archiveKind>

/** The default: the codes and papers in use since 2023, and the column order of the national employment statistics. */
export const defaultDestinationPolicy: DestinationPolicy = {
  window: { opens: null, closes: null },
  amendUntil: null,
  archiveUntil: null,
  reviewers: ['counselor', 'college-officer'],
  clears: 'career',
  remindEvery: 24,
  archiveKeepers: ['10', '20', '21', '22', '23', '29', '31', '40'],
  ...defaultDestinationRules,
}
