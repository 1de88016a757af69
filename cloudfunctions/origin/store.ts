import sql from 'sql-template-tag'
import { maskIdNumber } from '../../src/shared/identity'
import type { OriginValues } from '../../src/shared/origin/check'
import type { Case } from '../_kit/cases'
import type { Db, Tx } from '../_kit/database'
import { unseal } from '../_kit/secrets'
import { idNumberContext } from '../account/facts'

/** Everything an origin page shows of one graduate, besides the case itself. */
export interface OriginRecord {
  name: string
  number: string
  level: 'bachelor' | 'master' | 'doctor'
  major: string
  college: string
  className: string
  /** What the school holds, field code → value; the ID number masked. */
  registry: OriginValues
  /** What the student has filled so far. */
  values: OriginValues
  fieldReasons: Record<string, string>
  /** The policy the form was begun under; null: not begun. */
  policyVersion: number | null
}

interface Row {
  name: string
  number: string
  id_number_sealed: Buffer | null
  level: OriginRecord['level']
  major: string
  college: string
  class_name: string
  registry: OriginValues
  values: OriginValues | null
  field_reasons: Record<string, string> | null
  policy_version: number | null
  photo: string | null
}

export async function originRecord(db: Db, { schoolId, seasonId, studentId, caseId }: Case): Promise<OriginRecord> {
  const row =
    await db.row<Row>(sql`select p.name, p.number, p.id_number_sealed, g.level, g.major, g.college, g.class_name, g.registry, f.values, f.field_reasons, f.policy_version,
      (select max(a.attachment_id::text) from attachment a where a.school_id = g.school_id and a.case_id = ${caseId} and a.piece = 'photo' and a.removed_at is null) as photo
    from graduate g join person p on p.school_id = g.school_id and p.person_id = g.person_id
    left join origin_form f on f.school_id = g.school_id and f.case_id = ${caseId}
    where g.school_id = ${schoolId} and g.season_id = ${seasonId} and g.person_id = ${studentId}`)
  if (!row) throw new Error('a case without a graduate')
  const idNumber = row.id_number_sealed ? maskIdNumber(unseal(row.id_number_sealed, idNumberContext(schoolId, studentId))) : ''
  return {
    name: row.name,
    number: row.number,
    level: row.level,
    major: row.major,
    college: row.college,
    className: row.class_name,
    registry: { ...row.registry, number: row.number, name: row.name, idNumber, college: row.college, major: row.major },
    // The photograph's value is its attachment: another photograph is another value.
    values: { ...row.values, ...(row.photo ? { photo: row.photo } : {}) },
    fieldReasons: row.field_reasons ?? {},
    policyVersion: row.policy_version,
  }
}

/** Keeps what the student filled; reasons of an earlier rejection stay until the next review, and so does the policy it was begun under. */
export async function saveValues(tx: Tx, { schoolId, caseId }: Case, values: OriginValues, policyVersion: number): Promise<void> {
  await tx.run(sql`insert into origin_form (school_id, case_id, values, policy_version) values (${schoolId}, ${caseId}, ${JSON.stringify(values)}, ${policyVersion})
    on conflict (school_id, case_id) do update set values = excluded.values`)
}

export async function saveFieldReasons(tx: Tx, { schoolId, caseId }: Case, reasons: Record<string, string>): Promise<void> {
  await tx.run(sql`update origin_form set field_reasons = ${JSON.stringify(reasons)} where school_id = ${schoolId} and case_id = ${caseId}`)
}

/** The verified values become the school's (S1-27); contacts go to the person too. */
export async function copyToRegistry(tx: Tx, { schoolId, seasonId, studentId }: Case, values: OriginValues): Promise<void> {
  await tx.run(sql`update graduate set registry = registry || ${JSON.stringify(values)}::jsonb, training_mode = coalesce(${values.trainingMode ?? null}, training_mode)
    where school_id = ${schoolId} and season_id = ${seasonId} and person_id = ${studentId}`)
  await tx.run(sql`update person set mobile = coalesce(${values.mobile ?? null}, mobile), email = coalesce(${values.email ?? null}, email)
    where school_id = ${schoolId} and person_id = ${studentId}`)
}
