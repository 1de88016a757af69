import sql from 'sql-template-tag'
import { deskWords as words } from '../../src/shared/desk/wording'
import { actorOf } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import type { Block, Todo } from '../_kit/home'
import { visibleTo } from '../_kit/scope'
import { homeParts } from './parts'

/** What waits for staff and employers: the work lists, and what features know beside the workflows. */
export async function staffHome(db: Db, caller: Caller, now: Date): Promise<{ todos: Todo[]; blocks: Block[] }> {
  const todos = await workLists(db, caller)
  const blocks: Block[] = []
  for (const part of homeParts) {
    if (!part.staff) continue
    const more = await part.staff(db, caller, now)
    todos.push(...(more.todos ?? []))
    blocks.push(...(more.blocks ?? []))
  }
  return { todos, blocks }
}

/** One line for each list that is not empty, what falls due first on top; one query for all. */
async function workLists(db: Db, caller: Caller): Promise<Todo[]> {
  const actor = actorOf(caller.role)
  const mine = actor ? homeParts.flatMap(({ workLists: lists }) => lists?.[actor] ?? []) : []
  if (mine.length === 0) return []
  const rows = await db.rows<{ id: string; count: number; due_at: Date | null; oldest: Date }>(sql`
    select l.id, count(*)::int as count, min(c.due_at) as due_at, min(c.entered_at) as oldest
    from jsonb_to_recordset(${JSON.stringify(mine)}::jsonb) as l(id text, subject text, states jsonb, part text, unsealed text, "afterAdvisor" boolean)
    join workflow_case c on c.subject = l.subject and l.states ? c.state and (l.part is null or c.part = l.part)
    where c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and ${visibleTo(caller)}
      and (l.unsealed is null or not exists (select 1 from agreement_seal k where k.school_id = c.school_id and k.case_id = c.case_id and k.seal = l.unsealed))
      and (l."afterAdvisor" is null or not exists (select 1 from workflow_case v where v.school_id = c.school_id and v.season_id = c.season_id
        and v.student_id = c.student_id and v.subject = 'clearance' and v.part = 'advisor' and v.state <> 'passed'))
    group by l.id order by min(c.due_at) nulls last, min(c.entered_at)`)
  return rows.flatMap(({ id, count, due_at }) => {
    const list = mine.find((one) => one.id === id)
    if (!list) return []
    const { title, page, tone } = list
    return [{ id, title, detail: words.waiting(count), page, dueAt: due_at?.toISOString() ?? null, tone, count }]
  })
}
