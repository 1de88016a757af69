import { type ProofTerm, type ProofTerms, proofTerms } from '../../src/shared/agreement/proof'
import { dateOf } from '../../src/shared/calendar'
import { digestOf, signedText } from '../_kit/proof-qr'
import type { AgreementDocumentData } from './document-data'

/** Longest code: 97 modules a side, 0.37 mm each where it is printed. */
const LONGEST = 660
/** Only these may be cut; numbers, names and the date are always whole. */
const cuttable: readonly ProofTerm[] = ['employer', 'post', 'place', 'pay', 'probation', 'penalty', 'remarks']

/** The terms as the paper prints them. */
export function proofTermsOf({ number, student, employer, terms, at }: Omit<AgreementDocumentData, 'qr'>): ProofTerms {
  return {
    number,
    student: student.name,
    studentNumber: student.number,
    employer: employer.name,
    creditCode: employer.creditCode,
    post: terms.post,
    place: terms.place,
    pay: terms.pay,
    probation: terms.probation,
    penalty: terms.penalty,
    voidOnAdmission: terms.voidOnAdmission ? '是' : '否',
    remarks: terms.remarks,
    approved: dateOf(at),
  }
}

/** Of all terms in full. */
export const proofDigest = (terms: ProofTerms): string => digestOf(proofTerms.map(([term]) => terms[term]))

/**
 * The code for the paper: the signed terms, as a link to the page that verifies where the school has a public address. Texts
 * that would make the code too fine for a phone are cut, the longest first, and marked as cut.
 */
export function proofCode(terms: ProofTerms): string {
  const address = process.env.QICHENG_PUBLIC_URL ?? ''
  const link = /^https?:/.test(address) ? `${address}/#/pages/verify/index?q=` : ''
  for (let limit = 60; ; limit -= 2) {
    const code = link + signedText(bodyOf(terms, limit))
    if (code.length <= LONGEST || limit <= 6) return code
  }
}

function bodyOf(terms: ProofTerms, limit: number): string {
  const cut: number[] = []
  const texts = proofTerms.map(([term], index) => {
    const characters = [...terms[term]]
    if (!cuttable.includes(term) || characters.length <= limit) return terms[term]
    cut.push(index)
    return characters.slice(0, limit).join('')
  })
  return Buffer.from(JSON.stringify([texts, cut, proofDigest(terms)])).toString('base64url')
}
