import * as z from 'zod'
import { attachmentView } from '../attachment/contract'
import { command, moved, offer, query, shape, stateView, trailEntry } from '../contract'
import { pieceCodes, releasePaths } from './policy'

const day = z.iso.date('请选择日期')
const piece = z.enum(pieceCodes, '没有这项材料')
const remedy = z.enum(['waiting', 'agreed', 'done', 'refused'], '请选择履约情况')

const pieceView = z.object({
  piece,
  name: z.string(),
  hint: z.string(),
  state: stateView,
  /** May be left out, as the evidence of an employer's breach. */
  optional: z.boolean(),
  /** What it still lacks, one sentence each. */
  lacking: z.array(z.string()),
  /** Why it was sent back last; stays until it is decided on anew. */
  reason: z.string().nullable(),
  /** Who decided last. */
  reviewer: z.string().nullable(),
  decidedAt: shape.instant.nullable(),
  files: z.array(attachmentView),
  /** What this caller may do with it now. */
  mayHandIn: z.boolean(),
  mayDecide: z.boolean(),
  mayRecord: z.boolean(),
})

export type PieceView = z.output<typeof pieceView>

const studentLine = z.object({ name: z.string(), number: z.string(), college: z.string(), className: z.string() })
const employerLine = z.object({ name: z.string(), creditCode: z.string(), contact: z.string(), phone: z.string() })

const releaseView = z.object({
  caseId: shape.id,
  version: z.int(),
  state: stateView,
  path: z.object({ path: z.enum(releasePaths), name: z.string(), text: z.string() }),
  student: studentLine,
  employer: employerLine,
  agreement: z.object({ caseId: shape.id, number: z.string().nullable(), state: stateView }),
  pieces: z.array(pieceView),
  letter: z.object({ text: z.string(), characters: z.int(), needed: z.int(), postedOn: z.string().nullable(), tracking: z.string() }),
  interview: z.object({ on: z.string(), text: z.string(), by: z.string(), postingSeen: z.boolean() }).nullable(),
  /** Said at the last step that ended, returned or reported it. */
  reason: z.string().nullable(),
  remedy: z.object({ remedy, label: z.string() }).nullable(),
  /** To staff: earlier breaches of this employer. */
  flag: z.string().nullable(),
  stages: z.array(z.object({ name: z.string(), state: z.enum(['done', 'now', 'todo', 'blocked']) })),
  mayI: z.array(offer),
  trail: z.array(trailEntry),
  now: shape.instant,
})

export type ReleaseView = z.output<typeof releaseView>

const agreementLine = z.object({ caseId: shape.id, number: z.string().nullable(), employer: z.string(), state: stateView })
const delayLine = z.object({ delayId: shape.id, at: shape.instant, text: z.string(), by: z.string() })

const row = z.object({
  caseId: shape.id,
  name: z.string(),
  number: z.string(),
  college: z.string(),
  className: z.string(),
  employer: z.string(),
  flagged: z.boolean(),
  path: z.string(),
  state: stateView,
  /** Names of the pieces that are not there or were sent back. */
  missing: z.array(z.string()),
  since: shape.instant,
})

const reviewers = ['college-officer', 'counselor'] as const
const offices = ['college-officer', 'counselor', 'career-centre'] as const
const oneCase = z.strictObject({ caseId: shape.id })
const because = z.strictObject({ caseId: shape.id, reason: shape.reason })
/** Half a page: what happened, found, said. */
const account = z.string('请写明情况').trim().min(10, '请写明情况，至少 10 个字').max(1000, '不能超过 1000 个字')

