import sql from 'sql-template-tag'
import { clearanceWorkflow } from '../../src/shared/departure/workflow'
import { decide } from '../../src/shared/workflow'
import { type Case, caseColumns } from '../_kit/cases'
import { type PolicyPlace, policyOf } from '../_kit/policies'
import type { StepContext, StepToRecord } from '../_kit/record-step'
import { lockDepartures, settleDepartures } from './decide'
import { recordInBatches } from './record-in-batches'

/** What another feature tells departure: `place` names the season and its policy. */
export type Telling = Pick<StepContext, 'tx' | 'now' | 'schoolId' | 'command'> & { place: PolicyPlace }

// An item that passes by itself does not wait for the advisor: what it asks for has been done.
const facts = { ownItem: true, advisorPassed: true }

/** Passes an item by the system for these graduates where it has not passed yet; whoever has nothing left has departed (S2-12, S2-22…24). */
export async function passItem(telling: Telling, item: string, students: string[]): Promise<void> {
  await move(telling, item, students, 'pass')
}

/**
 * What the item had passed by is no longer so: it waits again. Only where the system had passed it (an office's own decision stands)
 * and only before the graduate has departed.
 */
export async function waitAgain(telling: Telling, item: string, students: string[], reason: string): Promise<void> {
  await move(telling, item, students, 'waitAgain', reason)
}

async function move(telling: Telling, item: string, students: string[], action: 'pass' | 'waitAgain', reason?: string): Promise<void> {
  if (students.length === 0) return
  const { tx, schoolId, place } = telling
  const from = action === 'pass' ? sql`c.state <> 'passed'` : bySystem(schoolId)
  const items = await tx.rows<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${schoolId} and c.season_id = ${place.seasonId} and c.subject = 'clearance' and c.part = ${item} and c.student_id = any(${students}::uuid[]) and ${from}
    order by c.case_id for update of c`)
  if (items.length === 0) return
  const departures = await lockDepartures(tx, items)
  const gone = new Set(departures.filter(({ state }) => state === 'cleared').map(({ studentId }) => studentId))
  const label = (await policyOf(tx, place, 'departure')).items.find(({ code }) => code === item)?.label ?? item
  const steps = items.flatMap((subject): StepToRecord[] => {
    if (action === 'waitAgain' && gone.has(subject.studentId)) return []
    const decision = decide(clearanceWorkflow, { action, state: subject.state as 'waiting', actor: 'system', facts, reason })
    return decision.ok ? [{ case: subject, step: decision.step, reason, params: { item: label } }] : []
  })
  const context: StepContext = { ...telling, author: { personId: null, role: 'system' } }
  await recordInBatches(context, steps)
  await settleDepartures(context, departures)
}

/** Passed, and by the system at its last step. */
const bySystem = (schoolId: string) => sql`c.state = 'passed' and exists (select 1 from audit a
  where a.school_id = ${schoolId} and a.case_id = c.case_id and a.seq = c.version and a.role = 'system')`
