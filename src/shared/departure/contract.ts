import * as z from 'zod'
import { bulkIds, command, moved, offer, query, shape, stateView, trailEntry, undoableResult } from '../contract'

const sheetItem = z.object({
  caseId: shape.id.nullable(),
  code: z.string(),
  label: z.string(),
  what: z.string(),
  /** `not-required` items have no case. */
  state: z.enum(['not-required', 'waiting', 'passed', 'not-passed']),
  stateLabel: z.string(),
  tone: z.enum(['neutral', 'accent', 'good', 'warn', 'bad']),
  reason: z.string().nullable(),
  decidedAt: shape.instant.nullable(),
  decidedBy: z.string().nullable(),
  /** How fresh the office's own data is (S2-11). */
  checkedAt: shape.instant.nullable(),
  contact: z.object({ office: z.string(), place: z.string(), hours: z.string(), phone: z.string() }),
  /** Where the student does something for it, if that is in this app. */
  page: z.string().optional(),
})

const question = z.object({
  code: z.string(),
  text: z.string(),
  kind: z.enum(['choice', 'text']),
  choices: z.array(z.string()),
  required: z.boolean(),
})

const clearers = ['advisor', 'clearance-officer', 'dormitory-officer'] as const
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
      /** Null once answered (S2-6). */
      survey: z.object({ title: z.string(), questions: z.array(question) }).nullable(),
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
  'departure.answerSurvey': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ answers: z.record(z.string().max(40), z.string().trim().max(500, '每题不超过 500 字')) }),
    output: moved,
  }),
  /** Work list of an advisor or an office: whom I have to decide about. */
  'departure.queue': query({
    callers: clearers,
    scope: 'list',
    input: z.strictObject({
      state: z.enum(['waiting', 'passed', 'not-passed']).optional(),
      item: z.string().max(40).optional(),
      search: z.string().trim().max(40).optional(),
      after: z.string().max(200).optional(),
    }),
    output: z.object({
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
