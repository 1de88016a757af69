import * as z from 'zod'
import { command, query, shape } from '../contract'

export const rosterStudentContract = {
  /** The columns of the roster as a form, for one graduate who is missing (S1-31). */
  'roster.studentForm': query({
    callers: ['college-officer'],
    scope: 'self',
    input: shape.none,
    output: z.object({
      season: z.string(),
      fields: z.array(
        z.object({
          /** Header of the roster's column. */
          name: z.string(),
          required: z.boolean(),
          choices: z.array(z.string()).nullable(),
          example: z.string(),
        }),
      ),
    }),
  }),
  /** Adds one graduate to the caller's own college, under the checks of the roster import (S1-30, S1-31). */
  'roster.addStudent': command({
    callers: ['college-officer'],
    scope: 'self',
    input: z.strictObject({ cells: z.record(z.string().max(20), z.string().trim().max(100, '不能超过 100 个字')) }),
    output: z.object({ caseId: shape.id }),
  }),
} as const
