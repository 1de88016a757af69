import sql from 'sql-template-tag'
import { NotFound } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import { roles } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import type { Tx } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'
import { release } from './binding'
import { guardIndex } from './facts'

/** An officer lifts the lock of a person in scope (A-3, S1-36). */
export const unlock: CommandAction<'account.unlock'> = async ({ input, caller, author, tx, now }) => {
  const number = normaliseNumber(input.number)
  const personId = await inScope(tx, caller, number)
  await tx.run(
    sql`delete from sign_in_guard where school_id = ${caller.schoolId} and number_index = ${guardIndex(caller.schoolId, number)}`,
  )
  await record(tx, { schoolId: caller.schoolId, author, personId, kind: 'account-unlocked', now })
  return { done: true }
}

/** An officer ends the binding of somebody who has lost the phone. Who never set a password comes in with the initial one again. */
export const unbindFor: CommandAction<'account.unbindFor'> = async ({ input, caller, author, tx, now }) => {
  const personId = await inScope(tx, caller, normaliseNumber(input.number))
  await release(tx, caller, personId, author, now)
  await tx.run(sql`update person set initial_password_used = false
    where school_id = ${caller.schoolId} and person_id = ${personId} and password_hash is null`)
  return { done: true }
}

/** A graduate in the caller's classes or college, or anybody with university scope. @throws NotFound */
async function inScope(tx: Tx, caller: Caller, number: string): Promise<string> {
  const { scope } = roles[caller.role]
  const person = await tx.row<{ person_id: string }>(sql`select p.person_id from person p
    left join graduate g on g.school_id = p.school_id and g.person_id = p.person_id and g.season_id = ${caller.seasonId}
    where p.school_id = ${caller.schoolId} and p.number = ${number}
      and (${scope === 'university'} or (${scope === 'college'} and g.college = any(${caller.scopes})) or (${scope === 'class'} and g.class_name = any(${caller.scopes})))`)
  if (!person) throw new NotFound('没有找到这个学号（工号），或不在您的管理范围内。')
  return person.person_id
}
