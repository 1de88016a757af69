import sql from 'sql-template-tag'
import type { Tx } from '../_kit/database'
import { grantRoles, upsertPeople } from './people'

/** A school to begin with: itself, its current season, and the one person who can import everybody else. */
export interface NewSchool {
  schoolId: string
  schoolName: string
  season: { id: string; name: string }
  admin: { number: string; name: string; idNumber: string }
}

/** Founds a school (docs/deploy.md). The admin signs in with the last six of the ID number and must change it; running it again changes nothing. */
export async function foundSchool(tx: Tx, { schoolId, schoolName, season, admin }: NewSchool): Promise<void> {
  await tx.run(sql`insert into school (school_id, name) values (${schoolId}, ${schoolName}) on conflict do nothing`)
  await tx.run(
    sql`insert into season (school_id, season_id, name, is_current) values (${schoolId}, ${season.id}, ${season.name}, true) on conflict do nothing`,
  )
  const people = await upsertPeople(tx, schoolId, [{ ...admin, mobile: '', email: '', digest: null }])
  await grantRoles(
    tx,
    schoolId,
    [...people.values()].map((personId) => ({ personId, role: 'administrator', scopeId: 'university' })),
  )
}
