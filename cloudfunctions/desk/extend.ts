import sql from 'sql-template-tag'
import { minuteOf, shanghaiTime, span } from '../../src/shared/calendar'
import type { Extendable } from '../../src/shared/desk/extension-contract'
import { extensionWords as words } from '../../src/shared/desk/extension-wording'
import { Invalid, NotFound } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import { roles } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { tell } from '../_kit/tell'

const LONGEST = 366 * span.day

/** Gives one graduate in scope a later closing of one process, notes who did, and tells the graduate. */
export const extendWindow: CommandAction<'desk.extendWindow'> = async ({ input, caller, author, tx, now }) => {
  const { process } = input
  const student = await graduateInScope(tx, caller, normaliseNumber(input.number))
  const closes = shanghaiTime(input.closes)
  await checkClosing(tx, caller, process, closes, now)
  const { schoolId, seasonId } = caller
  await tx.run(sql`insert into window_extension (school_id, season_id, person_id, process, closes, granted_by)
    values (${schoolId}, ${seasonId}, ${student.person_id}, ${process}, ${closes}, ${caller.personId})
    on conflict (school_id, season_id, person_id, process) do update set closes = excluded.closes, granted_by = excluded.granted_by`)
  const detail = { process, closes: closes.toISOString() }
  await record(tx, { schoolId, author, personId: student.person_id, kind: 'window-extended', detail, now })
  const params = { item: words.processes[process], due: closes.toISOString() }
  await tell(
    tx,
    { schoolId, kind: 'window-extended', params, now },
    sql`select ${student.person_id}::uuid as person_id, null::uuid as case_id`,
  )
  return { name: student.name, number: student.number, process, closes: closes.toISOString() }
}

/** A closing that would change nothing is refused where it was typed. @throws Invalid */
async function checkClosing(db: Db, caller: Caller, process: Extendable, closes: Date, now: Date): Promise<void> {
  if (closes <= now) throw new Invalid({ closes: words.past })
  if (closes.getTime() - now.getTime() > LONGEST) throw new Invalid({ closes: words.tooFar })
  const { window } = await policyOf(db, caller, process)
  if (!window.closes) throw new Invalid({ process: words.openEnded(words.processes[process]) })
  const general = shanghaiTime(window.closes)
  if (closes <= general) throw new Invalid({ closes: words.notLater(minuteOf(general)) })
}

interface Found {
  person_id: string
  name: string
  number: string
}

/** A graduate of the season in the caller's classes or college, or any with university scope. @throws NotFound */
async function graduateInScope(db: Db, caller: Caller, number: string): Promise<Found> {
  const { scope } = roles[caller.role]
  const found = await db.row<Found>(sql`select p.person_id, p.name, p.number from person p
    join graduate g on g.school_id = p.school_id and g.person_id = p.person_id and g.season_id = ${caller.seasonId} and g.state = 'active'
    where p.school_id = ${caller.schoolId} and p.number = ${number}
      and (${scope === 'university'} or (${scope === 'college'} and g.college = any(${caller.scopes})) or (${scope === 'class'} and g.class_name = any(${caller.scopes})))`)
  if (!found) throw new NotFound(words.notFound)
  return found
}
