import * as z from 'zod'
import { bulkIds, command, moved, offer, query, shape, stateView, trailEntry, undoableResult } from '../contract'

const draftContent = z.strictObject({
  employerId: shape.id.nullable(),
  mobile: shape.optionalText(20),
  email: shape.optionalText(80),
  opinion: shape.optionalText(100),
  post: shape.optionalText(40),
  place: shape.optionalText(60),
  pay: shape.optionalText(40),
  probation: shape.optionalText(40),
  penalty: shape.optionalText(40),
  /** PhD clause (S0-36): the agreement is void on admission. */
  voidOnAdmission: z.boolean(),
  remarks: shape.optionalText(200),
})

export type AgreementContent = z.output<typeof draftContent>

const employerDetails = z.strictObject({
  nature: shape.text(20),
  industry: shape.text(30),
  address: shape.text(80),
  contact: shape.text(20),
  phone: shape.text(30),
  email: z.email('邮箱格式不正确，例如 name@example.com').max(80),
  /** Where the archive goes after graduation. */
  archiveAddress: shape.text(120),
})

export type EmployerDetails = z.output<typeof employerDetails>

const schoolContact = z.strictObject({
  contact: shape.text(20),
  phone: shape.text(30),
  postcode: z
    .string('请填写邮政编码')
    .trim()
    .regex(/^\d{6}$/, '邮政编码应为 6 位数字'),
  address: shape.text(100),
})

export type SchoolContact = z.output<typeof schoolContact>

const employerLine = z.object({ employerId: shape.id, name: z.string(), creditCode: z.string(), address: z.string() })
const studentLine = z.object({
  name: z.string(),
  number: z.string(),
  college: z.string(),
  className: z.string(),
  major: z.string(),
  level: z.string(),
})

const agreementView = z.object({
  caseId: shape.id.nullable(),
  version: z.int(),
  state: stateView,
  number: z.string().nullable(),
  student: studentLine.extend({
    sex: z.string(),
    schoolingYears: z.string(),
    trainingMode: z.string(),
    originPlace: z.string(),
    idNumber: z.string(),
  }),
  employer: employerLine.extend({ details: employerDetails.partial() }).nullable(),
  content: draftContent,
  opinions: z.object({ employer: z.string(), superior: z.string() }),
  schoolContact: schoolContact.nullable(),
  /** Field → what is missing or wrong, before it is submitted. */
  problems: z.record(z.string(), z.string()),
  reason: z.string().nullable(),
  dueAt: shape.instant.nullable(),
  stages: z.array(z.object({ name: z.string(), state: z.enum(['done', 'now', 'todo', 'blocked']) })),
  hasDocument: z.boolean(),
  /** To staff: verified breaches of this employer; to the student: advice in neutral words (S0-70). */
  advice: z.string().nullable(),
  /** Procedures beside the steps: release, delay (S0-66, S0-69). */
  links: z.array(z.object({ label: z.string(), page: z.string() })),
  mayI: z.array(offer),
  trail: z.array(trailEntry),
  now: shape.instant,
})

export type AgreementView = z.output<typeof agreementView>

const row = z.object({
  caseId: shape.id,
  name: z.string(),
  number: z.string(),
  college: z.string(),
  className: z.string(),
  major: z.string(),
  employer: z.string(),
  post: z.string(),
  agreementNumber: z.string().nullable(),
  state: stateView,
  since: shape.instant,
  dueAt: shape.instant.nullable(),
})

/** An agreement that a release has ended; it stays to be read. */
const endedLine = z.object({ caseId: shape.id, number: z.string().nullable(), employer: z.string(), at: shape.instant })

const reviewers = ['college-officer', 'counselor'] as const
const oneCase = z.strictObject({ caseId: shape.id })

