import sql from 'sql-template-tag'
import type { EmployerDetails } from '../../src/shared/agreement/contract'
import { sealLabels } from '../../src/shared/agreement/seal'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { employerNatures } from '../../src/shared/codes/employer-nature'
import { NotFound } from '../../src/shared/errors'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { sinceSubmittedTo } from '../_kit/trail'
import { partyOf } from '../roster/facts'
import { agreementDocument } from './document'
import type { AgreementDocumentData } from './document-data'
import { fixPaper, paperFile } from './paper'
import { proofCode, proofTermsOf } from './proof'
import { agreementRecord, employerOf, findAgreement, isWithStudent } from './store'
import { studentView } from './view'

/** How long a link to a document works. */
export const LINK_SECONDS = 600
const RECORD_LINES = 12

/**
 * The agreement as PDF. Before approval a draft of two pages as it stands now; from the approval on three copies of two pages
 * each, always the same bytes (S0-57…60).
 */
export const printed: QueryAction<'agreement.document'> = async ({ input, caller, db, now, ports }) => {
  const subject = await findAgreement(db, caller, input.caseId)
  if (isWithStudent(subject.state)) throw new NotFound('提交后才能打印协议，请先提交。')
  const { name } = await partyOf(db, subject.schoolId, subject.seasonId, subject.studentId)
  const fileId = (await paperOf()) ?? (await draft())
  return { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), name: `就业协议-${name}.pdf` }

  async function paperOf(): Promise<string | null> {
    await fixIfApproved(db, caller, subject, now)
    const author = { personId: caller.personId, role: caller.role }
    return (await paperFile(db, ports.files, subject, agreementDocument, { author, now }))?.fileId ?? null
  }

  async function draft(): Promise<string> {
    const pdf = await agreementDocument(await documentData(db, caller, subject, now))
    const { fileId } = await ports.files.put(
      `agreement/${subject.schoolId}/${subject.caseId}/${subject.version}.pdf`,
      pdf,
      'application/pdf',
    )
    return fileId
  }
}

/** Agreements approved before papers were kept are fixed when they are first asked for; one released before its approval has no number. */
export async function fixIfApproved(db: Db, caller: Caller, subject: Case, now: Date): Promise<void> {
  const { number } = (await agreementRecord(db, subject)) ?? { number: null }
  if (number !== null) await fixPaper(db, subject, await documentData(db, caller, subject, now))
}

/** A step of the trail; `detail.employer` is what a signature keeps. */
interface Taken {
  action: string
  at: Date
  name: string | null
  detail: { employer?: { name: string; creditCode: string; details: Partial<EmployerDetails> } }
}

/** What is printed of an agreement; of an approved one as its approval left it. */
export async function documentData(db: Db, caller: Caller, subject: Case, now: Date): Promise<AgreementDocumentData> {
  const [party, record, policy, allSteps] = [
    await partyOf(db, subject.schoolId, subject.seasonId, subject.studentId),
    await agreementRecord(db, subject),
    await policyOf(db, caller, 'agreement'),
    await db.rows<Taken>(sql`select a.action, a.at, a.detail, p.name from audit a
      left join person p on p.school_id = a.school_id and p.person_id = a.actor_id where a.school_id = ${subject.schoolId} and a.case_id = ${subject.caseId} and ${sinceSubmittedTo(subject.schoolId, subject.caseId)} order by a.seq`),
  ]
  if (!record) throw new Error('an agreement without content')
  const approval = allSteps.findLastIndex((step) => step.action === 'approve')
  const steps = approval < 0 ? allSteps : allSteps.slice(0, approval + 1)
  const last = (action: string) => steps.findLast((step) => step.action === action)
  const signed = (action: string) => {
    const step = last(action)
    return step && { name: step.name ?? '', at: step.at }
  }
  const { content } = record
  const student = studentView(party, subject.schoolId, subject.studentId)
  // The signature holds what it was given under; before it the employer's details of today are printed.
  const standing = record.signedAt ? last('sign') : undefined
  const employer = standing?.detail.employer ?? (subject.employerId ? await employerOf(db, subject.schoolId, subject.employerId) : null)
  const details = employer?.details ?? {}
  const contact = record.schoolContact ?? { contact: '', phone: '', postcode: '', address: '' }
  const data: AgreementDocumentData = {
    number: record.number ?? '',
    season: caller.seasonName,
    approved: approval >= 0,
    at: steps.at(-1)?.at ?? now,
    student: {
      name: student.name,
      gender: student.sex,
      number: student.number,
      maskedId: student.idNumber,
      level: student.level,
      major: student.major,
      duration: student.schoolingYears ? `${student.schoolingYears}年` : '',
      trainingMode: student.trainingMode,
      origin: student.originPlace,
      phone: content.mobile,
      email: content.email,
      opinion: { text: content.opinion, signed: signed('submit') },
    },
    employer: {
      name: employer?.name ?? '',
      creditCode: employer?.creditCode ?? '',
      nature: employerNatures.nameOf(details.nature ?? '') ?? details.nature ?? '',
      industry: details.industry ?? '',
      address: details.address ?? '',
      contact: details.contact ?? '',
      phone: details.phone ?? '',
      email: details.email ?? '',
      archive: details.archiveAddress ?? '',
      opinion: { text: record.employerOpinion, signed: standing && signed('sign') },
      superior: record.superiorOpinion ? { text: record.superiorOpinion } : undefined,
    },
    school: { name: caller.schoolName, college: student.college, ...contact },
    terms: {
      post: content.post,
      place: content.place,
      pay: content.pay,
      probation: content.probation,
      penalty: content.penalty,
      voidOnAdmission: content.voidOnAdmission,
      remarks: content.remarks,
    },
    record: steps.slice(-RECORD_LINES).map(({ action, at, name }) => ({ step: stepLabel(action), name: name ?? '系统', at })),
    seals: policy.sealOrder.map((seal) => sealLabels[seal]),
  }
  return data.approved && data.number ? { ...data, qr: proofCode(proofTermsOf(data)) } : data
}

/** A bulk decision taken back is a step of no table. */
const stepLabel = (action: string): string =>
  action in agreementWorkflow.actions ? agreementWorkflow.actions[action as 'submit'].label : '撤销批量办理'
