/** Policy is data with a version (requirements, preamble): each feature owns a schema and a default, validated whenever it is loaded. */
import * as z from 'zod'

/** A window in wall time of Asia/Shanghai, to the minute; the closing instant is excluded. Null: open-ended. */
export const windowPolicy = z
  .strictObject({
    opens: z.iso.datetime({ local: true, precision: -1 }).nullable(),
    closes: z.iso.datetime({ local: true, precision: -1 }).nullable(),
  })
  .refine(({ opens, closes }) => !opens || !closes || opens < closes, { error: '开始时间必须早于结束时间', path: ['closes'] })

export type WindowPolicy = z.output<typeof windowPolicy>
