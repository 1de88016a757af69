import * as z from 'zod'
import { bulkResult, command, query, shape, trailEntry } from '../contract'

const tone = z.enum(['neutral', 'accent', 'good', 'warn', 'bad'])

export const deskContract = {
  /** Takes back a bulk decision of one's own within its ten minutes; a result for each case. */
  'desk.undo': command({
    callers: ['college-officer', 'counselor', 'employer-operator', 'advisor', 'clearance-officer', 'dormitory-officer'],
    scope: 'self',
    input: z.strictObject({ bulkId: shape.id }),
    output: bulkResult,
  }),
  /** Home in one call: what waits for me, what blocks me, whom to call. */
  'desk.home': query({
    callers: 'signed-in',
    scope: 'self',
    input: shape.none,
    output: z.object({
      todos: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          detail: z.string(),
          page: z.string(),
          dueAt: shape.instant.nullable(),
          tone,
          count: z.int().nullable(),
        }),
      ),
      blocks: z.array(
        z.object({
          title: z.string(),
          reason: z.string(),
          office: z.string().nullable(),
          place: z.string().nullable(),
          phone: z.string().nullable(),
          page: z.string().nullable(),
        }),
      ),
      progress: z.array(
        z.object({
          title: z.string(),
          state: z.string(),
          tone,
          page: z.string(),
          stages: z.array(z.object({ name: z.string(), state: z.enum(['done', 'now', 'todo', 'blocked']) })),
        }),
      ),
      /** `count`: how much waits behind the link; null where nothing is counted. */
      links: z.array(z.object({ label: z.string(), page: z.string(), count: z.int().nullable() })),
      timeline: z.array(z.object({ at: shape.instant, text: z.string(), page: z.string().nullable() })),
      unread: z.int(),
      now: shape.instant,
    }),
  }),
  /** The trail of one case the caller may see. */
  'desk.trail': query({
    callers: 'signed-in',
    scope: 'case',
    input: z.strictObject({ caseId: shape.id }),
    output: z.object({ title: z.string(), student: z.string(), trail: z.array(trailEntry) }),
  }),
} as const
