import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { EmployerFields } from '../../../src/shared/account/employer-contract'
import { Refused } from '../../../src/shared/errors'
import { refusal } from '../../../src/shared/refusals'
import type { Tx } from '../../_kit/database'
import { record } from '../../_kit/events'
import type { CommandAction, OpenAction } from '../../_kit/handler'
import { hashPassword } from '../../_kit/passwords'
import type { Author } from '../../_kit/record-step'
import { employerSearchText } from '../../_kit/search'
import { claimOnRegistration } from '../../card/steps'
import { invite } from './invitation'
import { keepLicence } from './licence'
import { refuseUnprintable } from './names'
import { addOperator } from './operators'
import { tellReviewers } from './tell-reviewers'

/**
 * An employer registers itself: it waits for the career centre, its first operator signs in with the mobile number. An
 * employer or a number already known is answered with the same words and changes nothing, so that nobody can ask who is here.
 */
export const registerEmployer: OpenAction<'account.registerEmployer'> = async ({ input, now, ports }) => {
  await refuseUnprintable({ 'employer.name': input.employer.name, 'operator.name': input.operator.name })
  const licence = await keepLicence(ports, input.licence)
  const passwordHash = await hashPassword(input.password)
  const { schoolId } = ports
  const created = await ports.database
    .transaction(async (tx) => {
      const personId = await addOperator(tx, schoolId, { ...input.operator, passwordHash })
      if (!personId) return false
      const author = { personId, role: 'employer-operator' }
      const employerId = await insertEmployer(tx, schoolId, { fields: input.employer, licence, author, behalfOf: null, now })
      if (!employerId) throw new KnownEmployer()
      await tx.run(
        sql`insert into role_grant (school_id, person_id, role, scope_id) values (${schoolId}, ${personId}, 'employer-operator', ${employerId})`,
      )
      if (input.card) await claimOnRegistration(tx, input.card, { schoolId, employerId, personId, now })
      return true
    })
    .catch((error: unknown) => {
      if (error instanceof KnownEmployer) return false
      throw error
    })
  if (!created) await ports.files.remove([licence])
  return { done: true }
}

/** Takes back the operator just added: the employer is known already. */
class KnownEmployer extends Error {}

/** A college or the career centre registers for an employer (S0-32); it is reviewed like any other, and its operator is invited. */
export const registerEmployerFor: CommandAction<'account.registerEmployerFor'> = async ({ input, caller, author, tx, now, ports }) => {
  await refuseUnprintable({ 'employer.name': input.employer.name })
  const licence = await keepLicence(ports, input.licence)
  const { schoolId, personId } = caller
  const employerId = await insertEmployer(tx, schoolId, { fields: input.employer, licence, author, behalfOf: personId, now })
  if (!employerId) throw new Refused(refusal('employer-known'))
  return invite(tx, ports, { employerId, author, now })
}

interface Registration {
  fields: EmployerFields
  licence: string
  author: Author
  /** The member of staff who registers for the employer. */
  behalfOf: string | null
  now: Date
}

/** Null where the credit code is known already. Whoever reviews is told (N-1). */
async function insertEmployer(tx: Tx, schoolId: string, { fields, licence, author, behalfOf, now }: Registration): Promise<string | null> {
  const { name, creditCode, ...details } = fields
  const employerId = randomUUID()
  const inserted =
    await tx.run(sql`insert into employer (school_id, employer_id, name, credit_code, search_text, details, state, registered_at, registered_by, licence_file)
    values (${schoolId}, ${employerId}, ${name}, ${creditCode}, ${await employerSearchText(name, creditCode)}, ${JSON.stringify(details)},
      'registered', ${now}, ${behalfOf}, ${licence}) on conflict (school_id, credit_code) do nothing`)
  if (inserted === 0) return null
  await record(tx, { schoolId, author, kind: 'employer-registered', detail: { employerId }, now })
  await tellReviewers(tx, schoolId, now)
  return employerId
}
