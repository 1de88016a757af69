import sql from 'sql-template-tag'
import { NotFound } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import { roles } from '../../src/shared/roles'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'
import { guardIndex } from './facts'

/** An officer lifts the lock of a graduate in the caller's classes or college, or of anybody with university scope (A-3, S1-36). */
export const unlock: CommandAction<'account.unlock'> = async ({ input, caller, author, tx, now }) => {
  const number = normaliseNumber(input.number)
  const scope = roles[caller.role].scope
  const person = await tx.row<{ person_id: string }>(sql`select p.person_id from person p
    left join graduate g on g.school_id = p.school_id and g.person_id = p.person_id and g.season_id = ${caller.seasonId}
    where p.school_id = ${caller.schoolId} and p.number = ${number}
      and (${scope === 'university'} or (${scope === 'college'} and g.college = any(${caller.scopes})) or (${scope === 'class'} and g.class_name = any(${caller.scopes})))`)
  if (!person) throw new NotFound('没有找到这个学号（工号），或不在您的管理范围内。')
  await tx.run(sql`delete from sign_in_guard where school_id = ${caller.schoolId} and number_index = ${guardIndex(caller.schoolId, number)}`)
  await record(tx, { schoolId: caller.schoolId, author, personId: person.person_id, kind: 'account-unlocked', now })
  return { done: true }
}
