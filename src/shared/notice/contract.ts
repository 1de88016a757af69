import * as z from 'zod'
import { command, query, shape } from '../contract'

export const noticeContract = {
  /** Newest first, 30 at a time; `before` is the `next` of the previous page. */
  'notice.inbox': query({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ before: z.string().max(100).optional() }),
    output: z.object({
      notices: z.array(
        z.object({ id: shape.id, at: shape.instant, title: z.string(), text: z.string(), page: z.string().nullable(), read: z.boolean() }),
      ),
      next: z.string().nullable(),
      unread: z.int(),
    }),
  }),
  /** Marks notices as read; other people's ids are passed over in silence. */
  'notice.read': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ ids: z.array(shape.id).min(1).max(100) }),
    output: z.object({ unread: z.int() }),
    anySeason: true,
  }),
  /** What the person answered when asked for consent in a tap (N-2). */
  'notice.recordConsent': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ results: z.record(z.string().max(40), z.enum(['accept', 'reject', 'ban', 'filter'])) }),
    output: z.object({ balance: z.record(z.string(), z.int()) }),
    anySeason: true,
  }),
} as const
