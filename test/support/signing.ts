import { employerIdOf, opinions, passOrigin, prepareEmployer, schoolContact, submitAgreement } from './agreements'
import { type Client, foundedSchool, type School } from './school'
import { inBrowser } from './sessions'

/** A school ready to sign: the officer of the first college, two employers whose operators have read and verified, and how far to take a student. */
export interface Signing {
  school: School
  officer: Client
  operator: Client
  otherOperator: Client
  employerId: string
  otherEmployerId: string
  student(number: string): Promise<Client>
  /** Each takes a bachelor of the first college to a state and answers the agreement's case. */
  submitted(number: string, agreesToDefault?: boolean): Promise<string>
  signed(number: string, agreesToDefault?: boolean): Promise<string>
  confirmed(number: string): Promise<string>
  approved(number: string): Promise<{ caseId: string; number: string }>
}

export async function signingSchool(): Promise<Signing> {
  const school = await foundedSchool()
  const [officer, operator, otherOperator] = await Promise.all(['T0004', 'E0001', 'E0002'].map((number) => inBrowser(school, number)))
  if (!officer || !operator || !otherOperator) throw new Error('people are missing')
  await prepareEmployer(operator)
  await prepareEmployer(otherOperator)
  const employerId = await employerIdOf(school, 'E0001')
  const student = (number: string) => inBrowser(school, number)
  const submitted = async (number: string, agreesToDefault = true) => {
    const client = await student(number)
    await passOrigin(client, officer)
    return submitAgreement(client, employerId, agreesToDefault)
  }
  const signed = async (number: string, agreesToDefault = true) => {
    const caseId = await submitted(number, agreesToDefault)
    await operator.call('agreement.sign', { caseId, ...opinions })
    return caseId
  }
  const confirmed = async (number: string) => {
    const caseId = await signed(number)
    await (await student(number)).call('agreement.confirm', {})
    return caseId
  }
  const approved = async (number: string) => {
    const caseId = await confirmed(number)
    return officer.call('agreement.approve', { caseId, schoolContact })
  }
  const otherEmployerId = await employerIdOf(school, 'E0002')
  return { school, officer, operator, otherOperator, employerId, otherEmployerId, student, submitted, signed, confirmed, approved }
}
