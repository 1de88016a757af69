import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Caller } from '../../_kit/caller'
import type { Db, Tx } from '../../_kit/database'

/** A new operator, whose sign-in number is the mobile number; null where somebody has that number already. */
export async function addOperator(
  tx: Tx,
  schoolId: string,
  { name, mobile, passwordHash }: { name: string; mobile: string; passwordHash: string },
): Promise<string | null> {
  const personId = randomUUID()
  const inserted = await tx.run(sql`insert into person (school_id, person_id, number, name, mobile, password_hash, initial_password_used)
    values (${schoolId}, ${personId}, ${mobile}, ${name}, ${mobile}, ${passwordHash}, true) on conflict (school_id, number) do nothing`)
  return inserted ? personId : null
}

interface Operator {
  operatorId: string
  name: string
  mobile: string
  oneself: boolean
}

/** Employer → its operators, mobile numbers masked. */
export async function operatorsOf(
  db: Db,
  { schoolId, personId }: Pick<Caller, 'schoolId' | 'personId'>,
  employerIds: string[],
): Promise<Map<string, Operator[]>> {
  const rows = await db.rows<{ scope_id: string; person_id: string; name: string; mobile: string | null }>(sql`
    select g.scope_id, p.person_id, p.name, p.mobile
    from role_grant g join person p on p.school_id = g.school_id and p.person_id = g.person_id
    where g.school_id = ${schoolId} and g.role = 'employer-operator' and g.scope_id = any(${employerIds}) order by p.name, p.number`)
  return new Map(
    employerIds.map((id) => [
      id,
      rows
        .filter(({ scope_id }) => scope_id === id)
        .map(({ person_id, name, mobile }) => ({
          operatorId: person_id,
          name,
          mobile: maskMobile(mobile ?? ''),
          oneself: person_id === personId,
        })),
    ]),
  )
}

/** `138****0001`. */
const maskMobile = (mobile: string) => mobile.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')
