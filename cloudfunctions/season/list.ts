import sql from 'sql-template-tag'
import { inShanghai } from '../../src/shared/calendar'
import type { Output } from '../../src/shared/contracts'
import { refusal } from '../../src/shared/refusals'
import { type Role, roles } from '../../src/shared/roles'
import { seasonOffers } from '../../src/shared/season/rules'
import { seasonWords as words } from '../../src/shared/season/wording'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import type { QueryAction } from '../_kit/handler'
import { type Season, seasonsOf } from './facts'

const LISTED = 50

type Manage = NonNullable<Output<'season.list'>['manage']>

export const list: QueryAction<'season.list'> = async ({ caller, db, now }) => {
  const seasons = await seasonsOf(db, caller)
  return {
    seasons: seasons.map(({ seasonId, name, state, current }) => ({
      seasonId,
      name,
      state,
      stateLabel: words.states[state],
      current,
      looking: seasonId === caller.seasonId,
    })),
    manage: caller.role === 'administrator' || caller.role === 'career-centre' ? await manageOf(db, caller, seasons, now) : null,
  }
}

async function manageOf(db: Db, caller: Caller, seasons: Season[], now: Date): Promise<Manage> {
  const figures = new Map((await figuresOf(db, caller.schoolId)).map((row) => [row.season_id, row]))
  const years = seasons.map(({ seasonId }) => Number(seasonId)).filter(Number.isFinite)
  return {
    next: String(Math.max(inShanghai(now).year, ...years) + 1),
    seasons: seasons.map(({ seasonId, state, current }) => {
      const { graduates = 0, running = 0, last_deadline = null } = figures.get(seasonId) ?? {}
      return {
        seasonId,
        graduates,
        running,
        lastDeadline: last_deadline?.toISOString() ?? null,
        steps: seasonOffers({ state, current, running }).map(({ step, obstacle }) => ({
          step,
          label: words.steps[step],
          obstacle: obstacle && refusal(obstacle).message,
        })),
      }
    }),
    history: await historyOf(db, caller.schoolId),
  }
}

interface Figures {
  season_id: string
  graduates: number
  running: number
  last_deadline: Date | null
}

function figuresOf(db: Db, schoolId: string): Promise<Figures[]> {
  return db.rows<Figures>(sql`select s.season_id, g.graduates, d.running, d.last_deadline from season s
    cross join lateral (select count(*)::int as graduates from graduate g where g.school_id = s.school_id and g.season_id = s.season_id and g.state = 'active') g
    cross join lateral (select count(*)::int as running, max(c.due_at) as last_deadline from workflow_case c
      where c.school_id = s.school_id and c.season_id = s.season_id and c.due_at is not null and not c.removed) d
    where s.school_id = ${schoolId}`)
}

async function historyOf(db: Db, schoolId: string): Promise<Manage['history']> {
  const rows = await db.rows<{ at: Date; name: string | null; role: string; kind: string; season: string }>(sql`
    select e.at, p.name, e.role, e.kind, e.detail ->> 'name' as season from event e
    left join person p on p.school_id = e.school_id and p.person_id = e.actor_id
    where e.school_id = ${schoolId} and e.kind like 'season-%' order by e.at desc, e.event_id limit ${LISTED}`)
  return rows.map(({ at, name, role, kind, season }) => ({
    at: at.toISOString(),
    who: name ?? '系统',
    role: roles[role as Role]?.name ?? role,
    label: words.history[kind] ?? kind,
    season,
  }))
}
