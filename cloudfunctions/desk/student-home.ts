import sql from 'sql-template-tag'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import type { OwnCase, StudentPart, StudentSeason, Todo } from '../_kit/home'
import { windowUntil } from '../_kit/policies'
import { homeParts } from './parts'

type Row = { training_mode: string; extended: Record<string, string> | null; case_id: string | null } & Omit<OwnCase, 'caseId'>

const urgency: Record<Todo['tone'], number> = { bad: 0, warn: 1, accent: 2, good: 3, neutral: 3 }

/** What falls due first on top, then what came back, then the rest in the order of the processes. */
const firstThings = (a: Todo, b: Todo) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || urgency[a.tone] - urgency[b.tone]

/** A student's processes: what waits, what blocks with whom to call, how far each has come. */
export async function studentHome(db: Db, caller: Caller, now: Date): Promise<Required<StudentPart>> {
  const season = await seasonOf(db, caller, now)
  const parts: StudentPart[] = []
  if (season) for (const part of homeParts) if (part.student) parts.push(await part.student(season))
  return {
    todos: parts.flatMap(({ todos = [] }) => todos).sort(firstThings),
    blocks: parts.flatMap(({ blocks = [] }) => blocks),
    progress: parts.flatMap(({ progress = [] }) => progress),
  }
}

/** The graduate, their own closings and every case of theirs but the clearance items, in one query. */
async function seasonOf(db: Db, caller: Caller, now: Date): Promise<StudentSeason | null> {
  const rows = await db.rows<Row>(sql`
    select g.training_mode, (select json_object_agg(x.process, x.closes) from window_extension x
        where x.school_id = g.school_id and x.season_id = g.season_id and x.person_id = g.person_id) as extended, c.case_id, c.subject, c.part, c.state, c.due_at as "dueAt", a.reason from graduate g
    left join workflow_case c on c.school_id = g.school_id and c.season_id = g.season_id and c.student_id = g.person_id and c.subject <> 'clearance'
    left join lateral (select a.reason from audit a where a.school_id = c.school_id and a.case_id = c.case_id and a.from_state <> a.to_state
      order by a.seq desc limit 1) a on true
    where g.school_id = ${caller.schoolId} and g.season_id = ${caller.seasonId} and g.person_id = ${caller.personId}
    order by c.entered_at desc, c.case_id`)
  const trainingMode = rows[0]?.training_mode
  if (trainingMode === undefined) return null
  const cases = rows.flatMap(({ case_id, subject, part, state, dueAt, reason }) =>
    case_id ? [{ caseId: case_id, subject, part, state, dueAt, reason }] : [],
  )
  const extended = rows[0]?.extended ?? {}
  return {
    db,
    caller,
    now,
    trainingMode,
    cases,
    newest: (subject) => cases.find((own) => own.subject === subject),
    windowOf: (process, window) => windowUntil(window, extended[process] ? new Date(extended[process]) : undefined),
  }
}
