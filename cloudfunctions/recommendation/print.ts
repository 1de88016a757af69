import { recommendationWords as words } from '../../src/shared/recommendation/wording'
import { recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, decided, findCase, lockCase } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { CommandAction, Ports, QueryAction } from '../_kit/handler'
import { recordStep } from '../_kit/record-step'
import { originPhoto } from '../origin/facts'
import { recommendationDocument } from './document'
import { documentWording } from './document-wording'
import { recommendationFacts } from './facts'
import { paperOf } from './paper'
import { countPrint, policyFor, recommendationRecord } from './store'

const LINK_SECONDS = 600

/** The very page, with a watermark whatever the state: what is not counted must not pass for the paper (S0-19, S0-24). */
export const preview: QueryAction<'recommendation.preview'> = async ({ input, caller, db, ports }) => {
  const subject = await findCase(db, caller, ['recommendation'], input.caseId)
  const { party, data } = await paper(db, caller, subject, ports)
  const pdf = await recommendationDocument({ ...data, watermark: documentWording.watermark })
  const { fileId } = await ports.files.put(`${folderOf(subject)}/preview.pdf`, pdf, 'application/pdf')
  return { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), name: words.previewName(party.name) }
}

/**
 * Prints the copy that is left and counts it (S0-23, S0-24). The file lies in the store before the step is recorded: should the
 * transaction fail, it is nobody's and is written over by the next try.
 */
export const printed: CommandAction<'recommendation.document'> = async (context) => {
  const { input, caller, tx, now, ports } = context
  const subject = await lockCase(tx, caller, 'recommendation', input.caseId)
  const { party, data, policy, record } = await paper(tx, caller, subject, ports)
  const facts = await recommendationFacts(tx, caller, subject, { policy, record, complete: true, now })
  const step = decided(recommendationWorkflow, { action: 'print', state: subject.state, actor: 'student', facts })
  const { copy } = data
  const pdf = await recommendationDocument(data)
  const { fileId } = await ports.files.put(`${folderOf(subject)}/${copy}.pdf`, pdf, 'application/pdf')
  await countPrint(tx, subject)
  const link = { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), name: words.fileName(party.name) }
  return recordStep(context, { case: subject, step, detail: { copy } }, { ...link, copy })
}

async function paper(db: Db, caller: Caller, subject: Case, { files }: Pick<Ports, 'files'>) {
  const record = await recommendationRecord(db, subject)
  const policy = await policyFor(db, caller, subject.state, record)
  const { party, data } = await paperOf(db, caller, subject, { policy, record })
  const fileId = await originPhoto(db, subject)
  const photo = fileId ? await files.get(fileId) : undefined
  return { party, data: { ...data, photo }, policy, record }
}

const folderOf = ({ schoolId, caseId }: Case) => `recommendation/${schoolId}/${caseId}`
