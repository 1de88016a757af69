import * as z from 'zod'
import { bulkIds, command, moved, offer, query, shape, stateView, trailEntry, undoableResult } from '../contract'
import { sealNames } from './seal'

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
  nature: shape.text(20, '单位性质'),
  industry: shape.text(30, '所属行业'),
  address: shape.text(80, '单位地址'),
  contact: shape.text(20, '联系人'),
  phone: shape.text(30, '联系电话'),
  email: z.email('邮箱格式不正确，例如 name@example.com').max(80),
  /** Where the archive goes after graduation. */
  archiveAddress: shape.text(120, '档案接收地'),
})

export type EmployerDetails = z.output<typeof employerDetails>

const schoolContact = z.strictObject({
  contact: shape.text(20, '联系人'),
  phone: shape.text(30, '联系电话'),
  postcode: z
    .string('请填写邮政编码')
    .trim()
    .regex(/^\d{6}$/, '邮政编码应为 6 位数字'),
  address: shape.text(100, '邮寄地址'),
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

/** One seal as the parties see it: recorded when and by whom, or where to get it (S0-60). */
const sealLine = z.object({
  seal: z.enum(sealNames),
  label: z.string(),
  required: z.boolean(),
  ticked: z.object({ at: shape.instant, who: z.string() }).nullable(),
  office: z.string(),
  phone: z.string(),
  place: z.string(),
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
  /** The accepted invitation whose terms a draft holds; they cannot be changed. */
  invitationId: shape.id.nullable(),
  hasDocument: z.boolean(),
  /** In the policy's order; empty before approval. */
  seals: z.array(sealLine),
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
  /** Seals still to be recorded before filing, in order; empty unless approved. */
  sealsMissing: z.array(z.enum(sealNames)),
})

const proofKey = z.object({ id: z.string(), key: z.string() })
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
      list: z.enum(['to-sign', 'signed', 'to-review', 'to-file', 'overdue', 'stalled', 'ended', 'all']),
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
    output: agreementView.extend({
      lastContact: schoolContact.nullable(),
      /** What an employer chooses from when it returns this; empty for everybody else. */
      returnReasons: z.array(z.object({ code: z.string(), label: z.string(), needsText: z.boolean() })),
    }),
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
    /** `seen`: when the details shown had been verified last; somebody else's later change is not written over. */
    input: z.strictObject({ employerId: shape.id.optional(), details: employerDetails, seen: shape.instant.nullable().optional() }),
    output: shape.done,
  }),
  /** Who changed what of an employer when (S0-40), the newest 200. */
  'agreement.employerHistory': query({
    callers: ['employer-operator', 'career-centre'],
    scope: 'self',
    input: z.strictObject({ employerId: shape.id }),
    output: z.object({
      name: z.string(),
      entries: z.array(
        z.object({
          at: shape.instant,
          who: z.string(),
          role: z.string(),
          label: z.string(),
          reason: z.string().nullable(),
          changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
        }),
      ),
    }),
  }),
  /**
   * What the operator's employers have signed this season, as .xlsx (S0-45). Without the password given again: A-7 asks it of staff, and
   * this list holds no ID number, only what the operator signed and reads on the page anyway. On record as every export (D-2).
   */
  'agreement.exportSigned': command({
    callers: ['employer-operator'],
    scope: 'list',
    input: shape.none,
    output: z.object({ url: z.string(), name: z.string(), rows: z.int() }),
    anySeason: true,
  }),
  'agreement.sign': command({
    callers: ['employer-operator'],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, opinion: shape.text(100, '意见'), superiorOpinion: shape.optionalText(100) }),
    output: moved,
  }),
  'agreement.signMany': command({
    callers: ['employer-operator'],
    scope: 'case',
    input: z.strictObject({ caseIds: bulkIds, opinion: shape.text(100, '意见'), superiorOpinion: shape.optionalText(100) }),
    output: undoableResult,
  }),
  'agreement.return': command({
    callers: ['employer-operator'],
    scope: 'case',
    /** `code` of the policy's reasons, `other` where none is given; the text may be empty where the reason speaks for itself. */
    input: z.strictObject({
      caseId: shape.id,
      code: z.string().max(40).optional(),
      reason: z.string().trim().max(400, '原因不能超过 400 个字'),
    }),
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
    input: z.strictObject({ text: shape.text(2000) }),
    output: z.object({ rows: z.array(row) }),
  }),
  /** Prolongs one student's days to confirm before they end, with a reason both parties see. */
  'agreement.extendConfirm': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, days: z.int().min(1, '请填写天数').max(30, '最多 30 天'), reason: shape.reason }),
    output: moved.extend({ dueAt: shape.instant }),
    stepUp: true,
  }),
  /** Gives an agreement back to the student whose employer does nothing for the policy's days. */
  'agreement.endSilence': command({
    callers: ['career-centre'],
    scope: 'university',
    input: z.strictObject({ caseId: shape.id, reason: shape.reason }),
    output: moved,
    stepUp: true,
  }),
  /** Records one seal seen on up to 1,000 papers (S0-60, X-9); who may record which is policy. */
  'agreement.seal': command({
    callers: [...reviewers, 'career-centre'],
    scope: 'case',
    input: z.strictObject({ caseIds: bulkIds, seal: z.enum(sealNames, '请选择印章') }),
    output: undoableResult,
  }),
  /** Filing (S0-61, S0-62); `sealsSeen` records seals not yet recorded that whoever files sees on the paper in hand. */
  'agreement.file': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, sealsSeen: z.array(z.enum(sealNames)).max(3).optional() }),
    output: moved,
  }),
  /** The agreement as PDF: a link that works for ten minutes. Before approval it carries the draft watermark. */
  'agreement.document': query({
    callers: ['student', 'employer-operator', 'college-officer', 'counselor', 'career-centre'],
    scope: 'case',
    input: oneCase,
    output: z.object({ url: z.string(), name: z.string() }),
  }),
  /** The sheet a release adds to the agreement as PDF, one page: a link that works for ten minutes (S0-64…77). */
  'agreement.releaseSheet': query({
    callers: ['student', 'employer-operator', 'college-officer', 'counselor', 'career-centre'],
    scope: 'case',
    input: oneCase,
    output: z.object({ url: z.string(), name: z.string() }),
  }),
  /** The public keys a phone verifies printed codes with, today's first; kept on the phone for when it is offline (S0-58). */
  'agreement.verifyKeys': query({
    callers: 'anyone',
    scope: 'none',
    input: shape.none,
    output: z.object({ school: z.string(), keys: z.array(proofKey) }),
  }),
  /** Where the agreement behind a genuine code stands today. Answers nobody who does not hold the paper: a number alone opens nothing. */
  'agreement.verify': query({
    callers: 'anyone',
    scope: 'none',
    input: z.strictObject({ text: shape.text(2000) }),
    output: z.object({
      school: z.string(),
      state: stateView,
      since: shape.instant,
      /** What the approved paper says in full, in the order of the code's terms. */
      terms: z.array(z.object({ label: z.string(), value: z.string() })),
      /** False: the school's record is not what this paper says. */
      agrees: z.boolean(),
      /** How often this agreement has been asked after, this time included. */
      asked: z.int(),
    }),
  }),
} as const
