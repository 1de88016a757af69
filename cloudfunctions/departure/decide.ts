import sql from 'sql-template-tag'
import { clearanceWorkflow, departureWorkflow } from '../../src/shared/departure/workflow'
import { actorOf } from '../../src/shared/roles'
import { decide } from '../../src/shared/workflow'
import { bulkAnswer } from '../_kit/bulk'
import { keepBulk } from '../_kit/bulk-undo'
import { type Case, caseColumns, lockCases } from '../_kit/cases'
import type { Tx } from '../_kit/database'
import type { CommandAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { recordSteps, type StepToRecord } from '../_kit/record-step'
import { tell } from '../_kit/tell'
import { officersWithWork } from './audience'
import { clearanceFacts } from './facts'
import { touchFeed } from './feed'
import { recordInBatches } from './record-in-batches'

/** Passes or refuses up to 1,000 items (S2-11, X-9). Whoever has everything passed by this has left: the same transaction says so (S2-12). */
export const decideItems: CommandAction<'departure.decide'> = async (context) => {
  const { input, caller, tx, now } = context
  const items = await lockCases(tx, caller, 'clearance', input.caseIds)
  const departures = await lockDepartures(tx, items)
  const policy = await policyOf(tx, caller, 'departure')
  const labels = new Map(policy.items.map(({ code, label }) => [code, label]))
  const facts = await clearanceFacts(tx, items, caller.role)
  const steps: StepToRecord[] = []
  const refused = new Map<string, string>()
  for (const item of items) {
    const known = facts.get(item.caseId)
    if (!known) continue
    const decision = decide(clearanceWorkflow, {
      action: input.decision,
      state: item.state as 'waiting',
      actor: actorOf(caller.role) ?? 'office',
      facts: known,
      reason: input.reason,
    })
    if (decision.ok)
      steps.push({ case: item, step: decision.step, reason: input.reason || undefined, params: { item: labels.get(item.part) ?? '' } })
    else refused.set(item.caseId, decision.code)
  }
  const undo = await keepBulk(context, 'departure.decide', steps)
  const answer = { ...bulkAnswer(input.caseIds, steps, refused), ...undo }
  await touchFeed(
    tx,
    caller,
    steps.map(({ case: item }) => item.part),
    now,
  )
  await recordSteps(context, steps, answer)
  await settleDepartures({ ...context, author: { personId: null, role: 'system' } }, departures)
  await tellFreed(tx, steps, now)
  return answer
}

/** An advisor's approval frees the other items: their offices are told that work waits (S2-13, X-6). */
async function tellFreed(tx: Tx, steps: StepToRecord[], now: Date): Promise<void> {
  const freed = steps.filter(({ case: item, step }) => item.part === 'advisor' && step.to === 'passed').map((step) => step.case)
  if (!freed[0]) return
  const { schoolId, seasonId } = freed[0]
  const students = freed.map(({ studentId }) => studentId)
  await tell(tx, { schoolId, kind: 'clearance-to-review', now }, officersWithWork(schoolId, seasonId, students))
}

/** The students' departure cases, locked before anything is decided: two offices passing the last two items must not both think one is left. */
export function lockDepartures(tx: Tx, items: Case[]): Promise<Case[]> {
  return tx.rows<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${items[0]?.schoolId ?? ''} and c.season_id = ${items[0]?.seasonId ?? ''} and c.subject = 'departure'
      and c.student_id = any(${[...new Set(items.map(({ studentId }) => studentId))]}::uuid[])
    order by c.case_id for update of c`)
}

/** Clears whoever has nothing left, reopens whoever has something again. */
export async function settleDepartures(context: Parameters<typeof recordSteps>[0], departures: Case[]): Promise<void> {
  if (!departures[0]) return
  const left = await context.tx.rows<{ student_id: string }>(sql`select distinct student_id from workflow_case
    where school_id = ${departures[0].schoolId} and season_id = ${departures[0].seasonId} and subject = 'clearance' and state <> 'passed'
      and student_id = any(${departures.map(({ studentId }) => studentId)}::uuid[])`)
  const unfinished = new Set(left.map((row) => row.student_id))
  const steps = departures.flatMap((departure): StepToRecord[] => {
    const facts = { windowOpen: true, allPassed: !unfinished.has(departure.studentId) }
    const action = facts.allPassed ? 'clear' : 'reopen'
    const decision = decide(departureWorkflow, { action, state: departure.state as 'clearing', actor: 'system', facts })
    return decision.ok ? [{ case: departure, step: decision.step }] : []
  })
  await recordInBatches(context, steps)
}
