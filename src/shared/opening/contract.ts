import * as z from 'zod'
import { attachmentView } from '../attachment/contract'
import { command, moved, offer, query, shape, stateView, trailEntry } from '../contract'

const content = z.strictObject({
  employer: shape.optionalText(100),
  province: shape.optionalText(6),
  remarks: shape.optionalText(300),
})

const openingView = z.object({
  /** Null: nothing has been written or handed in yet. */
  caseId: shape.id.nullable(),
  state: stateView,
  /** False where signing is open to this graduate without any application, or never. */
  needed: z.boolean(),
  student: z.object({
    name: z.string(),
    number: z.string(),
    college: z.string(),
    className: z.string(),
    major: z.string(),
    level: z.string(),
    trainingMode: z.string(),
    origin: z.string(),
    mobile: z.string(),
  }),
  content: z.object({ employer: z.string(), province: z.string(), remarks: z.string() }),
  provinceName: z.string(),
  /** Division code of the student's home, '' where the registry has none. */
  homeDivision: z.string(),
  provinces: z.array(z.object({ code: z.string(), name: z.string() })),
  letterHint: z.string(),
  letters: z.array(attachmentView),
  /** Employer outside the home province: to be looked at, never in the way. */
  warning: z.string().nullable(),
  reason: z.string().nullable(),
  stages: z.array(z.object({ name: z.string(), state: z.enum(['done', 'now', 'todo', 'blocked']) })),
  window: z.object({ opens: shape.instant.nullable(), closes: shape.instant.nullable(), state: z.enum(['early', 'open', 'closed']) }),
  mayI: z.array(offer),
  trail: z.array(trailEntry),
  now: shape.instant,
})

export type OpeningView = z.output<typeof openingView>

const own = { callers: ['student'], scope: 'self' } as const
const reviewed = { callers: ['career-centre'], scope: 'case' } as const
const oneCase = z.strictObject({ caseId: shape.id })
const withReason = z.strictObject({ caseId: shape.id, reason: shape.reason })

export const openingContract = {
  /** The student's application, or an empty one to begin with (S0-4). */
  'opening.mine': query({ ...own, input: shape.none, output: openingView }),
  /** Hands in a page of the letter, uploaded before with `attachment.start`. */
  'opening.attach': command({
    ...own,
    input: z.strictObject({ fileId: z.string().max(500) }),
    output: z.object({ attachmentId: shape.id }),
  }),
  'opening.detach': command({ ...own, input: z.strictObject({ attachmentId: shape.id }), output: shape.done }),
  'opening.submit': command({ ...own, input: z.strictObject({ content }), output: moved }),
  'opening.withdraw': command({ ...own, input: shape.none, output: moved }),
  /** Applications by name or student number, longest waiting first. */
  'opening.queue': query({
    callers: ['career-centre'],
    scope: 'list',
    input: z.strictObject({
      list: z.enum(['submitted', 'approved', 'rejected', 'all']),
      search: z.string().trim().max(40).optional(),
      after: z.string().max(200).optional(),
    }),
    output: z.object({
      counts: z.array(z.object({ list: z.string(), label: z.string(), count: z.int() })),
      rows: z.array(
        z.object({
          caseId: shape.id,
          name: z.string(),
          number: z.string(),
          college: z.string(),
          className: z.string(),
          employer: z.string(),
          provinceName: z.string(),
          warning: z.string().nullable(),
          state: stateView,
          since: shape.instant,
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  'opening.case': query({ ...reviewed, input: oneCase, output: openingView.extend({ nextCaseId: shape.id.nullable(), waiting: z.int() }) }),
  'opening.approve': command({ ...reviewed, input: oneCase, output: moved }),
  'opening.reject': command({ ...reviewed, input: withReason, output: moved }),
  /** Takes an approval back while nothing has been signed with it. */
  'opening.revoke': command({ ...reviewed, input: withReason, output: moved }),
} as const
