import type { Db } from './database'
import { entryHash } from './record-step'

interface Entry {
  school_id: string
  case_id: string
  seq: number
  action: string
  from_state: string
  to_state: string
  actor_id: string | null
  on_behalf_of: string | null
  role: string
  reason: string | null
  detail: string
  at: Date
  previous_hash: string
  hash: string
}

const BATCH = 5_000

/**
 * Recomputes every hash chain and compares its end with the case: a changed, missing, reordered or cut-off entry is
 * named by case and number. Reads in batches, so that memory stays small however long the history is.
 */
export async function auditFaults(db: Db): Promise<{ entries: number; cases: number; faults: string[] }> {
  const faults: string[] = []
  let entries = 0
  let cases = 0
  let last: Entry | null = null
  for (;;) {
    const batch: Entry[] = await db.rows<Entry>({
      text: `select school_id, case_id, seq, action, from_state, to_state, actor_id, on_behalf_of, role, reason, detail::text as detail, at, previous_hash, hash from audit
        where (school_id, case_id, seq) > ($1, $2::uuid, $3) order by school_id, case_id, seq limit ${BATCH}`,
      values: [last?.school_id ?? '', last?.case_id ?? '00000000-0000-0000-0000-000000000000', last?.seq ?? 0],
    })
    for (const entry of batch) {
      const follows: boolean = last !== null && last.school_id === entry.school_id && last.case_id === entry.case_id
      if (!follows) cases += 1
      const expected = follows && last ? { seq: last.seq + 1, previous: last.hash } : { seq: 1, previous: '' }
      if (entry.seq !== expected.seq || entry.previous_hash !== expected.previous || entry.hash !== hashOf(entry))
        faults.push(`case ${entry.case_id}: entry ${entry.seq} does not fit the chain`)
      last = entry
    }
    entries += batch.length
    if (batch.length < BATCH) break
  }
  return { entries, cases, faults: [...faults, ...(await endFaults(db))] }
}

const hashOf = (entry: Entry): string =>
  entryHash(entry.previous_hash, {
    caseId: entry.case_id,
    seq: entry.seq,
    action: entry.action,
    from: entry.from_state,
    to: entry.to_state,
    actorId: entry.actor_id,
    onBehalfOf: entry.on_behalf_of,
    role: entry.role,
    reason: entry.reason,
    detail: entry.detail,
    at: entry.at,
  })

/** Cases whose state, version or last hash is not what their trail ends with, and trails whose case is gone. */
async function endFaults(db: Db): Promise<string[]> {
  const rows = await db.rows<{ case_id: string; here: boolean }>({
    text: `select c.case_id, true as here from workflow_case c
      left join lateral (select seq, hash, to_state from audit a where a.school_id = c.school_id and a.case_id = c.case_id order by seq desc limit 1) a on true
      where (c.version, c.trail_head) is distinct from (coalesce(a.seq, 0), coalesce(a.hash, '')) or (a.to_state is not null and a.to_state <> c.state)
      union all
      select a.case_id, false from audit a where a.seq = 1 and not exists (select 1 from workflow_case c where c.school_id = a.school_id and c.case_id = a.case_id)`,
    values: [],
  })
  return rows.map(({ case_id, here }) => `case ${case_id}: ${here ? 'stands elsewhere than its trail ends' : 'is gone, its trail is left'}`)
}
