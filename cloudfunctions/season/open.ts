import sql from 'sql-template-tag'
import { Invalid } from '../../src/shared/errors'
import { aYearLater } from '../../src/shared/season/rules'
import { seasonWords as words } from '../../src/shared/season/wording'
import type { Tx } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'
import { type PolicyName, publishPolicy } from '../_kit/policies'

/** Opens a season. It becomes the current one by a step of its own, so that its policies can be looked at first. */
export const open: CommandAction<'season.open'> = async ({ input, caller, author, tx, now }) => {
  const { schoolId } = caller
  const seasonId = input.year
  const name = `${input.year}届`
  const created = await tx.run(
    sql`insert into season (school_id, season_id, name) values (${schoolId}, ${seasonId}, ${name}) on conflict (school_id, season_id) do nothing`,
  )
  if (created === 0) throw new Invalid({ year: words.exists(name) })
  const policies = input.carryPolicies ? await carryPolicies(tx, { schoolId, seasonId }, now) : 0
  await record(tx, { schoolId, author, kind: 'season-opened', detail: { seasonId, name, policies }, now })
  return { seasonId, name, policies }
}

/** The latest published policies of the current season, every date a year later; answers how many. */
async function carryPolicies(tx: Tx, place: { schoolId: string; seasonId: string }, now: Date): Promise<number> {
  const latest = await tx.rows<{ name: PolicyName; data: never }>(sql`select distinct on (p.name) p.name, p.data from policy p
    join season s on s.school_id = p.school_id and s.season_id = p.season_id and s.is_current
    where p.school_id = ${place.schoolId} and p.version <= s.policy_version order by p.name, p.version desc`)
  // As many as there are processes; each is checked against its schema again.
  for (const { name, data } of latest) await publishPolicy(tx, place, name, aYearLater(data), now)
  return latest.length
}
