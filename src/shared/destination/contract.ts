import * as z from 'zod'
import { attachmentView } from '../attachment/contract'
import { bulkIds, bulkResult, command, moved, offer, query, shape, stateView, trailEntry, undoableResult } from '../contract'
import { archiveFields } from './columns'
import { codeRule, fieldRule } from './policy'

const values = z.record(z.string().max(40), z.string().trim().max(400, '不能超过 400 个字'))
const code = z.string('请选择毕业去向').trim().max(4)
const content = z.strictObject({ code: code.nullable(), values })
const fact = z.object({ label: z.string(), value: z.string() })
const archiveField = z.enum(archiveFields.map(({ code: field }) => field))

const archiveInput = z.strictObject({
  kind: shape.optionalText(20),
  unit: shape.optionalText(60),
  place: shape.optionalText(6),
  address: shape.optionalText(120),
  postcode: shape.optionalText(6),
  contact: shape.optionalText(20),
  phone: shape.optionalText(30),
})

const archiveProblem = z.object({ field: archiveField, label: z.string(), message: z.string() })

const destinationView = z.object({
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
  window: z.object({ opens: shape.instant.nullable(), closes: shape.instant.nullable(), state: z.enum(['early', 'open', 'closed']) }),
  /** An approved destination may be changed until then. */
  amendUntil: shape.instant.nullable(),
  round: z.int(),
  code: z.string().nullable(),
  codeName: z.string().nullable(),
  source: z.enum(['student', 'agreement', 'college']),
  sourceLabel: z.string(),
  /** The agreement it comes from. */
  agreementId: shape.id.nullable(),
  values: z.record(z.string(), z.string()),
  /** What the code asks for, as people read it. */
  facts: z.array(fact.extend({ code: z.string(), rejectedBecause: z.string().nullable() })),
  evidence: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      hint: z.string().nullable(),
      required: z.boolean(),
      files: z.array(attachmentView),
      rejectedBecause: z.string().nullable(),
    }),
  ),
  archive: z.object({
    values: z.record(z.string(), z.string()),
    facts: z.array(fact.extend({ field: archiveField })),
    problems: z.array(archiveProblem),
    /** Where it should go, and why. */
    why: z.string().nullable(),
    /** Taken from the employer's details, not yet kept by the student. */
    suggested: z.boolean(),
  }),
  history: z.array(
    z.object({
      round: z.int(),
      codeName: z.string(),
      source: z.string(),
      because: z.string(),
      endedAt: shape.instant,
      facts: z.array(fact),
    }),
  ),
  reason: z.string().nullable(),
  mayI: z.array(offer),
  trail: z.array(trailEntry),
  now: shape.instant,
})

export type DestinationView = z.output<typeof destinationView>

const readers = ['college-officer', 'counselor', 'career-centre'] as const
const reviewers = ['college-officer', 'counselor'] as const
const oneCase = z.strictObject({ caseId: shape.id })

/** Which graduates a list, a number or an export is about. */
const about = {
  list: z.enum(['submitted', 'unregistered', 'approved', 'archive', 'all']),
  code: z.string().max(4).optional(),
  college: z.string().trim().max(60).optional(),
  className: z.string().trim().max(60).optional(),
  level: z.enum(['bachelor', 'master', 'doctor']).optional(),
  search: z.string().trim().max(40).optional(),
}

const codePeople = z.object({ code: z.string(), name: z.string(), people: z.int() })
const numbers = z.object({
  /** Everybody on the roster of the group. */
  roster: z.int(),
  registered: z.int(),
  fixed: z.int(),
  /** fixed / roster in per cent, one decimal; null for an empty group. */
  rate: z.number().nullable(),
  codes: z.array(codePeople),
})

