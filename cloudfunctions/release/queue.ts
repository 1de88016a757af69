import sql, { empty, join, type Sql } from 'sql-template-tag'
import { type ReleaseList, releaseWords as words } from '../../src/shared/release/wording'
import { type ReleaseState, releaseWorkflow } from '../../src/shared/release/workflow'
import { actorOf } from '../../src/shared/roles'
import type { Caller } from '../_kit/caller'
import { type Case, caseColumns, stateChip } from '../_kit/cases'
import { cursorOf, readCursor } from '../_kit/cursor'
import type { Db } from '../_kit/database'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { visibleTo } from '../_kit/scope'
import { likeSafe } from '../_kit/search'
import { breachesOf } from './facts'
import { outstanding, piecesOf } from './pieces'
import { packetsOf } from './store'

const PAGE = 50

const listStates: Record<ReleaseList, ReleaseState[]> = {
  'to-interview': ['open', 'returned', 'with-college'],
  'to-review': ['with-college'],
  'to-verify': ['reported'],
  'to-grant': ['with-university'],
  'under-way': ['open', 'returned', 'with-college', 'with-university', 'reported'],
  ended: ['released', 'abandoned'],
}
const listsOf = {
  college: ['to-review', 'to-interview', 'under-way', 'ended'],
  university: ['to-verify', 'to-grant', 'under-way', 'ended'],
} as const satisfies Record<string, ReleaseList[]>

/** Work lists of college and career centre, longest waiting first; each line says what is missing. */
export const queue: QueryAction<'release.queue'> = async ({ input, caller, db }) => {
  const policy = await policyOf(db, caller, 'release')
  const toTalk = Object.entries(policy.pieces).flatMap(([path, pieces]) => (pieces.includes('interview') ? [path] : []))
  const after = readCursor(input.after)
  const search = input.search
    ? sql`and (p.name like ${`%${likeSafe(input.search)}%`} or p.number like ${`${likeSafe(input.search)}%`} or e.name like ${`%${likeSafe(input.search)}%`})`
    : empty
  const place = after ? sql`and (c.entered_at, c.case_id) > (${after.at}, ${after.id}::uuid)` : empty
  const cases = await db.rows<Case>(sql`select ${caseColumns} from workflow_case c
    join release r on r.school_id = c.school_id and r.case_id = c.case_id
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    join employer e on e.school_id = r.school_id and e.employer_id = r.employer_id
    where ${listed(caller, input.list, toTalk)} ${search} ${place} order by c.entered_at, c.case_id limit ${PAGE + 1}`)
  const shown = cases.slice(0, PAGE)
  const packets = await packetsOf(
    db,
    caller.schoolId,
    shown.map(({ caseId }) => caseId),
  )
  const breaches = await breachesOf(
    db,
    caller.schoolId,
    [...packets.values()].map(({ employerId }) => employerId),
  )
  const last = shown.at(-1)
  return {
    counts: await countsFor(db, caller, toTalk),
    rows: shown.flatMap((one) => {
      const packet = packets.get(one.caseId)
      if (!packet) return []
      return [
        {
          caseId: one.caseId,
          name: packet.studentName,
          number: packet.studentNumber,
          college: one.college,
          className: one.className,
          employer: packet.employerName,
          flagged: breaches.has(packet.employerId),
          path: words.paths[packet.path].name,
          state: stateChip(releaseWorkflow, one.state),
          missing: ended(one) ? [] : outstanding(piecesOf(policy, packet)).map(({ piece }) => words.pieces[piece].name),
          since: one.enteredAt.toISOString(),
        },
      ]
    }),
    next: cases.length > PAGE && last ? cursorOf({ at: last.enteredAt, id: last.caseId }) : null,
  }
}

const ended = ({ state }: Case) => (listStates.ended as string[]).includes(state)

/** Rows of one list; a talk is due where the path asks for one and none is on record. */
function listed(caller: Caller, list: ReleaseList, toTalk: string[]): Sql {
  const talk = list === 'to-interview' ? sql`and r.path = any(${toTalk}) and r.interviewed_on is null` : empty
  return sql`c.school_id = ${caller.schoolId} and c.subject = 'release' and ${visibleTo(caller)} and c.state in (${join(listStates[list])}) ${talk}`
}

async function countsFor(db: Db, caller: Caller, toTalk: string[]) {
  const lists = listsOf[actorOf(caller.role) === 'college' ? 'college' : 'university']
  const rows = await db.rows<{ state: ReleaseState; talk: boolean; count: number }>(sql`
    select c.state, r.path = any(${toTalk}) and r.interviewed_on is null as talk, count(*)::int as count
    from workflow_case c join release r on r.school_id = c.school_id and r.case_id = c.case_id
    where c.school_id = ${caller.schoolId} and c.subject = 'release' and ${visibleTo(caller)} group by 1, 2`)
  return lists.map((list) => ({
    list,
    label: words.lists[list],
    count: rows
      .filter(({ state, talk }) => listStates[list].includes(state) && (list !== 'to-interview' || talk))
      .reduce((sum, { count }) => sum + count, 0),
  }))
}

/** How many talks are due in the caller's scope (S0-73). */
export async function interviewsDue(db: Db, caller: Caller): Promise<number> {
  const policy = await policyOf(db, caller, 'release')
  const toTalk = Object.entries(policy.pieces).flatMap(([path, pieces]) => (pieces.includes('interview') ? [path] : []))
  const row = await db.row<{ count: number }>(sql`select count(*)::int as count from workflow_case c
    join release r on r.school_id = c.school_id and r.case_id = c.case_id
    where c.season_id = ${caller.seasonId} and ${listed(caller, 'to-interview', toTalk)}`)
  return row?.count ?? 0
}
