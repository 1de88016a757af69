import sql, { empty, type Sql } from 'sql-template-tag'
import { type Role, roles } from '../../src/shared/roles'
import type { Caller } from './caller'

/**
 * The rows of `workflow_case c` this caller may see in the role acted in and the season looked at. Every query over cases
 * has this in its where clause; there is no other way to name a case.
 */
export function visibleTo(caller: Caller): Sql {
  return sql`(c.season_id = ${caller.seasonId} and ${nameableInAnySeason(caller, false)})`
}

/** The rows this caller may name by id: also a removed graduate's for the career centre, which removes and restores (S1-19). */
export function nameableBy(caller: Caller): Sql {
  return sql`(c.season_id = ${caller.seasonId} and ${nameableInAnySeason(caller)})`
}

/** The same whatever the season, to say which season a case belongs to. */
export function nameableInAnySeason(caller: Caller, removedToo = caller.role === 'career-centre'): Sql {
  return removedToo ? inScope(caller) : sql`(not c.removed and ${inScope(caller)})`
}

/** Rows of removed graduates, for those who may restore them. */
export function removedFor(caller: Caller): Sql {
  return caller.role === 'career-centre' ? sql`c.removed` : sql`false`
}

function inScope(caller: Caller): Sql {
  if (withoutCases.has(caller.role)) return sql`false`
  switch (roles[caller.role].scope) {
    case 'self':
      return sql`c.student_id = ${caller.personId}`
    case 'advisees':
      return sql`c.advisor_id = ${caller.personId}`
    case 'class':
      return sql`c.class_name = any(${caller.scopes})`
    case 'college':
      return sql`c.college = any(${caller.scopes})`
    case 'campus':
      return sql`(c.campus = any(${caller.scopes}) and c.office = ${DORMITORY})`
    case 'employer':
      // A draft is the student's alone: after a withdrawal it may be on its way to another employer.
      return sql`(c.employer_id = any(${caller.scopes}::uuid[]) and c.state <> 'draft')`
    case 'office':
      return officeScope(caller.scopes)
    case 'university':
      return sql`true`
  }
}

/** Roles whose duty lies outside the workflows; what they need to see comes with that duty, not with a campus or an office. */
const withoutCases = new Set<Role>(['class-monitor', 'photo-operator', 'hiring-unit', 'award-reviewer'])

/** The office name that dormitory items carry; their officers are scoped by campus. */
export const DORMITORY = '宿管中心'

/** `图书馆` covers the whole university, `学工组@计算机学院` one college's part of an office. */
function officeScope(scopes: string[]): Sql {
  const whole = scopes.filter((scope) => !scope.includes('@'))
  const parts = scopes.filter((scope) => scope.includes('@')).map((scope) => scope.split('@'))
  const byCollege = parts.length
    ? sql` or (c.office, c.college) in (select * from unnest(${parts.map(([office]) => office)}::text[], ${parts.map(([, college]) => college)}::text[]))`
    : empty
  return sql`(c.office = any(${whole})${byCollege})`
}