export const destinationContract = {
  'destination.mine': query({
    callers: ['student'],
    scope: 'self',
    input: shape.none,
    output: destinationView.extend({
      /** What each code asks for; the page checks by the same rules as the server. */
      rules: z.object({
        fields: z.array(fieldRule),
        codes: z.array(codeRule.extend({ name: z.string() })),
        archiveKeepers: z.array(z.string()),
      }),
    }),
  }),
  'destination.save': command({ callers: ['student'], scope: 'self', input: content, output: moved }),
  'destination.submit': command({ callers: ['student'], scope: 'self', input: content, output: moved }),
  'destination.withdraw': command({ callers: ['student'], scope: 'self', input: shape.none, output: moved }),
  /** Begins another round with what was approved as its draft; the earlier one is kept. */
  'destination.amend': command({ callers: ['student'], scope: 'self', input: shape.none, output: moved }),
  /** Takes an uploaded file as evidence of the code stated. */
  'destination.addEvidence': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ code, evidence: z.string().max(40), fileId: z.string().min(1).max(300) }),
    output: shape.done,
  }),
  'destination.removeEvidence': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ attachmentId: shape.id }),
    output: shape.done,
  }),
  /** Keeps the archive address, however incomplete, and says what is still wrong. */
  'destination.saveArchive': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ archive: archiveInput }),
    output: moved.extend({ problems: z.array(archiveProblem) }),
  }),
  /** Lists by state; `unregistered` are all without an approved code, `archive` those whose archive address is incomplete. */
  'destination.queue': query({
    callers: readers,
    scope: 'list',
    input: z.strictObject({ ...about, after: z.string().max(200).optional() }),
    output: z.object({
      counts: z.array(z.object({ list: z.string(), label: z.string(), count: z.int() })),
      codes: z.array(codePeople),
      classes: z.array(z.string()),
      colleges: z.array(z.string()),
      rows: z.array(
        z.object({
          caseId: shape.id,
          name: z.string(),
          number: z.string(),
          college: z.string(),
          className: z.string(),
          level: z.string(),
          state: stateView,
          code: z.string().nullable(),
          codeName: z.string().nullable(),
          /** Employer, school or country: where to. */
          where: z.string(),
          since: shape.instant,
          remindedAt: shape.instant.nullable(),
          archive: z.array(archiveProblem),
        }),
      ),
      next: z.string().nullable(),
      mayReview: z.boolean(),
      /** Codes the college may state for somebody silent. */
      forSilent: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  }),
  'destination.case': query({
    callers: readers,
    scope: 'case',
    input: oneCase,
    output: destinationView.extend({ nextCaseId: shape.id.nullable(), waiting: z.int() }),
  }),
  'destination.approve': command({ callers: reviewers, scope: 'case', input: oneCase, output: moved }),
  /** Approves up to 1,000 at once, each with its own result; can be undone for ten minutes. */
  'destination.approveMany': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseIds: bulkIds }),
    output: undoableResult,
  }),
  /** Sent back with a reason for each field or piece of evidence; `code` is the destination itself. */
  'destination.reject': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({
      caseId: shape.id,
      fields: z
        .array(z.strictObject({ code: z.string().max(40), reason: shape.reason }))
        .min(1, '请至少指出一项需要修改的内容')
        .max(40),
    }),
    output: moved,
  }),
  'destination.takeBack': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, reason: shape.reason }),
    output: moved,
  }),
  /** States a code for people who stay silent; the trail names for whom. Can be undone for ten minutes. */
  'destination.stateMany': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseIds: bulkIds, code }),
    output: undoableResult,
  }),
  'destination.remindMany': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseIds: bulkIds }),
    output: bulkResult,
  }),
  /** Numbers of the caller's graduates by college, class, level or code; they add up to the roster. */
  'destination.statistics': query({
    callers: readers,
    scope: 'list',
    input: z.strictObject({
      by: z.enum(['college', 'className', 'major', 'level']),
      college: about.college,
      className: about.className,
      level: about.level,
    }),
    output: z.object({
      season: z.string(),
      colleges: z.array(z.string()),
      total: numbers,
      groups: z.array(numbers.extend({ key: z.string(), label: z.string() })),
      /** Codes that count as fixed. */
      fixedCodes: z.array(z.string()),
    }),
  }),
  /**
   * The list as .xlsx in the columns of policy; logged (D-2). ID numbers are masked; `unmasked` leaves them whole, in a browser only,
   * where the password has just been given again, and the log says so.
   */
  'destination.export': command({
    callers: readers,
    scope: 'list',
    input: z.strictObject({ ...about, unmasked: z.boolean().optional() }),
    output: z.object({ url: z.string(), name: z.string(), people: z.int() }),
    stepUp: true,
    anySeason: true,
  }),
} as const
