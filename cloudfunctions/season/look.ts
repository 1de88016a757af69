import sql from 'sql-template-tag'
import { NotFound } from '../../src/shared/errors'
import type { CommandAction } from '../_kit/handler'
import { seasonsOf } from './facts'

/** Another season for this session: what is seen and named is that season's, and only an open one can be worked in. */
export const look: CommandAction<'season.look'> = async ({ input, caller, tx }) => {
  const known = input.seasonId === null || (await seasonsOf(tx, caller)).some(({ seasonId }) => seasonId === input.seasonId)
  if (!known) throw new NotFound('没有找到这一届，或您不在这一届的名单中。')
  await tx.run(
    sql`update session set season_id = ${input.seasonId} where school_id = ${caller.schoolId} and token_hash = ${caller.tokenHash}`,
  )
  return { done: true }
}
