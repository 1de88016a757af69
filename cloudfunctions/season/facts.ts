import sql from 'sql-template-tag'
import type { SeasonState } from '../../src/shared/season/rules'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'

export interface Season {
  seasonId: string
  name: string
  state: SeasonState
  current: boolean
}

/** The seasons a person may look at, newest first: staff and employers every one, a student those they are a graduate of. */
export function seasonsOf(db: Db, { schoolId, personId, grants }: Pick<Caller, 'schoolId' | 'personId' | 'grants'>): Promise<Season[]> {
  const all = grants.some(({ role }) => role !== 'student')
  return db.rows<Season>(sql`select s.season_id as "seasonId", s.name, s.state, s.is_current as current from season s
    where s.school_id = ${schoolId} and (${all} or exists (select 1 from graduate g
      where g.school_id = s.school_id and g.season_id = s.season_id and g.person_id = ${personId}))
    order by s.season_id desc`)
}
