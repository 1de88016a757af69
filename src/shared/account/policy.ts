import * as z from 'zod'

/** Where people of a campus get help with their account: named where signing in fails. */
export const accountPolicy = z.strictObject({
  helpDesks: z
    .array(
      z.strictObject({
        campus: z.string().trim().min(1, '请填写校区').max(40),
        office: z.string().trim().min(1, '请填写办公室').max(40),
        phone: z.string().trim().max(30),
        place: z.string().trim().max(60),
      }),
    )
    .max(20),
})

export type AccountPolicy = z.output<typeof accountPolicy>

export const defaultAccountPolicy: AccountPolicy = { helpDesks: [] }
