import type { School } from '../support/school'
import { askOver, copyOf, withDatabase } from './class'
import { type Figure, figure, median, timed } from './figures'

const ROWS = 1000

/** One officer passes a thousand graduates in one call; three offices after one another, the middle one counts. */
export async function measureBulk(school: School): Promise<Figure[]> {
  const officers = school.people.staff.filter((row) => row.角色 === '离校办理员')
  const url = await copyOf(school, 'bulk')
  return withDatabase(url, 16, async (database) => {
    const ask = askOver(school.ports, database)
    const times: number[] = []
    for (const { 工号: officer, 范围: office } of officers) {
      if (times.length === 3) break
      const waiting = await database.rows<{ case_id: string }>({ text: WAITING, values: [office, ROWS] })
      if (waiting.length < ROWS) continue
      const caseIds = waiting.map((row) => row.case_id)
      const { ms, answer } = await timed(() => ask(officer, 'departure.decide', { caseIds, decision: 'pass' }))
      if (answer.done !== ROWS)
        throw new Error(`${answer.failed} of ${ROWS} approvals failed: ${answer.results.find(({ ok }) => !ok)?.code}`)
      times.push(ms)
    }
    if (!times.length) throw new Error(`no office has ${ROWS} graduates waiting`)
    return [
      figure('bulk.per_row_ms', median(times) / ROWS, 'ms', `${ROWS} approvals in one departure.decide, ${Math.round(median(times))} ms`),
    ]
  })
}

// Bachelors: nobody's advisor has to go first.
const WAITING = `select c.case_id from workflow_case c
  join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id and g.level = 'bachelor'
  where c.subject = 'clearance' and c.state = 'waiting' and c.office = $1
    and c.part = (select min(part) from workflow_case o where o.school_id = c.school_id and o.subject = 'clearance' and o.office = $1)
  order by c.case_id limit $2`
