import sql from 'sql-template-tag'
import type { EmployerDetails } from '../../src/shared/agreement/contract'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { employerNatures } from '../../src/shared/codes/employer-nature'
import { NotFound } from '../../src/shared/errors'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { digestOf, qrText } from '../_kit/proof-qr'
import { agreementDocument } from './document'
import type { AgreementDocumentData } from './document-data'
import { agreementRecord, findAgreement, isWithStudent } from './store'
import { agreementView } from './view'

const LINK_SECONDS = 600
const seals = { college: '学院', university: '学校', employer: '用人单位' }

/** The agreement as PDF, kept in the file store under the case's version, so that the same state is always the same bytes. */
export const printed: QueryAction<'agreement.document'> = async ({ input, caller, db, now, ports }) => {
  const subject = await findAgreement(db, caller, input.caseId)
  if (isWithStudent(subject.state)) throw new NotFound('提交后才能打印协议，请先提交。')
  const data = await documentData(db, caller, subject, now)
  const path = `agreement/${subject.schoolId}/${subject.caseId}/${subject.version}.pdf`
  const { fileId } = await ports.files.put(path, await agreementDocument(data), 'application/pdf')
  return { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), name: `就业协议-${data.student.name}.pdf` }
}

/** A step of the trail; `detail.employer` is what a signature keeps. */
interface Taken {
  action: string
  at: Date
  name: string | null
  detail: { employer?: { name: string; creditCode: string; details: Partial<EmployerDetails> } }
}

async function documentData(db: Db, caller: Caller, subject: Case, now: Date): Promise<AgreementDocumentData> {
  const view = await agreementView(db, caller, subject, now)
  const policy = await policyOf(db, caller, 'agreement')
  const steps = await db.rows<Taken>(sql`select a.action, a.at, a.detail, p.name from audit a
    left join person p on p.school_id = a.school_id and p.person_id = a.actor_id where a.school_id = ${subject.schoolId} and a.case_id = ${subject.caseId} order by a.seq`)
  const last = (action: string) => steps.findLast((step) => step.action === action)
  const signed = (action: string) => {
    const step = last(action)
    return step && { name: step.name ?? '', at: step.at }
  }
  const approved = ['approved', 'filed'].includes(subject.state) || (subject.state === 'released' && view.number !== null)
  const { content, student } = view
  // The signature holds what it was given under; before it the employer's details of today are printed.
  const standing = (await agreementRecord(db, subject))?.signedAt ? last('sign') : undefined
  const employer = standing?.detail.employer ?? view.employer
  const details = employer?.details ?? {}
  const contact = view.schoolContact ?? { contact: '', phone: '', postcode: '', address: '' }
  return {
    number: view.number ?? '',
    season: caller.seasonName,
    approved,
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
      opinion: { text: view.opinions.employer, signed: standing && signed('sign') },
      superior: view.opinions.superior ? { text: view.opinions.superior } : undefined,
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
    record: steps
      .slice(-12)
      .map(({ action, at, name }) => ({ step: agreementWorkflow.actions[action as 'submit'].label, name: name ?? '系统', at })),
    seals: policy.sealOrder.map((party) => seals[party]),
    qr:
      approved && view.number
        ? qrText(
            view.number,
            digestOf([
              view.number,
              student.name,
              student.number,
              employer?.creditCode ?? '',
              JSON.stringify(content),
              view.opinions.employer,
            ]),
          )
        : undefined,
  }
}
