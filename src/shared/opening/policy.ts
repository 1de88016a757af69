import * as z from 'zod'
import { windowPolicy } from '../policy'

/**
 * Who signs online this season (S0-2, S0-3, S0-4, S1-3), by codes of the roster. Training modes that never do are
 * `excludedTrainingModes` of the agreement's policy. Re-enrolled and held-back graduates are on the roster like everybody else.
 */
export const openingPolicy = z.strictObject({
  /** When applications are taken. */
  window: windowPolicy,
  /** Null: all of them. */
  levels: z.array(z.string()).min(1).nullable(),
  studyModes: z.array(z.string()).min(1).nullable(),
  /** Signing is opened to them one by one, on application with an employer's letter (S0-4). */
  onApplication: z.array(z.string()),
  /** What the letter must say, shown where it is handed in. */
  letterHint: z.string(),
})

export type OpeningPolicy = z.output<typeof openingPolicy>

/** The default, from seed 000: 少数民族骨干 apply with the 接收函 of an employer in their home province. */
export const defaultOpeningPolicy: OpeningPolicy = {
  window: { opens: null, closes: null },
  levels: null,
  studyModes: null,
  onApplication: ['6'],
  letterHint: '用人单位出具并盖章的接收函，写明单位名称、所在地和您的姓名',
}

/** Whether the season's online signing is for graduates of this level and study mode at all (S0-2). */
export function isForSigning({ levels, studyModes }: OpeningPolicy, graduate: { level: string; studyMode: string | null }): boolean {
  return (levels?.includes(graduate.level) ?? true) && (studyModes?.includes(graduate.studyMode ?? 'full-time') ?? true)
}
