import sql from 'sql-template-tag'
import { NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { type SeasonState, seasonObstacle, stateAfter } from '../../src/shared/season/rules'
import type { Tx } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'

interface Row {
  season_id: string
  name: string
  state: SeasonState
  is_current: boolean
}

/** Makes a season the current one, closes, reopens or archives it; on record with who and when. */
export const move: CommandAction<'season.move'> = async ({ input, caller, author, tx, now }) => {
  const { schoolId } = caller
  const { seasonId, step } = input
  // All of them, in one order: two people moving the current season meet here.
  const seasons = await tx.rows<Row>(
    sql`select season_id, name, state, is_current from season where school_id = ${schoolId} order by season_id for update`,
  )
  const season = seasons.find(({ season_id }) => season_id === seasonId)
  if (!season) throw new NotFound('没有找到这一届。')
  const { state, is_current: current, name } = season
  const obstacle = seasonObstacle(step, { state, current, running: await runningIn(tx, schoolId, seasonId) })
  if (obstacle) throw new Refused(refusal(obstacle))
  const to = stateAfter[step]
  const makesCurrent = step === 'make-current'
  if (makesCurrent) await tx.run(sql`update season set is_current = false where school_id = ${schoolId} and is_current`)
  await tx.run(
    sql`update season set state = ${to}, is_current = ${makesCurrent || current} where school_id = ${schoolId} and season_id = ${seasonId}`,
  )
  await record(tx, { schoolId, author, kind: `season-${step}`, detail: { seasonId, name, from: state, to }, now })
  return { seasonId, state: to, current: makesCurrent || current }
}

async function runningIn(tx: Tx, schoolId: string, seasonId: string): Promise<number> {
  const row = await tx.row<{ running: number }>(sql`select count(*)::int as running from workflow_case
    where school_id = ${schoolId} and season_id = ${seasonId} and due_at is not null and not removed`)
  return row?.running ?? 0
}
