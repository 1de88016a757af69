import * as z from 'zod'
import { bulkIds, command, offer, query, shape, stateView, trailEntry, undoableResult } from '../contract'

const sheetItem = z.object({
  caseId: shape.id.nullable(),
  code: z.string(),
  label: z.string(),
  what: z.string(),
  /** `not-required` items have no case. */
  state: z.enum(['not-required', 'waiting', 'passed', 'not-passed']),
  stateLabel: z.string(),
  tone: z.enum(['neutral', 'accent', 'good', 'warn', 'bad']),
  /** Waits for the advisor first: nobody can decide it now (S2-9). */
  held: z.boolean(),
  reason: z.string().nullable(),
  decidedAt: shape.instant.nullable(),
  decidedBy: z.string().nullable(),
  /** How fresh the office's own data is (S2-11). */
  checkedAt: shape.instant.nullable(),
  contact: z.object({ office: z.string(), place: z.string(), hours: z.string(), phone: z.string() }),
  /** Where the student does something for it, if that is in this app. */
  page: z.string().optional(),
})

const clearers = ['advisor', 'clearance-officer', 'dormitory-officer'] as const
/** What a work list is narrowed to; `held` waits for the advisor first (S2-13). */
const queueFilter = {
  state: z.enum(['waiting', 'held', 'passed', 'not-passed']).optional(),
  item: z.string().max(40).optional(),
  search: z.string().trim().max(40).optional(),
}
const decision = z.enum(['pass', 'refuse'], '请选择通过或不通过')

export const departureContract = {
  /** The clearance sheet: what blocks me and whom to call is on top (S2-10). */
  'departure.mine': query({
    callers: ['student'],
    scope: 'self',
    input: shape.none,
    output: z.object({
      caseId: shape.id.nullable(),
      state: stateView,
      /** How many questions of which survey come first, and where; null once answered (S2-6). */
      survey: z.object({ title: z.string(), questions: z.int(), page: z.string() }).nullable(),
      items: z.array(sheetItem),
      passed: z.int(),
      required: z.int(),
      /** The first thing to do, with whom to call. */
      next: z.object({ label: z.string(), text: z.string(), contact: sheetItem.shape.contact }).nullable(),
      mayI: z.array(offer),
      trail: z.array(trailEntry),
      now: shape.instant,
    }),
  }),
  /** Work list of an advisor or an office: whom I have to decide about. */
  'departure.queue': query({
    callers: clearers,
    scope: 'list',
    input: z.strictObject({ ...queueFilter, after: z.string().max(200).optional() }),
    output: z.object({
      /** `waiting` counts only what can be decided now; `held` is there while something waits for an advisor. */
      counts: z.array(z.object({ state: z.string(), label: z.string(), count: z.int() })),
      items: z.array(z.object({ code: z.string(), label: z.string() })),
      rows: z.array(
        z.object({
          caseId: shape.id,
          item: z.string(),
          itemLabel: z.string(),
          name: z.string(),
          number: z.string(),
          college: z.string(),
          className: z.string(),
          level: z.string(),
          state: stateView,
          /** False while the advisor has not passed the student: shown greyed, cannot be ticked. */
          open: z.boolean(),
          reason: z.string().nullable(),
          since: shape.instant,
        }),
      ),
      next: z.string().nullable(),
      /** Whether the caller's office may bring a list (S2-11); an advisor may not. */
      mayImport: z.boolean(),
    }),
  }),
  /** The first 1,000 rows of a list that can be decided, for ticking them all at once. `total`: how many there are altogether. */
  'departure.choose': query({
    callers: clearers,
    scope: 'list',
    input: z.strictObject(queueFilter),
    output: z.object({
      total: z.int(),
      rows: z.array(
        z.object({
          caseId: shape.id,
          itemLabel: z.string(),
          name: z.string(),
          number: z.string(),
          state: z.enum(['waiting', 'passed', 'not-passed']),
        }),
      ),
    }),
  }),
  /** One or up to 1,000 items: advisors with two taps, offices in bulk (S2-11, X-9). */
  'departure.decide': command({
    callers: clearers,
    scope: 'case',
    input: z
      .strictObject({ caseIds: bulkIds, decision, reason: shape.optionalText(500).optional() })
      .refine((input) => input.decision === 'pass' || (input.reason ?? '').length >= 2, {
        error: '请写明不通过的原因，学生会看到',
        path: ['reason'],
      }),
    output: undoableResult,
  }),
  /** Derives the items of every graduate of the season from the rules; running it again adds only what is missing (S2-7/8). */
  'departure.open': command({
    callers: ['career-centre', 'administrator'],
    scope: 'university',
    input: shape.none,
    output: z.object({ graduates: z.int(), items: z.int() }),
  }),
  /** The departure slip as PDF once everything has passed (S2-12, S2-34). */
  'departure.slip': query({
    callers: ['student'],
    scope: 'self',
    input: shape.none,
    output: z.object({ url: z.string(), name: z.string() }),
  }),
} as const
