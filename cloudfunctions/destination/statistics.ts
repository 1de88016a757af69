import sql from 'sql-template-tag'
import { levels } from '../../src/shared/codes/level'
import type { Output } from '../../src/shared/contracts'
import { type Group, numbersOf } from '../../src/shared/destination/statistics'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { everybody, groupsOf, narrowed } from './about'
import { nameOf } from './view'

const columns = { college: sql`c.college`, className: sql`c.class_name`, major: sql`g.major`, level: sql`g.level` }

/** Numbers by college, class, major or level and code, in one query; every graduate is counted exactly once, so they add up to the roster. */
export const statistics: QueryAction<'destination.statistics'> = async ({ input, caller, db }) => {
  const policy = await policyOf(db, caller, 'destination')
  const rows = await db.rows<Group & { key: string }>(sql`select ${columns[input.by]} as key,
      case when c.state = 'approved' then d.code end as code, count(*)::int as people
    from ${everybody(caller)} ${narrowed(input)} group by 1, 2 order by 1`)
  const order = policy.codes.map(({ code }) => code)
  const fixedCodes = policy.codes.filter(({ fixed }) => fixed).map(({ code }) => code)
  const numbers = (groups: Group[]) => numbersOf(groups, { order, fixedCodes, nameOf: (code) => nameOf(code) ?? code })
  const keys = [...new Set(rows.map(({ key }) => key))]
  const answer: Output<'destination.statistics'> = {
    season: caller.seasonName,
    colleges: (await groupsOf(db, caller)).colleges,
    total: numbers(rows),
    groups: keys.map((key) => ({
      key,
      label: input.by === 'level' ? (levels.nameOf(key) ?? key) : key,
      ...numbers(rows.filter((row) => row.key === key)),
    })),
    fixedCodes,
  }
  return answer
}
