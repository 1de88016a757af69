import * as z from 'zod'
import { command, query, shape } from '../contract'

const reviewers = ['college-officer', 'career-centre'] as const
const college = shape.text(60).optional()
const classPeople = z.object({ className: z.string(), people: z.int() })
const majors = z.array(z.object({ major: z.string(), people: z.int(), classes: z.array(classPeople) }))
const split = z.object({ total: z.int(), directed: z.int(), undirected: z.int() })

export const originReportContract = {
  /** The numbers of the caller's colleges, or of the one named, from approved records (S1-37…41), and the 定向 list (S1-42, S1-43). */
  'origin.report': query({
    callers: reviewers,
    scope: 'list',
    input: z.strictObject({ college }),
    output: z.object({
      season: z.string(),
      /** Colleges the caller may ask for. */
      colleges: z.array(z.string()),
      reports: z.array(
        z.object({
          college: z.string(),
          letter: z.object({ bachelors: split.extend({ teachers: z.int() }), postgraduates: split }),
          summary: z.object({ total: z.int(), bachelors: majors, postgraduates: majors }),
          /** Everybody on the roster; what is missing to the summary's total stands under `waiting`. */
          roster: z.int(),
          waiting: z.array(classPeople),
        }),
      ),
      directed: z.array(
        z.object({
          caseId: shape.id,
          name: z.string(),
          number: z.string(),
          college: z.string(),
          className: z.string(),
          level: z.string(),
          attachments: z.array(z.object({ code: z.string(), label: z.string(), at: shape.instant.nullable(), by: z.string().nullable() })),
        }),
      ),
      /** Pre-fills the foot of the summary. */
      filler: z.object({ name: z.string(), mobile: z.string() }),
      mayTick: z.boolean(),
    }),
  }),
  /** The same numbers as a file; the export is logged (D-2). The letter exists as PDF only. */
  'origin.reportFile': command({
    callers: reviewers,
    scope: 'list',
    input: z.strictObject({
      which: z.enum(['letter', 'summary', 'directed']),
      format: z.enum(['pdf', 'xlsx']),
      college,
      filler: z
        .strictObject({ name: shape.optionalText(20), officePhone: shape.optionalText(20), mobile: shape.optionalText(20) })
        .optional(),
    }),
    output: z.object({ url: z.string(), name: z.string() }),
    stepUp: true,
    anySeason: true,
  }),
  /** The college has, or has not after all, one attachment of one 定向 graduate at hand (S1-43). */
  'origin.tickAttachment': command({
    callers: ['college-officer'],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, attachment: z.string().max(40), ticked: z.boolean() }),
    output: shape.done,
  }),
} as const
