import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { contentProblems } from '../../src/shared/agreement/check'
import type { AgreementContent, EmployerDetails } from '../../src/shared/agreement/contract'
import type { AgreementPolicy } from '../../src/shared/agreement/policy'
import { type SealName, sealFacts } from '../../src/shared/agreement/seal'
import type { AgreementFacts } from '../../src/shared/agreement/workflow'
import { shanghaiTime, span, startOfDay, windowState } from '../../src/shared/calendar'
import type { OpeningPolicy } from '../../src/shared/opening/policy'
import type { Role } from '../../src/shared/roles'
import type { SurveyPolicy } from '../../src/shared/survey/policy'
import type { Caller } from '../_kit/caller'
import { type Case, caseColumns } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { type PolicyPlace, policyOf, windowFor } from '../_kit/policies'
import { openedIn, type Signatory, signingOf } from '../opening/facts'
import { originApproved } from '../origin/facts'
import { surveyDoneBefore, surveyDoneIn } from '../survey/facts'

/** Everything the guards need about one agreement, in the words of the database. */
interface FactRow {
  case_id: string
  level: string
  training_mode: string
  study_mode: string | null
  opened: boolean
  surveyed: boolean
  origin_approved: boolean
  extended_to: Date | null
  notes_read: boolean
  employer_state: string | null
  details_verified: boolean
  consented: boolean
  bound: boolean
  notified: boolean
  restored: boolean
  party_id: string | null
  party_state: string | null
  ticked: SealName[]
  asked_today: boolean
  content: AgreementContent | null
}

/** Which notes a person has to read: a change of their wording asks everybody again (S0-29, S0-38). */
export function notesKey(policy: AgreementPolicy, side: 'student' | 'employer'): string {
  const notes = side === 'student' ? policy.studentNotes : policy.employerNotes
  return `agreement-${side}-${createHash('sha256').update(notes.join('\n')).digest('hex').slice(0, 12)}`
}

/** What decides whether a student may begin to sign; asked only where the student is. */
export interface Entry {
  opening: OpeningPolicy
  surveys: SurveyPolicy
}

export async function entryRules(db: Db, place: PolicyPlace): Promise<Entry> {
  return { opening: await policyOf(db, place, 'opening'), surveys: await policyOf(db, place, 'survey') }
}

export interface FactQuestion {
  policy: AgreementPolicy
  /** Absent: nobody asks whether signing may begin. */
  entry?: Entry
  now: Date
  /** Whose reading of which notes counts. */
  reader: { personId: string; side: 'student' | 'employer' } | null
  /** Who would record a seal. */
  role?: Role
  /** Seals seen on the paper by whoever files it (one case only). */
  sealsSeen?: readonly SealName[]
  /** Content about to be written, instead of what is stored (one case only). */
  content?: AgreementContent
}

