import sql from 'sql-template-tag'
import { resetWords } from '../../src/shared/account/wording'
import { normaliseNumber } from '../../src/shared/identity'
import { roles } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import type { Tx } from '../_kit/database'
import type { CommandAction } from '../_kit/handler'
import { guardIndex } from './facts'

interface Person {
  person_id: string
  number: string
  name: string
  has_initial: boolean
}

/**
 * The initial password works again for each of them, and must be changed at the next sign-in (A-4, S1-35). A row that is not in
 * scope, or has no initial password to go back to, spoils none of the others. Locks are lifted, sessions end.
 */
export const resetMany: CommandAction<'account.resetMany'> = async ({ input, caller, author, tx, now }) => {
  const numbers = [...new Set(input.numbers.map(normaliseNumber))]
  const people = new Map((await inScope(tx, caller, numbers)).map((person) => [person.number, person]))
  const results = numbers.map((number) => {
    const person = people.get(number)
    const message = problemOf(person, caller)
    return { number, name: person?.name ?? null, ok: message === null, message }
  })
  const reset = results.filter(({ ok }) => ok).flatMap(({ number }) => people.get(number) ?? [])
  const ids = reset.map(({ person_id }) => person_id)
  const { schoolId } = caller
  await tx.run(sql`update person set password_hash = null, initial_password_used = false
    where school_id = ${schoolId} and person_id = any(${ids}::uuid[])`)
  await tx.run(
    sql`update session set revoked_at = ${now} where school_id = ${schoolId} and person_id = any(${ids}::uuid[]) and revoked_at is null`,
  )
  await tx.run(sql`delete from sign_in_guard where school_id = ${schoolId}
    and number_index = any(${reset.map(({ number }) => guardIndex(schoolId, number))}::bytea[])`)
  await tx.run(sql`insert into event (school_id, event_id, at, actor_id, role, person_id, kind)
    select ${schoolId}, gen_random_uuid(), ${now}, ${author.personId}, ${author.role}, person_id, 'password-reset' from unnest(${ids}::uuid[]) as person_id`)
  return { results, done: reset.length, failed: results.length - reset.length }
}

function problemOf(person: Person | undefined, caller: Caller): string | null {
  if (!person) return resetWords.notInScope
  if (person.person_id === caller.personId) return resetWords.oneself
  return person.has_initial ? null : resetWords.noInitial
}

/** Graduates of the caller's classes or college, or anybody with university scope; administrators only by one of their own. */
function inScope(tx: Tx, caller: Caller, numbers: string[]): Promise<Person[]> {
  const { scope } = roles[caller.role]
  return tx.rows<Person>(sql`select p.person_id, p.number, p.name, p.id_number_sealed is not null as has_initial from person p
    left join graduate g on g.school_id = p.school_id and g.person_id = p.person_id and g.season_id = ${caller.seasonId}
    where p.school_id = ${caller.schoolId} and p.number = any(${numbers})
      and (${scope === 'university'} or (${scope === 'college'} and g.college = any(${caller.scopes})) or (${scope === 'class'} and g.class_name = any(${caller.scopes})))
      and (${caller.role === 'administrator'} or not exists (select 1 from role_grant a
        where a.school_id = p.school_id and a.person_id = p.person_id and a.role = 'administrator'))
    order by p.person_id for update of p`)
}