export const releaseContract = {
  /** The student's release of the agreement that binds now, or the newest one; which ways out there are and what stands before each. */
  'release.mine': query({
    callers: ['student'],
    scope: 'self',
    input: shape.none,
    output: z.object({
      agreement: agreementLine.nullable(),
      ways: z.array(z.object({ path: z.enum(releasePaths), name: z.string(), text: z.string(), pieces: z.array(z.string()), offer })),
      /** Releases for a breach of one's own: used, and how many there are in all. */
      used: z.int(),
      allowed: z.int(),
      window: z.object({ opens: shape.instant.nullable(), closes: shape.instant.nullable(), state: z.enum(['early', 'open', 'closed']) }),
      notes: z.array(z.string()),
      release: releaseView.nullable(),
      delays: z.array(delayLine),
      now: shape.instant,
    }),
  }),
  'release.start': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ path: z.enum(['breach', 'doctoral-a', 'doctoral-b'], '请选择解约的原因') }),
    output: moved,
  }),
  /** The employer broke the agreement, says the student (S0-70). */
  'release.report': command({ callers: ['student'], scope: 'self', input: z.strictObject({ reason: account }), output: moved }),
  /** The same, said by the college; `caseId` is the agreement's. */
  'release.reportFor': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, reason: account }),
    output: moved,
  }),
  /** Keeps the letter of apology as far as it is written; `postedOn` null: not sent yet. */
  'release.saveLetter': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({
      text: shape.optionalText(5000),
      postedOn: day.nullable(),
      tracking: shape.optionalText(40),
    }),
    output: z.object({ characters: z.int(), lacking: z.array(z.string()) }),
  }),
  'release.attach': command({
    callers: ['student', ...reviewers],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, piece, fileId: z.string().min(1).max(300) }),
    output: moved,
  }),
  'release.detach': command({
    callers: ['student', ...reviewers],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, attachmentId: shape.id }),
    output: moved,
  }),
  'release.submit': command({ callers: ['student'], scope: 'self', input: shape.none, output: moved }),
  'release.withdraw': command({ callers: ['student'], scope: 'self', input: shape.none, output: moved }),
  /** Work lists, longest waiting first; with each line what is missing. */
  'release.queue': query({
    callers: offices,
    scope: 'list',
    input: z.strictObject({
      list: z.enum(['to-interview', 'to-review', 'to-verify', 'to-grant', 'under-way', 'ended']),
      search: z.string().trim().max(60).optional(),
      after: z.string().max(200).optional(),
    }),
    output: z.object({
      counts: z.array(z.object({ list: z.string(), label: z.string(), count: z.int() })),
      rows: z.array(row),
      next: z.string().nullable(),
    }),
  }),
  'release.case': query({ callers: offices, scope: 'case', input: oneCase, output: releaseView }),
  /** The talk about integrity, written by whoever held it, and whether the letter was seen to be sent (S0-73). */
  'release.interview': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, on: day, text: account, postingSeen: z.boolean() }),
    output: moved,
  }),
  /** One piece is good, or goes back with a reason. */
  'release.decidePiece': command({
    callers: offices,
    scope: 'case',
    input: z.strictObject({
      caseId: shape.id,
      piece,
      decision: z.enum(['accept', 'return'], '请选择通过或不通过'),
      reason: shape.optionalText(500).optional(),
    }),
    output: moved,
  }),
  /** The college's approval; on admission under the agreement's own clause it ends the agreement (S0-75). */
  'release.approve': command({ callers: reviewers, scope: 'case', input: oneCase, output: moved }),
  /** Back to the student; why is said piece by piece. */
  'release.reject': command({ callers: offices, scope: 'case', input: oneCase, output: moved }),
  'release.grant': command({ callers: ['career-centre'], scope: 'case', input: oneCase, output: moved }),
  'release.refuse': command({ callers: ['career-centre'], scope: 'case', input: because, output: moved }),
  'release.verify': command({ callers: ['career-centre'], scope: 'case', input: because, output: moved }),
  'release.dismiss': command({ callers: ['career-centre'], scope: 'case', input: because, output: moved }),
  /** How the employer makes good what it broke (S0-70). */
  'release.noteRemedy': command({
    callers: ['career-centre'],
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, remedy, reason: shape.reason }),
    output: moved,
  }),
  /** One more release for one graduate, by the university (S0-68). */
  'release.grantException': command({
    callers: ['career-centre'],
    scope: 'university',
    input: z.strictObject({
      number: z.string('请填写学号').trim().min(1, '请填写学号').max(40, '学号过长'),
      reason: shape.reason,
    }),
    output: z.object({ name: z.string(), number: z.string() }),
    stepUp: true,
  }),
  /** Deliberate delay of sealing; `caseId` is the agreement's. Recorded only (S0-69). */
  'release.reportDelay': command({
    callers: reviewers,
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, text: account }),
    output: shape.done,
  }),
  /** The agreement a report is about, before it is written; `caseId` is the agreement's. */
  'release.reportable': query({
    callers: reviewers,
    scope: 'case',
    input: oneCase,
    output: z.object({
      student: studentLine,
      employer: z.string(),
      state: stateView,
      breach: offer,
      delay: offer,
      delays: z.array(delayLine),
    }),
  }),
  /** What is on record besides the cases: exceptions, delays, employers with a verified breach. The newest 200 of each. */
  'release.records': query({
    callers: offices,
    scope: 'list',
    input: shape.none,
    output: z.object({
      exceptions: z.array(
        z.object({ id: shape.id, name: z.string(), number: z.string(), reason: z.string(), by: z.string(), at: shape.instant }),
      ),
      delays: z.array(
        z.object({
          id: shape.id,
          name: z.string(),
          number: z.string(),
          college: z.string(),
          employer: z.string(),
          text: z.string(),
          by: z.string(),
          at: shape.instant,
        }),
      ),
      employers: z.array(z.object({ employerId: shape.id, name: z.string(), flag: z.string(), last: shape.instant })),
    }),
  }),
} as const