/** What the agreement's guards look at, for any number of cases in one query. */
export async function agreementFacts(db: Db, cases: Case[], question: FactQuestion): Promise<Map<string, AgreementFacts>> {
  const { policy, now, reader, content, entry } = question
  const schoolId = cases[0]?.schoolId ?? ''
  const notes = reader ? notesKey(policy, reader.side) : ''
  const employerId = content?.employerId ?? null
  const rows =
    await db.rows<FactRow>(sql`select c.case_id, g.level, g.training_mode, g.registry ->> 'studyMode' as study_mode, ${entry ? openedIn : sql`true`} as opened, a.content, a.consent_wording is not null as consented,
      ${entry ? sql`(${surveyDoneIn(entry.surveys, 'agreement')} or exists (select 1 from audit s where s.school_id = c.school_id and s.case_id = c.case_id and s.action = 'submit'))` : sql`true`} as surveyed,
      exists (select 1 from workflow_case o where o.school_id = c.school_id and o.student_id = c.student_id and o.season_id = c.season_id and o.subject = 'origin' and o.state = 'approved') as origin_approved,
      (select x.closes from window_extension x where x.school_id = c.school_id and x.season_id = c.season_id and x.person_id = c.student_id and x.process = 'agreement') as extended_to,
      exists (select 1 from notes_read r where r.school_id = c.school_id and r.person_id = ${reader?.personId ?? null}::uuid and r.notes = ${notes}) as notes_read,
      e.state as employer_state, e.details_verified_at is not null as details_verified, a.bound_at is not null as bound, c.employer_id as party_id, s.state as party_state,
      exists (select 1 from workflow_case o join audit b on b.school_id = o.school_id and b.case_id = o.case_id and b.action = 'restore' and b.at >= c.entered_at
        where o.school_id = c.school_id and o.student_id = c.student_id and o.season_id = c.season_id and o.subject = 'origin' and c.state = 'with-student') as restored,
      case when c.state = 'approved' then array(select k.seal from agreement_seal k where k.school_id = c.school_id and k.case_id = c.case_id) else '{}' end as ticked,
      exists (select 1 from notice n where n.school_id = c.school_id and n.case_id = c.case_id and n.kind = 'agreement-to-confirm' and n.person_id = c.student_id and n.at >= a.signed_at) as notified,
      exists (select 1 from audit t where t.school_id = c.school_id and t.case_id = c.case_id and t.action = 'askReturn'
        and t.at >= greatest(${startOfDay(now)}::timestamptz, c.entered_at)) as asked_today
    from workflow_case c
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    left join agreement a on a.school_id = c.school_id and a.case_id = c.case_id
    left join employer s on s.school_id = c.school_id and s.employer_id = c.employer_id
    left join employer e on e.school_id = c.school_id and e.employer_id = coalesce(${employerId}::uuid, case when c.state in ('draft', 'returned') then (a.content ->> 'employerId')::uuid else c.employer_id end)
    where c.school_id = ${schoolId} and c.case_id = any(${cases.map(({ caseId }) => caseId)}::uuid[])`)
  const byCase = new Map(cases.map((subject) => [subject.caseId, subject]))
  return new Map(rows.map((row) => [row.case_id, factsFrom(row, byCase.get(row.case_id) as Case, question)]))
}

/** Who may sign online (S0-2, S0-3, S0-4). */
function signatory(policy: AgreementPolicy, entry: Entry | undefined, graduate: Signatory) {
  const excluded = policy.excludedTrainingModes.includes(graduate.trainingMode)
  const { offered, openingNeeded } = entry ? signingOf(entry.opening, graduate) : { offered: true, openingNeeded: false }
  return { offered, openingNeeded, eligible: offered && !openingNeeded && !excluded }
}

function factsFrom(row: FactRow, subject: Case, { policy, now, content, entry, role, sealsSeen = [] }: FactQuestion): AgreementFacts {
  const closes = policy.window.closes ? shanghaiTime(policy.window.closes) : null
  const window = {
    opens: policy.window.opens ? shanghaiTime(policy.window.opens) : null,
    closes: row.extended_to && closes && row.extended_to > closes ? row.extended_to : closes,
  }
  const written = content ?? row.content
  const ticked = [...row.ticked, ...sealsSeen]
  return {
    ...signatory(policy, entry, { level: row.level, trainingMode: row.training_mode, studyMode: row.study_mode, opened: row.opened }),
    surveyAnswered: row.surveyed,
    originApproved: row.origin_approved,
    windowOpen: windowState(window, now) === 'open',
    notesRead: row.notes_read,
    contentComplete: written !== null && Object.keys(contentProblems(written)).length === 0,
    employerApproved: row.employer_state === 'approved',
    employerDetailsVerified: row.details_verified,
    employerSigned: row.bound,
    sameEmployer: written?.employerId === row.party_id,
    signerApproved: row.party_state === 'approved',
    employerSilent: row.party_state !== 'approved' || now.getTime() >= silentSince(subject.enteredAt, policy).getTime(),
    deadlinePassed: subject.dueAt !== null && now >= subject.dueAt,
    consentedToDefault: row.consented,
    noticeOnRecord: row.notified,
    presentThroughout: !row.restored,
    seals: sealFacts(policy, row.ticked, role ?? null),
    sealed: policy.sealOrder.every((name) => !policy.seals[name].required || ticked.includes(name)),
    askedToday: row.asked_today,
  }
}

