import * as z from 'zod'
import { windowPolicy } from '../policy'

/** Why an agreement is to end. `doctoral-a`: the agreement says it is void on admission; `doctoral-b`: it does not (S0-75…77). */
export const releasePaths = ['breach', 'doctoral-a', 'doctoral-b', 'employer-breach'] as const
export type ReleasePath = (typeof releasePaths)[number]

export const pieceCodes = ['release-letter', 'apology', 'interview', 'acceptance', 'admission-notice', 'evidence'] as const
export type PieceCode = (typeof pieceCodes)[number]

const pieces = z.array(z.enum(pieceCodes)).refine((codes) => new Set(codes).size === codes.length, '材料重复')
const paths = z.strictObject({ breach: pieces, 'doctoral-a': pieces, 'doctoral-b': pieces, 'employer-breach': pieces })

export const releasePolicy = z.strictObject({
  /** When a release may be asked for (S0-67); one that has begun is finished whatever the day. An admission and the employer's breach do not wait for it. */
  window: windowPolicy,
  /** How often a graduate may be released for a breach of their own (S0-68); more needs the university's exception. */
  times: z.int().min(0).max(5),
  /** Which pieces each path needs (S0-71…77). The employer's breach is told in words; its pieces may be handed in and need not. */
  pieces: paths,
  /** The least length of the letter of apology, counted by `letterLength` (S0-72). */
  apologyLength: z.int().min(0).max(3000),
  /** What to know before beginning, in the school's words. */
  notes: z.array(z.string()).min(1),
})

export type ReleasePolicy = z.output<typeof releasePolicy>

export const defaultReleasePolicy: ReleasePolicy = {
  window: { opens: null, closes: null },
  times: 1,
  pieces: {
    breach: ['release-letter', 'apology', 'interview', 'acceptance'],
    'doctoral-a': ['admission-notice'],
    'doctoral-b': ['release-letter', 'admission-notice'],
    'employer-breach': ['evidence'],
  },
  apologyLength: 500,
  notes: [
    '用人单位签约后协议即有约束力，不论学院、学校是否已经确认；要解除，只能办理解约。',
    '请先与原单位沟通，取得单位同意；解约函要盖单位公章。',
    '因本人原因解约，原则上只能办理一次。',
    '办完以后原协议终止，可以重新签约；原协议的记录会保留。',
  ],
}
