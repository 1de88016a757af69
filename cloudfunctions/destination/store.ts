import sql from 'sql-template-tag'
import { deepestDivisionProblem } from '../../src/shared/codes/divisions'
import { archiveProblems, type DestinationValues } from '../../src/shared/destination/check'
import type { DestinationPolicy } from '../../src/shared/destination/policy'
import type { Case } from '../_kit/cases'
import type { Db, Tx } from '../_kit/database'

/** What a destination says, beside where its case stands. */
export interface DestinationRecord {
  code: string | null
  values: DestinationValues
  fieldReasons: Record<string, string>
  source: 'student' | 'agreement' | 'college'
  agreementId: string | null
  round: number
  /** Field → value; `suggested` while nobody but the employer's details has filled it. */
  archive: DestinationValues
  remindedAt: Date | null
}

const nothing: DestinationRecord = {
  code: null,
  values: {},
  fieldReasons: {},
  source: 'student',
  agreementId: null,
  round: 1,
  archive: {},
  remindedAt: null,
}

/** Whether a code reaches the deepest division that exists. */
export const reachesDeepest = (code: string): boolean => deepestDivisionProblem(code) === null

/** The piece under which evidence of a round lies with the case: another round asks for papers of its own. */
export const pieceOf = (round: number, evidence: string): string => `${round}:${evidence}`

/** The content of any number of cases; one that nobody has written to yet is empty. */
export async function recordsOf(db: Db, cases: Pick<Case, 'schoolId' | 'caseId'>[]): Promise<Map<string, DestinationRecord>> {
  const rows = await db.rows<
    DestinationRecord & { caseId: string }
  >(sql`select case_id as "caseId", code, values, field_reasons as "fieldReasons", source,
      agreement_id as "agreementId", round, archive, reminded_at as "remindedAt" from destination
    where school_id = ${cases[0]?.schoolId ?? ''} and case_id = any(${cases.map(({ caseId }) => caseId)}::uuid[])`)
  const known = new Map(rows.map(({ caseId, ...record }) => [caseId, record]))
  return new Map(cases.map(({ caseId }) => [caseId, known.get(caseId) ?? nothing]))
}

export async function recordOf(db: Db, subject: Pick<Case, 'schoolId' | 'caseId'>): Promise<DestinationRecord> {
  return (await recordsOf(db, [subject])).get(subject.caseId) ?? nothing
}

export interface Kept {
  case: Case
  record: DestinationRecord
}

/** Writes contents, each with whether the archive could be sent by it. */
export async function keep(tx: Tx, policy: DestinationPolicy, kept: Kept[]): Promise<void> {
  const rows = kept.map(({ case: { caseId }, record }) => ({
    case_id: caseId,
    code: record.code,
    values: record.values,
    field_reasons: record.fieldReasons,
    source: record.source,
    agreement_id: record.agreementId,
    round: record.round,
    archive: record.archive,
    archive_complete: archiveProblems(policy, record, reachesDeepest).length === 0,
    reminded_at: record.remindedAt,
  }))
  await tx.run(sql`insert into destination (school_id, case_id, code, values, field_reasons, source, agreement_id, round, archive, archive_complete, reminded_at)
    select ${kept[0]?.case.schoolId ?? ''}, n.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (case_id uuid, code text, values jsonb, field_reasons jsonb,
      source text, agreement_id uuid, round int, archive jsonb, archive_complete boolean, reminded_at timestamptz)
    on conflict (school_id, case_id) do update set code = excluded.code, values = excluded.values, field_reasons = excluded.field_reasons, source = excluded.source,
      agreement_id = excluded.agreement_id, round = excluded.round, archive = excluded.archive, archive_complete = excluded.archive_complete, reminded_at = excluded.reminded_at`)
}

/** Closes a round into the history and answers the record that begins the next one. */
export async function nextRound(tx: Tx, { case: subject, record }: Kept, because: string, now: Date): Promise<DestinationRecord> {
  await tx.run(sql`insert into destination_round (school_id, case_id, round, code, values, archive, source, ended_at, because)
    values (${subject.schoolId}, ${subject.caseId}, ${record.round}, ${record.code}, ${JSON.stringify(record.values)}, ${JSON.stringify(record.archive)}, ${record.source}, ${now}, ${because})`)
  return { ...record, round: record.round + 1, fieldReasons: {}, source: 'student', agreementId: null }
}

export interface EarlierRound {
  round: number
  code: string | null
  values: DestinationValues
  source: string
  endedAt: Date
  because: string
}

/** Earlier rounds, the newest first. */
export function earlierRounds(db: Db, { schoolId, caseId }: Case): Promise<EarlierRound[]> {
  return db.rows<EarlierRound>(sql`select round, code, values, source, ended_at as "endedAt", because from destination_round
    where school_id = ${schoolId} and case_id = ${caseId} order by round desc`)
}