/** From when on an employer that has had an agreement since then counts as silent. */
export const silentSince = (since: Date, policy: AgreementPolicy): Date => new Date(since.getTime() + policy.employerSilentDays * span.day)

/** The facts of one case. */
export async function factsOfOne(db: Db, subject: Case, question: FactQuestion): Promise<AgreementFacts> {
  const facts = (await agreementFacts(db, [subject], question)).get(subject.caseId)
  if (!facts) throw new Error('an agreement without a graduate')
  return facts
}

/** Whether a graduate may sign online at all, and whether who acts has read the notes: what an invitation asks as well. */
export async function signingGate(
  db: Db,
  { schoolId, seasonId, policyVersion, studentId }: PolicyPlace & { studentId: string },
  reader: { personId: string; side: 'student' | 'employer' },
  now: Date,
): Promise<Pick<AgreementFacts, 'offered' | 'openingNeeded' | 'eligible' | 'windowOpen' | 'notesRead'>> {
  const place = { schoolId, seasonId, policyVersion }
  const policy = await policyOf(db, place, 'agreement')
  const row = await db.row<
    Signatory & { notes_read: boolean }
  >(sql`select g.level, g.training_mode as "trainingMode", g.registry ->> 'studyMode' as "studyMode", ${openedIn} as opened,
      exists (select 1 from notes_read r where r.school_id = g.school_id and r.person_id = ${reader.personId} and r.notes = ${notesKey(policy, reader.side)}) as notes_read
    from graduate g where g.school_id = ${schoolId} and g.season_id = ${seasonId} and g.person_id = ${studentId}`)
  const window = await windowFor(db, { ...place, personId: studentId }, 'agreement', policy.window)
  return {
    ...(row ? signatory(policy, await entryRules(db, place), row) : { offered: true, openingNeeded: false, eligible: false }),
    windowOpen: windowState(window, now) === 'open',
    notesRead: row?.notes_read ?? false,
  }
}

/** The facts of a student who has not begun a draft yet, so that what forbids it is said before the form is filled (X-3). */
export async function factsBeforeDraft(db: Db, caller: Caller, now: Date): Promise<AgreementFacts> {
  const { schoolId, seasonId, personId } = caller
  return {
    ...(await signingGate(db, { ...caller, studentId: personId }, { personId, side: 'student' }, now)),
    surveyAnswered: await surveyDoneBefore(db, { ...caller, studentId: personId }, 'agreement'),
    originApproved: await originApproved(db, { schoolId, seasonId, studentId: personId }),
    contentComplete: false,
    employerApproved: false,
    employerDetailsVerified: false,
    employerSigned: false,
    deadlinePassed: false,
    consentedToDefault: false,
    noticeOnRecord: false,
    sameEmployer: true,
    signerApproved: false,
    employerSilent: false,
    presentThroughout: true,
    seals: sealFacts(await policyOf(db, caller, 'agreement'), [], null),
    sealed: false,
    askedToday: false,
  }
}

/** The fact other features ask for: an agreement of this graduate has left the student's hands. */
export async function isSigning(db: Db, place: { schoolId: string; seasonId: string; studentId: string }): Promise<boolean> {
  const row = await db.row(sql`select 1 from workflow_case where school_id = ${place.schoolId} and season_id = ${place.seasonId}
    and student_id = ${place.studentId} and subject = 'agreement' and state not in ('draft', 'returned', 'released') limit 1`)
  return row !== null
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

/** What a filed agreement says of where its graduate goes. */
export interface FiledTerms {
  post: string
  place: string
  employer: { name: string; creditCode: string; details: Partial<EmployerDetails> }
}

export async function filedTerms(db: Db, { schoolId, caseId, employerId }: Case): Promise<FiledTerms> {
  const row = await db.row<
    { content: AgreementContent | null } & FiledTerms['employer']
  >(sql`select a.content, e.name, e.credit_code as "creditCode", e.details from employer e
    left join agreement a on a.school_id = e.school_id and a.case_id = ${caseId} where e.school_id = ${schoolId} and e.employer_id = ${employerId}`)
  if (!row) throw new Error('a filed agreement without an employer')
  const { content, ...employer } = row
  return { post: content?.post ?? '', place: content?.place ?? '', employer }
}