export const agreementContract = {
  /** The student's live agreement, or an empty draft to begin with, and the text of the rule agreed to on submission. */
  'agreement.mine': query({
    callers: ['student'],
    scope: 'self',
    input: shape.none,
    output: agreementView.extend({
      notes: z.array(z.string()),
      notesRead: z.boolean(),
      defaultConsent: z.string(),
      ended: z.array(endedLine),
    }),
  }),
  /** Approved employers by any part of the name, pinyin (whole or initials) or credit code (S0-31); best 20. */
  'agreement.searchEmployers': query({
    callers: ['student'],
    scope: 'none',
    input: z.strictObject({ text: z.string().trim().min(1, '请输入单位名称、拼音首字母或信用代码').max(60) }),
    output: z.object({ employers: z.array(employerLine) }),
  }),
  'agreement.readNotes': command({ callers: ['student', 'employer-operator'], scope: 'self', input: shape.none, output: shape.done }),
  'agreement.saveDraft': command({ callers: ['student'], scope: 'self', input: z.strictObject({ content: draftContent }), output: moved }),
  /** Needs a saved draft (S0-35) and the tick under the default rule, stored with its wording (S0-49). */
  'agreement.submit': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ content: draftContent, agreesToDefault: z.boolean() }),
    output: moved,
  }),
  'agreement.withdraw': command({ callers: ['student'], scope: 'self', input: shape.none, output: moved }),
  'agreement.askReturn': command({ callers: ['student'], scope: 'self', input: shape.none, output: moved }),
  'agreement.confirm': command({ callers: ['student'], scope: 'self', input: shape.none, output: moved }),
  'agreement.object': command({ callers: ['student'], scope: 'self', input: z.strictObject({ reason: shape.reason }), output: moved }),
  /** Lists for employers (待签约, 已签约) and colleges (待审核, 待备案 …), searched by name, student number or agreement number. */
  'agreement.queue': query({
    callers: ['employer-operator', 'college-officer', 'counselor', 'career-centre'],
    scope: 'list',
    input: z.strictObject({
      list: z.enum(['to-sign', 'signed', 'to-review', 'to-file', 'overdue', 'ended', 'all']),
      search: z.string().trim().max(60).optional(),
      after: z.string().max(200).optional(),
    }),
    output: z.object({
      counts: z.array(z.object({ list: z.string(), label: z.string(), count: z.int() })),
      rows: z.array(row),
      next: z.string().nullable(),
      /** For employers: read the notes and verify the details first. */
      before: z.object({ notes: z.array(z.string()), notesRead: z.boolean(), detailsVerified: z.boolean() }).nullable(),
    }),
  }),
  /** Students read here what a release has ended. */
  'agreement.case': query({
    callers: ['student', 'employer-operator', 'college-officer', 'counselor', 'career-centre'],
    scope: 'case',
    input: oneCase,
    output: agreementView.extend({ lastContact: schoolContact.nullable() }),
  }),
  'agreement.myEmployer': query({
    callers: ['employer-operator'],
    scope: 'self',
    input: z.strictObject({ employerId: shape.id.optional() }),
    output: z.object({
      employerId: shape.id,
      name: z.string(),
      creditCode: z.string(),
      details: employerDetails.partial(),
      verifiedAt: shape.instant.nullable(),
    }),
  }),
  /** The operator checks the employer's own details before the first signature (S0-40); who serves several names which. */
  'agreement.verifyEmployer': command({
    callers: ['employer-operator'],
    scope: 'self',
    input: z.strictObject({ employerId: shape.id.optional(), details: employerDetails }),
    output: shape.done,
  }),
  'agreement.sign': command({
    callers: ['employer-operator'],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, opinion: shape.text(100), superiorOpinion: shape.optionalText(100) }),
    output: moved,
  }),
  'agreement.signMany': command({
    callers: ['employer-operator'],
    scope: 'case',
    input: z.strictObject({ caseIds: bulkIds, opinion: shape.text(100), superiorOpinion: shape.optionalText(100) }),
    output: undoableResult,
  }),
  'agreement.return': command({
    callers: ['employer-operator'],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, reason: shape.reason }),
    output: moved,
  }),
  'agreement.takeBack': command({ callers: ['employer-operator'], scope: 'case', input: oneCase, output: moved }),
  'agreement.approve': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, schoolContact }),
    output: moved.extend({ number: z.string() }),
  }),
  'agreement.reject': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, to: z.enum(['employer', 'student'], '请选择退回给谁'), reason: shape.reason }),
    output: moved,
  }),
  'agreement.askAgain': command({ callers: reviewers, scope: 'case', input: oneCase, output: moved }),
  /** Finds an agreement by student number, agreement number or the text of its QR (S0-61). */
  'agreement.find': query({
    callers: reviewers,
    scope: 'list',
    input: z.strictObject({ text: shape.text(400) }),
    output: z.object({ rows: z.array(row) }),
  }),
  'agreement.file': command({ callers: reviewers, scope: 'case', input: oneCase, output: moved }),
  /** The agreement as PDF: a link that works for ten minutes. Before approval it carries the draft watermark. */
  'agreement.document': query({
    callers: ['student', 'employer-operator', 'college-officer', 'counselor', 'career-centre'],
    scope: 'case',
    input: oneCase,
    output: z.object({ url: z.string(), name: z.string() }),
  }),
} as const
