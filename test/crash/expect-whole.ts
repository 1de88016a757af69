import sql from 'sql-template-tag'
import { auditFaults } from '../../cloudfunctions/_kit/audit-verify'
import type { School } from '../support/school'
import { agreementTrail, ask, type Load } from './load'

/**
 * After a load with interruptions: no acknowledged step is lost, none was taken twice, every person was told exactly once
 * per step, numbers run without gaps, every chain verifies, and every request sent again gets the answer it got.
 */
export async function expectWhole({ database }: School, url: string, load: Load): Promise<void> {
  expect((await auditFaults(database)).faults).toEqual([])
  const steps = await database.rows<{ request_id: string; case_id: string; seq: number; to_state: string }>(
    sql`select request_id, case_id, seq, to_state from audit where request_id = any(${load.acknowledged.map(({ requestId }) => requestId)}::text[])`,
  )
  const byRequest = new Map(steps.map((step) => [step.request_id, step]))
  expect(byRequest.size).toBe(steps.length)
  for (const { action, requestId, answer } of load.acknowledged) {
    if (!answer.caseId) continue
    expect([action, byRequest.get(requestId)]).toEqual([
      action,
      { request_id: requestId, case_id: answer.caseId, seq: answer.version, to_state: answer.state },
    ])
  }
  await expectEachOnce(database, load)
  for (const again of load.acknowledged.filter((_, index) => index % 5 === 0))
    expect(await ask(url, again)).toEqual({ ok: true, data: again.answer })
}

async function expectEachOnce(database: School['database'], { students }: Load): Promise<void> {
  const trails = await database.rows<{
    subject: string
    trail: string[]
  }>(sql`select c.subject, array_agg(a.action order by a.seq) as trail from audit a join workflow_case c using (school_id, case_id)
    where c.student_id = any(${students}::uuid[]) group by c.case_id, c.subject order by c.subject`)
  expect(trails.filter(({ subject }) => subject === 'agreement')).toEqual(
    students.map(() => ({ subject: 'agreement', trail: agreementTrail })),
  )
  expect(trails.filter(({ subject }) => subject === 'origin')).toEqual(
    students.map(() => ({ subject: 'origin', trail: ['submit', 'approve'] })),
  )
  const told = await database.rows<{
    kind: string
    least: number
    most: number
    people: number
  }>(sql`select kind, min(n)::int as least, max(n)::int as most, count(*)::int as people from (
      select kind, person_id, count(*) as n from notice where kind <> 'departure-opened' and person_id = any(${students}::uuid[]) group by kind, person_id) t group by kind order by kind`)
  const each = { 'agreement-approved': 1, 'agreement-taken-back': 1, 'agreement-to-confirm': 2, 'origin-approved': 1 }
  expect(told).toEqual(Object.entries(each).map(([kind, count]) => ({ kind, least: count, most: count, people: students.length })))
  const numbers = await database.rows<{
    college: string
    numbers: string[]
  }>(sql`select c.college, array_agg(right(a.number, 5) order by a.number) as numbers from agreement a join workflow_case c using (school_id, case_id)
    where a.number is not null group by c.college`)
  for (const row of numbers) expect([row.college, row.numbers.map(Number)]).toEqual([row.college, row.numbers.map((_, index) => index + 1)])
}
