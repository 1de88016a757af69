import * as z from 'zod'
import { command, shape, uploadSlot } from '../contract'
import { largestAttachment } from './limits'
import { attachmentWords as words } from './wording'

/** A file that was handed in, as pages show it; `attachment.open` gives its address. */
export const attachmentView = z.object({
  attachmentId: shape.id,
  piece: z.string(),
  type: z.enum(['image/jpeg', 'application/pdf']),
  bytes: z.int(),
  at: shape.instant,
})

export type AttachmentView = z.output<typeof attachmentView>

export const attachmentContract = {
  /** Where to send a file; afterwards the feature's own command names it by `fileId` and says what it is. */
  'attachment.start': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({
      name: z.string().trim().min(1, words.missing).max(200, '文件名过长'),
      size: z.int().min(1, words.empty).max(largestAttachment, words.tooBig),
    }),
    output: uploadSlot,
  }),
  /** An address, good for ten minutes, for whoever may see the case; whose file was opened by whom is on record. */
  'attachment.open': command({
    callers: 'signed-in',
    scope: 'case',
    input: z.strictObject({ caseId: shape.id, attachmentId: shape.id }),
    output: z.object({ url: z.string(), type: z.string() }),
    anySeason: true,
  }),
} as const
