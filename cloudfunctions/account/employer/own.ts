import sql from 'sql-template-tag'
import { employerChanges } from '../../../src/shared/account/employer-changes'
import type { OwnEmployer } from '../../../src/shared/account/employer-contract'
import { NotFound, Refused } from '../../../src/shared/errors'
import { refusal } from '../../../src/shared/refusals'
import type { Caller } from '../../_kit/caller'
import { type Db, sqlState } from '../../_kit/database'
import { record } from '../../_kit/events'
import type { CommandAction, QueryAction } from '../../_kit/handler'
import { employerSearchText } from '../../_kit/search'
import { keepLicence } from './licence'
import { refuseUnprintable } from './names'
import { operatorsOf } from './operators'
import { tellReviewers } from './tell-reviewers'

interface EmployerRow {
  employer_id: string
  name: string
  credit_code: string
  details: Record<string, string>
  state: OwnEmployer['state']
  reject_reason: string | null
  licence_file: string | null
}

const formFields = ['nature', 'industry', 'address', 'contact', 'phone', 'email'] as const

/** Employers as the form has them, in the order of the ids. */
export async function employersByIds(
  db: Db,
  caller: Pick<Caller, 'schoolId' | 'personId'>,
  employerIds: string[],
): Promise<(OwnEmployer & { licenceFile: string | null })[]> {
  const rows = await db.rows<EmployerRow>(sql`select employer_id, name, credit_code, details, state, reject_reason, licence_file
    from employer where school_id = ${caller.schoolId} and employer_id = any(${employerIds}::uuid[]) order by name, employer_id`)
  const operators = await operatorsOf(db, caller, employerIds)
  return rows.map((row) => ({
    employerId: row.employer_id,
    fields: {
      name: row.name,
      creditCode: row.credit_code,
      ...Object.fromEntries(formFields.filter((field) => row.details[field]).map((field) => [field, row.details[field]])),
    },
    state: row.state,
    reason: row.state === 'rejected' ? row.reject_reason : null,
    hasLicence: row.licence_file !== null,
    operators: operators.get(row.employer_id) ?? [],
    licenceFile: row.licence_file,
  }))
}

export const myEmployers: QueryAction<'account.myEmployers'> = async ({ caller, db }) => ({
  employers: await employersByIds(db, caller, caller.scopes),
})

/** A rejected employer is corrected and waits again. */
export const resubmitEmployer: CommandAction<'account.resubmitEmployer'> = async ({ input, caller, author, tx, now, ports }) => {
  const { schoolId } = caller
  const { employerId, employer: fields } = input
  if (!caller.scopes.includes(employerId)) throw new NotFound()
  await refuseUnprintable({ 'employer.name': fields.name })
  const row = await tx.row<{ state: string; before: Record<string, string> }>(
    sql`select state, details || jsonb_build_object('name', name, 'creditCode', credit_code) as before from employer where school_id = ${schoolId} and employer_id = ${employerId} for update`,
  )
  if (row?.state !== 'rejected') throw new Refused(refusal('wrong-state'))
  const licence = input.licence ? await keepLicence(ports, input.licence) : null
  const { name, creditCode, ...details } = fields
  const search = await employerSearchText(name, creditCode)
  await tx
    .run(sql`update employer set name = ${name}, credit_code = ${creditCode}, search_text = ${search}, details = details || ${JSON.stringify(details)}::jsonb,
      licence_file = coalesce(${licence}, licence_file), state = 'registered', registered_at = ${now}, reject_reason = null
      where school_id = ${schoolId} and employer_id = ${employerId}`)
    .catch((error: unknown) => {
      throw sqlState(error) === '23505' ? new Refused(refusal('employer-known')) : error
    })
  await record(tx, {
    schoolId,
    author,
    kind: 'employer-resubmitted',
    detail: { employerId, changes: employerChanges(row.before, fields) },
    now,
  })
  await tellReviewers(tx, schoolId, now)
  return { state: 'registered' }
}
