import * as z from 'zod'
import { attachmentView } from '../attachment/contract'
import { bulkIds, command, moved, offer, query, shape, stateView, trailEntry, undoableResult } from '../contract'
import { rulePolicy } from './field-policy'

const values = z.record(z.string().max(40), z.string().trim().max(200, '不能超过 200 个字'))

const formField = z.object({
  code: z.string(),
  label: z.string(),
  group: z.enum(['identity', 'study', 'origin', 'contact']),
  kind: z.string(),
  choices: z.array(z.object({ code: z.string(), name: z.string() })).nullable(),
  locked: z.boolean(),
  required: z.boolean(),
  hint: z.string().nullable(),
  /** The student's value; for a locked field the school's. */
  value: z.string(),
  /** As people read it (names for codes). */
  shown: z.string(),
  registry: z.string().nullable(),
  registryShown: z.string().nullable(),
  differs: z.boolean(),
  /** Why the college sent this field back; stays until the next decision. */
  rejectedBecause: z.string().nullable(),
  /** What it held when the form was last sent back, raw and as people read it; null: it never was. */
  before: z.string().nullable(),
  beforeShown: z.string().nullable(),
  /** Whether it is otherwise than when the form was last sent back. */
  changed: z.boolean(),
  /** Does not block, and should be looked at: a rule of the level, a recommended field left empty. */
  warning: z.string().nullable(),
  warned: z.boolean(),
  unit: z.string().nullable(),
  onlyWhen: z.object({ field: z.string(), oneOf: z.array(z.string()) }).nullable(),
  /** The student's last request to have a locked value corrected; `open` until it is corrected or answered. */
  ask: z
    .object({
      shouldBe: z.string(),
      at: shape.instant,
      open: z.boolean(),
      answer: z.string().nullable(),
      today: z.boolean(),
      /** The reader corrects this field. */ mine: z.boolean(),
    })
    .nullable(),
  /** What the college can tap when it sends this field back. */
  reasons: z.array(z.string()),
  correctedBy: z.enum(['college', 'career-centre']).nullable(),
  max: z.int().nullable(),
})

export type OriginFormField = z.output<typeof formField>

const originCase = z.object({
  caseId: shape.id,
  version: z.int(),
  state: stateView,
  student: z.object({
    name: z.string(),
    number: z.string(),
    college: z.string(),
    className: z.string(),
    major: z.string(),
    level: z.string(),
  }),
  meaning: z.string(),
  /** What remains to be done elsewhere; null until the origin is approved, or where nothing does (S0-6). */
  afterwards: z.string().nullable(),
  window: z.object({ opens: shape.instant.nullable(), closes: shape.instant.nullable(), state: z.enum(['early', 'open', 'closed']) }),
  fields: z.array(formField),
  /** Rules of the level, for the checks while typing. */
  rules: z.array(rulePolicy),
  photo: z
    .object({ file: attachmentView, /** Good for ten minutes; null while storage does not answer. */ url: z.string().nullable() })
    .nullable(),
  reason: z.string().nullable(),
  mayI: z.array(offer),
  trail: z.array(trailEntry),
  now: shape.instant,
})

export const originContract = {
  'origin.mine': query({ callers: ['student'], scope: 'self', input: shape.none, output: originCase }),
  'origin.save': command({ callers: ['student'], scope: 'self', input: z.strictObject({ values }), output: moved }),
  /** `evenUnchanged`: also when a field that was sent back is as it was. */
  'origin.submit': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ values, evenUnchanged: z.boolean().optional() }),
    output: moved,
  }),
  /** Hands in the one-inch photograph, or another instead of it (S0-13). */
  'origin.setPhoto': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ fileId: z.string().max(300) }),
    output: moved,
  }),
  /** Tells whoever corrects a locked value that it is wrong (S1-9); once a day for each field. */
  'origin.ask': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ field: z.string().max(40), shouldBe: shape.optionalText(60) }),
    output: moved,
  }),
  /** Answers a request without correcting: why the value stays. */
  'origin.answerAsk': command({
    callers: ['college-officer', 'counselor', 'career-centre'],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, field: z.string().max(40), reason: shape.reason }),
    output: moved,
  }),
  'origin.withdraw': command({ callers: ['student'], scope: 'self', input: shape.none, output: moved }),
  /** The review list of the caller's classes or college (S1-26). `next` continues after the last row. */
  'origin.queue': query({
    callers: ['college-officer', 'counselor', 'career-centre'],
    scope: 'list',
    input: z.strictObject({
      /** `asked`: whatever the state, with a request for correction still open. */
      state: z.enum(['not-started', 'draft', 'submitted', 'rejected', 'approved', 'asked', 'removed']).optional(),
      search: z.string().trim().max(40).optional(),
      after: z.string().max(200).optional(),
    }),
    output: z.object({
      counts: z.array(z.object({ state: z.string(), label: z.string(), count: z.int() })),
      rows: z.array(
        z.object({
          caseId: shape.id,
          name: z.string(),
          number: z.string(),
          className: z.string(),
          college: z.string(),
          state: stateView,
          since: shape.instant,
          differs: z.int(),
        }),
      ),
      next: z.string().nullable(),
      /** Rows can be ticked and approved together. */
      mayApprove: z.boolean(),
    }),
  }),
  /** One case as the reviewer sees it, with the id of the next one waiting (S1-27). */
  'origin.case': query({
    callers: ['college-officer', 'counselor', 'career-centre'],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id }),
    output: originCase.extend({ nextCaseId: shape.id.nullable(), waiting: z.int() }),
  }),
  /** Approves and copies the verified values to the registry (S1-27). */
  'origin.approve': command({
    callers: ['college-officer', 'counselor'],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id }),
    output: moved,
  }),
  /** Approves every case named where nothing differs; the others are refused row by row. */
  'origin.approveMany': command({
    callers: ['college-officer', 'counselor'],
    scope: 'case',
    input: z.strictObject({ caseIds: bulkIds }),
    output: undoableResult,
  }),
  'origin.reject': command({
    callers: ['college-officer', 'counselor'],
    scope: 'case',
    input: z.strictObject({
      caseId: shape.id,
      fields: z
        .array(z.strictObject({ code: z.string().max(40), reason: shape.reason }))
        .min(1, '请至少指出一个需要修改的字段')
        .max(40),
    }),
    output: moved,
  }),
  /** Held back or suspended: off the season's roster, lists and reports, history kept (S1-19); and back again. */
  'origin.remove': command({
    callers: ['career-centre'],
    scope: 'university',
    input: z.strictObject({ caseId: shape.id, reason: shape.reason }),
    output: moved,
  }),
  'origin.restore': command({
    callers: ['career-centre'],
    scope: 'university',
    input: z.strictObject({ caseId: shape.id, reason: shape.reason }),
    output: moved,
  }),
  /** Corrects one registry value before submission or after review (S1-9, S1-29). 院系 only by the career centre. */
  'origin.correct': command({
    callers: ['college-officer', 'counselor', 'career-centre'],
    scope: 'case',
    input: z.strictObject({
      caseId: shape.id,
      field: z.string().max(40),
      value: z.string().trim().min(1, '请填写更正后的内容').max(60),
      reason: shape.reason,
    }),
    output: moved,
  }),
} as const
