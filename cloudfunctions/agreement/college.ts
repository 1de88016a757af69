import sql from 'sql-template-tag'
import type { SchoolContact } from '../../src/shared/agreement/contract'
import { confirmDue } from '../../src/shared/agreement/deadline'
import type { SealName } from '../../src/shared/agreement/seal'
import { type AgreementAction, agreementWorkflow } from '../../src/shared/agreement/workflow'
import type { Caller } from '../_kit/caller'
import { decided, lockCase } from '../_kit/cases'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordStep, type StepContext } from '../_kit/record-step'
import { agreementFiled } from '../destination/steps'
import { partyOf } from '../roster/facts'
import { employerName } from './employer'
import { factsOfOne } from './facts'
import { fixPaper } from './paper'
import { documentData } from './print'
import { refuseUnprintable } from './printable'
import { keepSeals } from './seals'
import { agreementRecord, findAgreement, nextNumber } from './store'
import { agreementView } from './view'

export const agreementCase: QueryAction<'agreement.case'> = async ({ input, caller, db, now }) => {
  const subject = await findAgreement(db, caller, input.caseId)
  const last = await db.row<{ contact: SchoolContact }>(
    sql`select contact from school_contact where school_id = ${caller.schoolId} and person_id = ${caller.personId}`,
  )
  const reasons = caller.role === 'employer-operator' ? (await policyOf(db, caller, 'agreement')).returnReasons : []
  return { ...(await agreementView(db, caller, subject, now)), lastContact: last?.contact ?? null, returnReasons: reasons }
}

/** Approval gives the agreement its number and fixes the school's contact, offered again next time (S0-53…55, S0-62). */
export const approve: CommandAction<'agreement.approve'> = async (context) => {
  const { input, caller, tx } = context
  refuseUnprintable(input.schoolContact, 'schoolContact.')
  const { subject, step, params } = await collegeStep(context, 'approve')
  const record = await agreementRecord(tx, subject)
  const number = record?.number ?? (await nextNumber(tx, subject))
  await tx.run(
    sql`update agreement set number = ${number}, school_contact = ${JSON.stringify(input.schoolContact)} where school_id = ${subject.schoolId} and case_id = ${subject.caseId}`,
  )
  await tx.run(sql`insert into school_contact (school_id, person_id, contact) values (${caller.schoolId}, ${caller.personId}, ${JSON.stringify(input.schoolContact)})
    on conflict (school_id, person_id) do update set contact = excluded.contact`)
  const answer = await recordStep(context, { case: subject, step, params, detail: { number } }, { number })
  await fixPaper(tx, subject, await documentData(tx, caller, { ...subject, state: answer.state }, context.now))
  return answer
}

/** Sent back to the employer or to the student (S0-56, Decided). */
export const reject: CommandAction<'agreement.reject'> = async (context) => {
  const { subject, step, params } = await collegeStep(
    context,
    context.input.to === 'employer' ? 'rejectToEmployer' : 'rejectToStudent',
    context.input.reason,
  )
  return recordStep(context, { case: subject, step, reason: context.input.reason, params })
}

/** After silence without consent: the student gets a new period to confirm. */
export const askAgain: CommandAction<'agreement.askAgain'> = async (context) => {
  const { subject, step, params, policy } = await collegeStep(context, 'askAgain')
  return recordStep(context, { case: subject, step, params, due: confirmDue(policy, context.now) })
}

/** Filing ends the procedure (S0-61): every seal recorded, or seen now on the paper in hand and recorded with it. It registers the destination. */
export const file: CommandAction<'agreement.file'> = async (context) => {
  const { sealsSeen = [] } = context.input
  const { subject, step, params } = await collegeStep(context, 'file', undefined, sealsSeen)
  await keepSeals(context, [subject], sealsSeen)
  const answer = await recordStep(context, { case: subject, step, params, detail: sealsSeen.length ? { sealsSeen } : {} })
  await agreementFiled(context, subject)
  return answer
}

/** The case of the college locked, the step decided, and the names for the notices. */
export async function collegeStep(
  context: StepContext & { input: { caseId: string }; caller: Caller },
  action: AgreementAction,
  reason?: string,
  sealsSeen: readonly SealName[] = [],
) {
  const { input, caller, tx, now } = context
  const subject = await lockCase(tx, caller, 'agreement', input.caseId)
  const policy = await policyOf(tx, caller, 'agreement')
  const facts = await factsOfOne(tx, subject, { policy, now, reader: null, role: caller.role, sealsSeen })
  const step = decided(agreementWorkflow, { action, state: subject.state, actor: 'college', facts, reason })
  const party = await partyOf(tx, subject.schoolId, subject.seasonId, subject.studentId)
  return { subject, step, policy, params: { student: party.name, employer: await employerName(tx, subject) } }
}
