import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { normaliseIdNumber, normaliseNumber } from '../../src/shared/identity'
import type { Role } from '../../src/shared/roles'
import type { Db, Tx } from '../_kit/database'
import { blindIndex, seal } from '../_kit/secrets'
import type { Line, Problem } from '../_kit/sheets/check-rows'
import { idNumberContext } from '../account/facts'

/** A person as a roster names them. */
export interface RosterPerson {
  number: string
  name: string
  idNumber: string
  mobile: string
  email: string
  digest: Buffer | null
}

/** Inserts or updates people by number and answers number → person id. An ID number is encrypted with its person's id as context. */
export async function upsertPeople(tx: Tx, schoolId: string, people: RosterPerson[]): Promise<Map<string, string>> {
  const known = await personIds(
    tx,
    schoolId,
    people.map(({ number }) => number),
  )
  const ids = people.map(({ number }) => known.get(number) ?? randomUUID())
  const idNumbers = people.map(({ idNumber }) => normaliseIdNumber(idNumber))
  await tx.run(sql`insert into person as p (school_id, person_id, number, name, id_number_sealed, id_number_index, mobile, email, roster_digest)
    select ${schoolId}, n.person_id, n.number, n.name, n.sealed, n.index, nullif(n.mobile, ''), nullif(n.email, ''), n.digest
    from unnest(${ids}::uuid[], ${people.map(({ number }) => number)}::text[], ${people.map(({ name }) => name)}::text[],
      ${idNumbers.map((idNumber, index) => seal(idNumber, idNumberContext(schoolId, ids[index] ?? '')))}::bytea[], ${idNumbers.map((idNumber) => blindIndex(idNumber))}::bytea[],
      ${people.map(({ mobile }) => mobile)}::text[], ${people.map(({ email }) => email)}::text[], ${people.map(({ digest }) => digest)}::bytea[])
      as n (person_id, number, name, sealed, index, mobile, email, digest)
    on conflict (school_id, number) do update set name = excluded.name, id_number_sealed = excluded.id_number_sealed, id_number_index = excluded.id_number_index,
      mobile = coalesce(excluded.mobile, p.mobile), email = coalesce(excluded.email, p.email), roster_digest = coalesce(excluded.roster_digest, p.roster_digest)`)
  return new Map(people.map(({ number }, index) => [number, ids[index] ?? '']))
}

/** Number → person id, for those that exist. */
async function personIds(db: Db, schoolId: string, numbers: string[]): Promise<Map<string, string>> {
  const rows = await db.rows<{ number: string; person_id: string }>(
    sql`select number, person_id from person where school_id = ${schoolId} and number = any(${numbers}::text[])`,
  )
  return new Map(rows.map(({ number, person_id }) => [number, person_id]))
}

/** Gives roles; what is held already stays. */
export async function grantRoles(tx: Tx, schoolId: string, grants: { personId: string; role: string; scopeId: string }[]): Promise<void> {
  await tx.run(sql`insert into role_grant (school_id, person_id, role, scope_id)
    select ${schoolId}, person_id, role, scope_id from unnest(${grants.map(({ personId }) => personId)}::uuid[], ${grants.map(({ role }) => role)}::text[], ${grants.map(({ scopeId }) => scopeId)}::text[]) as g (person_id, role, scope_id)
    on conflict do nothing`)
}

/** Number → person id, for those who hold a role. */
export async function holdersOf(db: Db, schoolId: string, role: Role, numbers: string[]): Promise<Map<string, string>> {
  const rows = await db.rows<{ number: string; person_id: string }>(sql`select p.number, p.person_id from person p
    join role_grant g on g.school_id = p.school_id and g.person_id = p.person_id and g.role = ${role}
    where p.school_id = ${schoolId} and p.number = any(${numbers}::text[])`)
  return new Map(rows.map(({ number, person_id }) => [number, person_id]))
}

/** Rows whose number is already somebody else's: known with another ID number and without a role of this roster. */
export async function takenNumbers(
  db: Db,
  schoolId: string,
  roles: readonly Role[],
  lines: Line[],
  columns: { number: string; idNumber: string },
): Promise<Problem[]> {
  const numbers = lines.map(({ cells }) => normaliseNumber(cells[columns.number] ?? ''))
  const indexes = lines.map(({ cells }) => blindIndex(normaliseIdNumber(cells[columns.idNumber] ?? '')))
  const rows = await db.rows<{
    number: string
  }>(sql`select p.number from unnest(${numbers}::text[], ${indexes}::bytea[]) as n (number, index)
    join person p on p.school_id = ${schoolId} and p.number = n.number and p.id_number_index is distinct from n.index
    where not exists (select 1 from role_grant g where g.school_id = p.school_id and g.person_id = p.person_id and g.role = any(${roles}::text[]))`)
  const taken = new Set(rows.map(({ number }) => number))
  return lines.flatMap(({ line, cells }, index) =>
    taken.has(numbers[index] ?? '')
      ? [{ line, column: columns.number, value: cells[columns.number] ?? '', message: '这个号码已属于另一个人（其他名单中的人），请核对' }]
      : [],
  )
}
