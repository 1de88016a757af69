import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { contentProblems } from '../../src/shared/agreement/check'
import type { AgreementContent } from '../../src/shared/agreement/contract'
import type { AgreementPolicy } from '../../src/shared/agreement/policy'
import type { AgreementFacts } from '../../src/shared/agreement/workflow'
import { shanghaiTime, startOfDay, windowState } from '../../src/shared/calendar'
import type { Caller } from '../_kit/caller'
import { type Case, caseColumns } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { windowFor } from '../_kit/policies'
import { originApproved } from '../origin/facts'

/** Everything the guards need about one agreement, in the words of the database. */
interface FactRow {
  case_id: string
  training_mode: string
  origin_approved: boolean
  extended_to: Date | null
  notes_read: boolean
  employer_state: string | null
  details_verified: boolean
  signed: boolean
  consented: boolean
  notified: boolean
  asked_today: boolean
  content: AgreementContent | null
}

/** Which notes a person has to read: a change of their wording asks everybody again (S0-29, S0-38). */
export function notesKey(policy: AgreementPolicy, side: 'student' | 'employer'): string {
  const notes = side === 'student' ? policy.studentNotes : policy.employerNotes
  return `agreement-${side}-${createHash('sha256').update(notes.join('\n')).digest('hex').slice(0, 12)}`
}

export interface FactQuestion {
  policy: AgreementPolicy
  now: Date
  /** Whose reading of which notes counts. */
  reader: { personId: string; side: 'student' | 'employer' } | null
  /** Content about to be written, instead of what is stored (one case only). */
  content?: AgreementContent
}

/** What the agreement's guards look at, for any number of cases in one query. */
export async function agreementFacts(
  db: Db,
  cases: Case[],
  { policy, now, reader, content }: FactQuestion,
): Promise<Map<string, AgreementFacts>> {
  const schoolId = cases[0]?.schoolId ?? ''
  const notes = reader ? notesKey(policy, reader.side) : ''
  const employerId = content?.employerId ?? null
  const rows = await db.rows<FactRow>(sql`select c.case_id, g.training_mode, a.content, a.consent_wording is not null as consented,
      exists (select 1 from workflow_case o where o.school_id = c.school_id and o.student_id = c.student_id and o.season_id = c.season_id and o.subject = 'origin' and o.state = 'approved') as origin_approved,
      (select x.closes from window_extension x where x.school_id = c.school_id and x.season_id = c.season_id and x.person_id = c.student_id and x.process = 'agreement') as extended_to,
      exists (select 1 from notes_read r where r.school_id = c.school_id and r.person_id = ${reader?.personId ?? null}::uuid and r.notes = ${notes}) as notes_read,
      e.state as employer_state, e.details_verified_at is not null as details_verified, a.signed_at is not null as signed,
      exists (select 1 from notice n where n.school_id = c.school_id and n.case_id = c.case_id and n.kind = 'agreement-to-confirm' and n.person_id = c.student_id and n.at >= a.signed_at) as notified,
      exists (select 1 from audit t where t.school_id = c.school_id and t.case_id = c.case_id and t.action = 'askReturn'
        and t.at >= greatest(${startOfDay(now)}::timestamptz, c.entered_at)) as asked_today
    from workflow_case c
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    left join agreement a on a.school_id = c.school_id and a.case_id = c.case_id
    left join employer e on e.school_id = c.school_id and e.employer_id = coalesce(${employerId}::uuid, case when c.state in ('draft', 'returned') then (a.content ->> 'employerId')::uuid else c.employer_id end)
    where c.school_id = ${schoolId} and c.case_id = any(${cases.map(({ caseId }) => caseId)}::uuid[])`)
  const byCase = new Map(cases.map((subject) => [subject.caseId, subject]))
  return new Map(rows.map((row) => [row.case_id, factsFrom(row, byCase.get(row.case_id) as Case, policy, now, content)]))
}

function factsFrom(row: FactRow, subject: Case, policy: AgreementPolicy, now: Date, content?: AgreementContent): AgreementFacts {
  const closes = policy.window.closes ? shanghaiTime(policy.window.closes) : null
  const window = {
    opens: policy.window.opens ? shanghaiTime(policy.window.opens) : null,
    closes: row.extended_to && closes && row.extended_to > closes ? row.extended_to : closes,
  }
  const written = content ?? row.content
  return {
    eligible: !policy.excludedTrainingModes.includes(row.training_mode),
    originApproved: row.origin_approved,
    windowOpen: windowState(window, now) === 'open',
    notesRead: row.notes_read,
    contentComplete: written !== null && Object.keys(contentProblems(written)).length === 0,
    employerApproved: row.employer_state === 'approved',
    employerDetailsVerified: row.details_verified,
    employerSigned: row.signed,
    deadlinePassed: subject.dueAt !== null && now >= subject.dueAt,
    consentedToDefault: row.consented,
    noticeOnRecord: row.notified,
    askedToday: row.asked_today,
  }
}

/** The facts of one case. */
export async function factsOfOne(db: Db, subject: Case, question: FactQuestion): Promise<AgreementFacts> {
  const facts = (await agreementFacts(db, [subject], question)).get(subject.caseId)
  if (!facts) throw new Error('an agreement without a graduate')
  return facts
}

/** The facts of a student who has not begun a draft yet, so that what forbids it is said before the form is filled (X-3). */
export async function factsBeforeDraft(db: Db, caller: Caller, policy: AgreementPolicy, now: Date): Promise<AgreementFacts> {
  const { schoolId, seasonId, personId } = caller
  const row = await db.row<{ training_mode: string; notes_read: boolean }>(sql`select g.training_mode,
      exists (select 1 from notes_read r where r.school_id = g.school_id and r.person_id = g.person_id and r.notes = ${notesKey(policy, 'student')}) as notes_read
    from graduate g where g.school_id = ${schoolId} and g.season_id = ${seasonId} and g.person_id = ${personId}`)
  return {
    eligible: row !== null && !policy.excludedTrainingModes.includes(row.training_mode),
    originApproved: await originApproved(db, { schoolId, seasonId, studentId: personId }),
    windowOpen: windowState(await windowFor(db, caller, 'agreement', policy.window), now) === 'open',
    notesRead: row?.notes_read ?? false,
    contentComplete: false,
    employerApproved: false,
    employerDetailsVerified: false,
    employerSigned: false,
    deadlinePassed: false,
    consentedToDefault: false,
    noticeOnRecord: false,
    askedToday: false,
  }
}

/** The student's agreement that has not ended, of which there is at most one (S0-7); those that ended by a release are history. */
export function liveAgreement(db: Db, caller: Caller, lock = false): Promise<Case | null> {
  return db.row<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${caller.schoolId} and c.student_id = ${caller.personId} and c.subject = 'agreement' and c.season_id = ${caller.seasonId}
      and c.state <> 'released' ${lock ? sql`for update of c` : sql``}`)
}

/** Gives every college of the season its counter and two digits; called by whoever brings in graduates, under the import's lock. */
export async function ensureCounters(db: Db, { schoolId, seasonId }: { schoolId: string; seasonId: string }): Promise<void> {
  await db.run(sql`insert into agreement_counter (school_id, season_id, college, code)
    select ${schoolId}, ${seasonId}, college, (select coalesce(max(code), 0) from agreement_counter where school_id = ${schoolId} and season_id = ${seasonId}) + row_number() over (order by college)
    from (select distinct college from graduate where school_id = ${schoolId} and season_id = ${seasonId}) colleges
    where not exists (select 1 from agreement_counter k where k.school_id = ${schoolId} and k.season_id = ${seasonId} and k.college = colleges.college)`)
}
