import * as z from 'zod'
import { bulkIds, bulkResult, command, moved, offer, query, shape, stateView, trailEntry } from '../contract'

/** Section code → text. The page, not a number of characters, is the limit (S0-20); this one only keeps megabytes out. */
const content = z.record(z.string().max(40), z.string().max(5000, '文字太长，一页放不下，请精简'))
/** Section code → what is wrong with it: empty, unprintable, or by how many lines too long. */
const problems = z.record(z.string(), z.string())

const recommendationView = z.object({
  caseId: shape.id.nullable(),
  version: z.int(),
  state: stateView,
  /** What the form prints of the school's verified data: confirmed, not edited. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  student: z.object({ name: z.string(), number: z.string(), college: z.string(), className: z.string(), major: z.string() }),
  window: z.object({ opens: shape.instant.nullable(), closes: shape.instant.nullable(), state: z.enum(['early', 'open', 'closed']) }),
  sections: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      hint: z.string(),
      required: z.boolean(),
      text: z.string(),
      problem: z.string().nullable(),
    }),
  ),
  reason: z.string().nullable(),
  copies: z.object({ printed: z.int(), allowed: z.int() }),
  checklist: z.array(z.object({ item: z.string(), label: z.string(), ticked: z.boolean() })),
  afterPrint: z.string(),
  stages: z.array(z.object({ name: z.string(), state: z.enum(['done', 'now', 'todo', 'blocked']) })),
  mayI: z.array(offer),
  trail: z.array(trailEntry),
  now: shape.instant,
})

export type RecommendationView = z.output<typeof recommendationView>

const reviewers = ['college-officer', 'counselor'] as const
const officers = ['college-officer', 'counselor', 'career-centre'] as const
const oneCase = z.strictObject({ caseId: shape.id })
const withReason = z.strictObject({ caseId: shape.id, reason: shape.reason })
const link = z.object({ url: z.string(), name: z.string() })

export const recommendationContract = {
  /** The student's form, or an empty one to begin with. */
  'recommendation.mine': query({ callers: ['student'], scope: 'self', input: shape.none, output: recommendationView }),
  /** Keeps a draft, however incomplete, and measures it on the page (S0-20). */
  'recommendation.save': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ content }),
    output: moved.extend({ problems }),
  }),
  'recommendation.submit': command({ callers: ['student'], scope: 'self', input: z.strictObject({ content }), output: moved }),
  'recommendation.withdraw': command({ callers: ['student'], scope: 'self', input: shape.none, output: moved }),
  /** The very page that will be printed, with a watermark: a link that works for ten minutes (S0-19, S0-20). */
  'recommendation.preview': query({ callers: ['student', ...officers], scope: 'case', input: oneCase, output: link }),
  /** Prints: counted, once per person unless released (S0-23, S0-24). The answer to the same requestId is the same copy. */
  'recommendation.document': command({
    callers: ['student'],
    scope: 'case',
    input: oneCase,
    output: moved.extend({ url: z.string(), name: z.string(), copy: z.int() }),
  }),
  /** Lists of the college and the career centre, by name or student number, longest waiting first (S0-26). */
  'recommendation.queue': query({
    callers: officers,
    scope: 'list',
    input: z.strictObject({
      list: z.enum(['to-review', 'to-print', 'to-sign', 'to-seal', 'to-stamp', 'effective', 'rejected', 'all']),
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
          major: z.string(),
          state: stateView,
          since: shape.instant,
          printed: z.int(),
        }),
      ),
      next: z.string().nullable(),
      /** What the caller ticks on this list, null where nothing. */
      tick: z.object({ item: z.enum(['opinion', 'collegeSeal', 'universitySeal']), label: z.string() }).nullable(),
    }),
  }),
  /** One form as the reviewer sees it, with the id of the next one waiting. */
  'recommendation.case': query({
    callers: officers,
    scope: 'case',
    input: oneCase,
    output: recommendationView.extend({ nextCaseId: shape.id.nullable(), waiting: z.int() }),
  }),
  'recommendation.approve': command({ callers: reviewers, scope: 'case', input: oneCase, output: moved }),
  'recommendation.reject': command({ callers: reviewers, scope: 'case', input: withReason, output: moved }),
  /** Ticks one item of the checklist on up to 1,000 papers, a result for each (S0-25, S0-26, X-9). */
  'recommendation.tick': command({
    callers: officers,
    scope: 'case',
    input: z.strictObject({ caseIds: bulkIds, item: z.enum(['opinion', 'collegeSeal', 'universitySeal']) }),
    output: bulkResult,
  }),
  /** Takes back the tick set last, by the side that set it. */
  'recommendation.undoTick': command({ callers: officers, scope: 'case', input: withReason, output: moved }),
  /** Allows one more copy; the paper printed before is void (S0-24). */
  'recommendation.release': command({ callers: officers, scope: 'case', input: withReason, output: moved, stepUp: true }),
} as const
