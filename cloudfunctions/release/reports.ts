import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { Invalid, NotFound, Refused } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import { refusal } from '../../src/shared/refusals'
import { releaseWords as words } from '../../src/shared/release/wording'
import { releaseWorkflow } from '../../src/shared/release/workflow'
import { offers } from '../../src/shared/workflow'
import { findCase, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { visibleTo } from '../_kit/scope'
import { tell } from '../_kit/tell'
import { nameOf } from '../roster/facts'
import { groundOf, releaseFacts } from './facts'
import { delaysOf } from './mine'
import { begin } from './student'

/** Only between the college's review and the filing can sealing be put off (S0-69). */
const SEALING = 'approved'

/** The college says that the employer broke the agreement (S0-70). */
export const reportFor: CommandAction<'release.reportFor'> = async (context) => {
  const { input, caller, tx } = context
  const agreement = await findCase(tx, caller, ['agreement'], input.caseId)
  if (!agreement.employerId) throw new Refused(refusal('agreement-not-binding'))
  return (await begin(context, agreement, 'employer-breach', 'reportFor', { reason: input.reason, reportedBy: caller.personId })).answer
}

/** Recorded, told to the student and the career centre, and nothing else: no state changes and nothing is blocked (S0-69). */
export const reportDelay: CommandAction<'release.reportDelay'> = async ({ input, caller, author, tx, now }) => {
  const { schoolId, caseId, studentId, state } = await findCase(tx, caller, ['agreement'], input.caseId)
  if (state !== SEALING) throw new Refused(refusal('delay-not-now'))
  const delayId = randomUUID()
  await tx.run(sql`insert into signing_delay (school_id, delay_id, agreement_id, person_id, text, reported_by, reported_at)
    values (${schoolId}, ${delayId}, ${caseId}, ${studentId}, ${input.text}, ${caller.personId}, ${now})`)
  await record(tx, { schoolId, author, personId: studentId, kind: 'signing-delay', detail: { delayId, caseId }, now })
  await tell(
    tx,
    { schoolId, kind: 'signing-delay-noted', params: { reason: input.text }, now },
    sql`select ${studentId}::uuid as person_id, ${caseId}::uuid as case_id`,
  )
  await tell(
    tx,
    { schoolId, kind: 'signing-delay-reported', now },
    sql`select person_id, null::uuid as case_id from role_grant where school_id = ${schoolId} and role = 'career-centre'`,
  )
  return { done: true }
}

/** What the college may report of an agreement, before it writes it down. */
export const reportable: QueryAction<'release.reportable'> = async ({ input, caller, db }) => {
  const agreement = await findCase(db, caller, ['agreement'], input.caseId)
  const policy = await policyOf(db, caller, 'release')
  const ground = await groundOf(db, agreement)
  const row = await db.row<{
    number: string
    employer: string | null
    state: string | null
  }>(sql`select p.number, e.name as employer, r.state
    from workflow_case c join person p on p.school_id = c.school_id and p.person_id = c.student_id
    left join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
    left join workflow_case r on r.school_id = c.school_id and r.subject = 'release' and r.student_id = c.student_id and r.part = c.case_id::text
    where c.school_id = ${agreement.schoolId} and c.case_id = ${agreement.caseId}`)
  const facts = releaseFacts({ policy, ground, windowOpen: true, packet: null, path: 'employer-breach', actor: 'college' })
  const [breach] = offerViews(
    offers(releaseWorkflow, { state: (row?.state ?? 'draft') as 'draft', actor: 'college', facts }).filter(
      ({ action }) => action === 'reportFor',
    ),
  )
  const { label } = releaseWorkflow.actions.reportFor
  const delay = agreement.state === SEALING ? null : refusal('delay-not-now')
  return {
    student: {
      name: await nameOf(db, agreement.schoolId, agreement.studentId),
      number: row?.number ?? '',
      college: agreement.college,
      className: agreement.className,
    },
    employer: row?.employer ?? '',
    state: stateChip(agreementWorkflow, agreement.state),
    breach: breach ?? { action: 'reportFor', label, needsReason: true, blocked: refusal('release-under-way') },
    delay: { action: 'reportDelay', label: words.reportDelay, needsReason: true, blocked: delay },
    delays: await delaysOf(db, agreement.schoolId, agreement.studentId, agreement.caseId),
  }
}

/** One more release for one graduate (S0-68): recorded with its reason, and told. */
export const grantException: CommandAction<'release.grantException'> = async ({ input, caller, author, tx, now }) => {
  const { schoolId, seasonId } = caller
  const student = await graduateBy(tx, schoolId, seasonId, normaliseNumber(input.number))
  const policy = await policyOf(tx, caller, 'release')
  const used = await usesOf(tx, schoolId, student.person_id)
  if (used.released < policy.times) throw new Invalid({ number: words.noBreachYet })
  if (used.released < policy.times + used.exceptions) throw new Invalid({ number: words.exceptionUnused })
  const exceptionId = randomUUID()
  await tx.run(sql`insert into release_exception (school_id, exception_id, person_id, season_id, reason, granted_by, granted_at)
    values (${schoolId}, ${exceptionId}, ${student.person_id}, ${seasonId}, ${input.reason}, ${caller.personId}, ${now})`)
  await record(tx, {
    schoolId,
    author,
    personId: student.person_id,
    kind: 'release-exception',
    detail: { exceptionId, reason: input.reason },
    now,
  })
  await tell(
    tx,
    { schoolId, kind: 'release-exception', params: { reason: input.reason }, now },
    sql`select ${student.person_id}::uuid as person_id, null::uuid as case_id`,
  )
  return { name: student.name, number: student.number }
}

/** The graduate, locked, so that two officers do not both grant the one exception. @throws NotFound */
async function graduateBy(tx: Db, schoolId: string, seasonId: string, number: string) {
  const found = await tx.row<{ person_id: string; name: string; number: string }>(sql`select p.person_id, p.name, p.number from person p
    join graduate g on g.school_id = p.school_id and g.person_id = p.person_id and g.season_id = ${seasonId} and g.state = 'active'
    where p.school_id = ${schoolId} and p.number = ${number} for update of g`)
  if (!found) throw new NotFound(words.notFound)
  return found
}

async function usesOf(db: Db, schoolId: string, personId: string): Promise<{ released: number; exceptions: number }> {
  const row = await db.row<{ released: number; exceptions: number }>(sql`select
      (select count(*)::int from release where school_id = ${schoolId} and student_id = ${personId} and released_at is not null and path in ('breach', 'doctoral-b')) as released,
      (select count(*)::int from release_exception where school_id = ${schoolId} and person_id = ${personId}) as exceptions`)
  return row ?? { released: 0, exceptions: 0 }
}

/** Exceptions, delays and flagged employers, as far as the caller's scope goes. */
export const records: QueryAction<'release.records'> = async ({ caller, db }) => {
  const { schoolId } = caller
  const exceptions = await db.rows<Line>(sql`select x.exception_id as id, p.name, p.number, x.reason, b.name as by, x.granted_at as at
    from release_exception x join person p on p.school_id = x.school_id and p.person_id = x.person_id
    join person b on b.school_id = x.school_id and b.person_id = x.granted_by
    where x.school_id = ${schoolId} and exists (select 1 from workflow_case c where c.school_id = x.school_id and c.subject = 'agreement'
      and c.student_id = x.person_id and ${visibleTo(caller)}) order by x.granted_at desc limit 200`)
  const delays = await db.rows<
    Omit<Line, 'reason'> & { college: string; employer: string; text: string }
  >(sql`select d.delay_id as id, p.name, p.number,
      c.college, coalesce(e.name, '') as employer, d.text, b.name as by, d.reported_at as at
    from signing_delay d join workflow_case c on c.school_id = d.school_id and c.case_id = d.agreement_id
    join person p on p.school_id = d.school_id and p.person_id = d.person_id
    join person b on b.school_id = d.school_id and b.person_id = d.reported_by
    left join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
    where d.school_id = ${schoolId} and ${visibleTo(caller)} order by d.reported_at desc limit 200`)
  const employers = await db.rows<{ employerId: string; name: string; count: number; open: number; last: Date }>(sql`
    select r.employer_id as "employerId", e.name, count(*)::int as count, (count(*) filter (where r.remedy is distinct from 'done'))::int as open, max(r.released_at) as last
    from release r join employer e on e.school_id = r.school_id and e.employer_id = r.employer_id
    where r.school_id = ${schoolId} and r.path = 'employer-breach' and r.released_at is not null
    group by r.employer_id, e.name order by max(r.released_at) desc limit 200`)
  return {
    exceptions: exceptions.map((line) => ({ ...line, at: line.at.toISOString() })),
    delays: delays.map((line) => ({ ...line, at: line.at.toISOString() })),
    employers: employers.map(({ count, open, last, ...line }) => ({ ...line, flag: words.flag(count, open), last: last.toISOString() })),
  }
}

interface Line {
  id: string
  name: string
  number: string
  reason: string
  by: string
  at: Date
}
