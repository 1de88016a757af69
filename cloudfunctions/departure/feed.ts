import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import type { Tx } from '../_kit/database'

/** An office that decides, or brings its list, has looked at its data now (S2-11); to the minute, so that its decisions do not queue behind one row. */
export async function touchFeed(tx: Tx, place: { schoolId: string; seasonId: string }, items: string[], now: Date): Promise<void> {
  const { schoolId, seasonId } = place
  const stale = new Date(now.getTime() - span.minute)
  await tx.run(sql`insert into office_feed as f (school_id, season_id, item, checked_at)
    select ${schoolId}, ${seasonId}, items.item, ${now}::timestamptz from unnest(${[...new Set(items)].sort()}::text[]) as items (item)
    where not exists (select 1 from office_feed known where known.school_id = ${schoolId} and known.season_id = ${seasonId} and known.item = items.item and known.checked_at > ${stale})
    on conflict (school_id, season_id, item) do update set checked_at = excluded.checked_at`)
}
