import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Db } from './database'
import type { Author } from './record-step'

/** Writes what an officer did to somebody outside a workflow: an unlock, an unbinding, an import. `detail` holds no ID number. */
export async function record(
  db: Db,
  event: { schoolId: string; author: Author; personId?: string; kind: string; detail?: object; now: Date },
): Promise<void> {
  await db.run(sql`insert into event (school_id, event_id, at, actor_id, role, person_id, kind, detail)
    values (${event.schoolId}, ${randomUUID()}, ${event.now}, ${event.author.personId}, ${event.author.role}, ${event.personId ?? null}, ${event.kind}, ${JSON.stringify(event.detail ?? {})})`)
}
