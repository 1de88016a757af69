import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import type { PhotoPolicy } from '../../src/shared/origin/policy'
import { originWords } from '../../src/shared/origin/wording'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { refusal } from '../../src/shared/refusals'
import { attachedFile, attachmentsOf, keepAttachment, removeAttachment } from '../_kit/attachments'
import { type Case, decided, ownCase } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { CommandAction, Ports } from '../_kit/handler'
import { recordStep } from '../_kit/record-step'
import { originFacts } from './facts'
import { beginForm, policyFor } from './kept-policy'
import { originRecord } from './store'

const words = originWords.photo
export const PHOTO = 'photo'
const LINK_SECONDS = 600
/** Standard deviation of the brightness (0…255) below which there is nothing to be seen. */
const BLANK = 4

/** Hands in the photograph, or another instead, until the form is submitted and again once it was sent back (S0-13). */
export const setPhoto: CommandAction<'origin.setPhoto'> = async (context) => {
  const { tx, caller, input, now, ports } = context
  const own = await ownCase(tx, caller, 'origin', true)
  if (!own) throw new NotFound('本届名单中没有您的生源信息，请联系学院老师补充。')
  const record = await originRecord(tx, own)
  const { policy, form } = await policyFor(tx, caller, own, record)
  const facts = await originFacts(tx, own, caller.policyVersion, policy, form, {}, now)
  if (!form.fields.some(({ kind, locked }) => kind === 'photo' && !locked)) throw new Invalid({ fileId: '这一届不需要上传照片' })
  if (!facts.windowOpen) throw new Refused(refusal('origin-window-closed'))
  if (!['not-started', 'draft', 'rejected'].includes(own.state)) throw new Refused(refusal('wrong-state'))
  await tx.run(beginForm(own, caller))
  const older = (await attachmentsOf(tx, own.schoolId, own.caseId)).filter(({ piece }) => piece === PHOTO)
  const attachmentId = await keepAttachment(context, own, { piece: PHOTO, fileId: input.fileId, accept: 'pictures' })
  await checkPhoto(await bytesOf(tx, ports, own, attachmentId), policy.photo)
  for (const { attachmentId: replaced } of older) await removeAttachment(context, own, replaced)
  if (own.state !== 'not-started') return { caseId: own.caseId, state: own.state, version: own.version }
  return recordStep(context, { case: own, step: decided(originWorkflow, { action: 'start', state: own.state, actor: 'student', facts }) })
}

async function bytesOf(db: Db, ports: Ports, subject: Case, attachmentId: string): Promise<Buffer> {
  const { fileId } = await attachedFile(db, subject, attachmentId)
  return ports.files.get(fileId)
}

/** What can be measured of a photograph: that it stands upright in the right shape, is large enough, and shows anything. @throws Invalid (`fileId`) */
async function checkPhoto(content: Buffer, { least, ratio }: PhotoPolicy): Promise<void> {
  const { default: sharp } = await import('sharp')
  const { width, height } = await sharp(content).metadata()
  const problem =
    width >= height
      ? words.landscape(width, height)
      : width / height > ratio.to
        ? words.tooWide(width, height)
        : width / height < ratio.from
          ? words.tooTall(width, height)
          : width < least.width || height < least.height
            ? words.small(width, height, least)
            : null
  if (problem) throw new Invalid({ fileId: problem })
  const { channels } = await sharp(content).greyscale().stats()
  if ((channels[0]?.stdev ?? 0) < BLANK) throw new Invalid({ fileId: words.blank })
}

/** The photograph as a page shows it. Without storage the page still opens. */
export async function photoOf(db: Db, ports: Ports, subject: Case) {
  const file = (await attachmentsOf(db, subject.schoolId, subject.caseId)).filter(({ piece }) => piece === PHOTO).at(-1)
  if (!file) return null
  const { fileId } = await attachedFile(db, subject, file.attachmentId)
  return { file, url: await ports.files.temporaryUrl(fileId, LINK_SECONDS).catch(() => null) }
}
