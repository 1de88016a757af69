import sql from 'sql-template-tag'
import { employerWords as words } from '../../../src/shared/account/wording'
import { NotFound, Refused } from '../../../src/shared/errors'
import { creditCodeProblem } from '../../../src/shared/identity'
import { refusal } from '../../../src/shared/refusals'
import type { Db } from '../../_kit/database'
import { record } from '../../_kit/events'
import type { CommandAction, QueryAction } from '../../_kit/handler'
import { tell } from '../../_kit/tell'
import { employersByIds } from './own'

const LISTED = 200
const LINK_SECONDS = 600

const oddCode = (code: string) => creditCodeProblem(code) !== null

/** Employers that registered, by state, longest waiting first. */
export const employersToReview: QueryAction<'account.employersToReview'> = async ({ input, caller, db }) => {
  const counted = await db.rows<{ state: 'registered' | 'approved' | 'rejected'; count: number }>(sql`select state, count(*)::int as count
    from employer where school_id = ${caller.schoolId} and registered_at is not null group by state`)
  const rows = await db.rows<{
    employer_id: string
    name: string
    credit_code: string
    nature: string | null
    registered_at: Date
    behalf: string | null
  }>(sql`select e.employer_id, e.name, e.credit_code, e.details->>'nature' as nature, e.registered_at, p.name as behalf from employer e
    left join person p on p.school_id = e.school_id and p.person_id = e.registered_by
    where e.school_id = ${caller.schoolId} and e.registered_at is not null and e.state = ${input.state}
    order by e.registered_at, e.employer_id limit ${LISTED}`)
  return {
    counts: { registered: 0, approved: 0, rejected: 0, ...Object.fromEntries(counted.map(({ state, count }) => [state, count])) },
    rows: rows.map((row) => ({
      employerId: row.employer_id,
      name: row.name,
      creditCode: row.credit_code,
      nature: row.nature ?? '',
      registeredAt: row.registered_at.toISOString(),
      behalf: row.behalf,
      oddCode: oddCode(row.credit_code),
    })),
  }
}

export const employerToReview: QueryAction<'account.employerToReview'> = async ({ input, caller, db, ports }) => {
  const { schoolId } = caller
  const [employer] = await employersByIds(db, caller, [input.employerId])
  const about = await db.row<{
    registered_at: Date | null
    behalf: string | null
  }>(sql`select e.registered_at, p.name as behalf from employer e
    left join person p on p.school_id = e.school_id and p.person_id = e.registered_by
    where e.school_id = ${schoolId} and e.employer_id = ${input.employerId}`)
  if (!employer || !about?.registered_at) throw new NotFound()
  const { licenceFile, ...view } = employer
  return {
    ...view,
    licenceUrl: licenceFile ? await ports.files.temporaryUrl(licenceFile, LINK_SECONDS) : null,
    registeredAt: about.registered_at.toISOString(),
    behalf: about.behalf,
    oddCode: oddCode(view.fields.creditCode ?? ''),
    history: await historyOf(db, schoolId, input.employerId),
    next: await nextWaiting(db, schoolId, input.employerId),
  }
}

async function historyOf(db: Db, schoolId: string, employerId: string) {
  const rows = await db.rows<{
    at: Date
    kind: string
    who: string | null
    reason: string | null
  }>(sql`select e.at, e.kind, p.name as who, e.detail->>'reason' as reason
    from event e left join person p on p.school_id = e.school_id and p.person_id = e.actor_id
    where e.school_id = ${schoolId} and e.kind = any(${Object.keys(words.history)}) and e.detail->>'employerId' = ${employerId} order by e.at`)
  return rows.map(({ at, kind, who, reason }) => ({ at: at.toISOString(), who: who ?? '', label: words.history[kind] ?? kind, reason }))
}

async function nextWaiting(db: Db, schoolId: string, besides: string): Promise<string | null> {
  const row = await db.row<{
    employer_id: string
  }>(sql`select employer_id from employer where school_id = ${schoolId} and state = 'registered'
    and registered_at is not null and employer_id <> ${besides} order by registered_at, employer_id limit 1`)
  return row?.employer_id ?? null
}

/** The career centre lets an employer in or says what is wrong; its operators are told in the same transaction (N-1). */
export const reviewEmployer: CommandAction<'account.reviewEmployer'> = async ({ input, caller, author, tx, now }) => {
  const { schoolId } = caller
  const { employerId } = input
  const employer = await tx.row<{ state: string; name: string }>(
    sql`select state, name from employer where school_id = ${schoolId} and employer_id = ${employerId} and registered_at is not null for update`,
  )
  if (!employer) throw new NotFound()
  if (employer.state !== 'registered') throw new Refused(refusal('changed-meanwhile'))
  const state = input.decision === 'approve' ? 'approved' : 'rejected'
  const reason = input.decision === 'reject' ? input.reason : null
  await tx.run(sql`update employer set state = ${state}, reviewed_at = ${now}, reject_reason = ${reason}
    where school_id = ${schoolId} and employer_id = ${employerId}`)
  await record(tx, { schoolId, author, kind: `employer-${state}`, detail: { employerId, ...(reason && { reason }) }, now })
  await tell(
    tx,
    { schoolId, kind: `employer-${state}`, params: { employer: employer.name, ...(reason && { reason }) }, now },
    sql`select person_id, null::uuid as case_id from role_grant where school_id = ${schoolId} and role = 'employer-operator' and scope_id = ${employerId}`,
  )
  return { state }
}
