import * as z from 'zod'

const level = z.enum(['bachelor', 'master', 'doctor'])

/** Who counts as 定向 and 师范 in the reports, and what a 定向 graduate's college hands in (S1-14, S1-15, S1-42, S1-43). */
export const reportPolicy = z.strictObject({
  /** Codes of 培养方式 that are 定向. */
  directedModes: z.array(z.string()).min(1),
  /** Codes of 师范生类别 that are 师范. */
  teacherCategories: z.array(z.string()).min(1),
  attachments: z.array(z.strictObject({ code: z.string().max(40), label: z.string(), levels: z.array(level).min(1) })),
})

export type ReportPolicy = z.output<typeof reportPolicy>

/** From seed 001: everybody's admission roster; of postgraduates (硕师计划) also the contract. */
export const defaultReportPolicy: ReportPolicy = {
  directedModes: ['2'],
  teacherCategories: ['1', '2'],
  attachments: [
    { code: 'admission-roster', label: '招生录取名册复印件', levels: ['bachelor', 'master', 'doctor'] },
    { code: 'contract', label: '定向培养合同复印件', levels: ['master', 'doctor'] },
  ],
}
