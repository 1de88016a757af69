import { divisionsBelow } from '../../src/shared/codes/divisions'
import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { openingProblems } from '../../src/shared/opening/check'
import { openingWords as words } from '../../src/shared/opening/wording'
import { openingWorkflow } from '../../src/shared/opening/workflow'
import { refusal } from '../../src/shared/refusals'
import { attachmentsOf, keepAttachment, removeAttachment } from '../_kit/attachments'
import { type Case, decided, ownCase } from '../_kit/cases'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { recordStep } from '../_kit/record-step'
import { openingFacts } from './own-facts'
import { contentOf, LETTER, lockOwnOpening, saveContent } from './store'
import { openingView } from './view'

export const mine: QueryAction<'opening.mine'> = async ({ caller, db, now }) =>
  openingView(db, caller, await ownCase(db, caller, 'opening'), now)

/** A page of the letter; only those who need an application can begin one. */
export const attach: CommandAction<'opening.attach'> = async (context) => {
  const { tx, caller, input, now } = context
  const own = await lockOwnOpening(tx, caller, now)
  const facts = await openingFacts(tx, caller, own, { content: await contentOf(tx, own), letters: 0, now })
  for (const [holds, code] of [
    [facts.needed, 'opening-not-needed'],
    [facts.windowOpen, 'opening-window-closed'],
    [isWritable(own), 'wrong-state'],
  ] as const)
    if (!holds) throw new Refused(refusal(code))
  return { attachmentId: await keepAttachment(context, own, { piece: LETTER, fileId: input.fileId }) }
}

export const detach: CommandAction<'opening.detach'> = async (context) => {
  const own = await ownCase(context.tx, context.caller, 'opening', true)
  if (!own) throw new NotFound(words.notFound)
  if (!isWritable(own)) throw new Refused(refusal('wrong-state'))
  await removeAttachment(context, own, context.input.attachmentId)
  return { done: true }
}

/** Hands the application in (S0-4); fields that are missing are named. */
export const submit: CommandAction<'opening.submit'> = async (context) => {
  const { tx, caller, input, now } = context
  const { content } = input
  const own = await lockOwnOpening(tx, caller, now)
  const letters = (await attachmentsOf(tx, caller.schoolId, own.caseId)).filter(({ piece }) => piece === LETTER).length
  const facts = await openingFacts(tx, caller, own, { content, letters, now })
  const problems = { ...openingProblems(content), ...unknownProvince(content.province) }
  if (facts.needed && facts.windowOpen && isWritable(own) && Object.keys(problems).length)
    throw new Invalid(prefixed(problems), refusal('opening-incomplete').message)
  const step = decided(openingWorkflow, { action: 'submit', state: own.state, actor: 'student', facts })
  await saveContent(tx, own, content)
  return recordStep(context, { case: own, step, params: { student: caller.name } })
}

export const withdraw: CommandAction<'opening.withdraw'> = async (context) => {
  const { tx, caller, now } = context
  const own = await ownCase(tx, caller, 'opening', true)
  if (!own) throw new NotFound(words.notFound)
  const facts = await openingFacts(tx, caller, own, { content: await contentOf(tx, own), letters: 0, now })
  const step = decided(openingWorkflow, { action: 'withdraw', state: own.state, actor: 'student', facts })
  return recordStep(context, { case: own, step })
}

const isWritable = ({ state }: Case) => state === 'draft' || state === 'rejected'

function unknownProvince(code: string): Record<string, string> {
  return code && !divisionsBelow().some((province) => province.code === code) ? { province: words.provinceUnknown } : {}
}

const prefixed = (problems: Record<string, string>) =>
  Object.fromEntries(Object.entries(problems).map(([field, message]) => [`content.${field}`, message]))
