import { clearanceWorkflow } from '../../src/shared/departure/workflow'
import { actorOf } from '../../src/shared/roles'
import { decide } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import type { StepToRecord } from '../_kit/record-step'
import { clearanceFacts } from './facts'
import type { NumberedCase } from './list-rows'

interface Question {
  cases: NumberedCase[]
  /** Student number → reason. */
  reasons: Map<string, string>
  passOthers: boolean
  /** The item's name, for the notices. */
  label: string
}

export interface ListPlan {
  steps: StepToRecord[]
  counts: {
    refused: number
    alreadyRefused: number
    locked: number
    othersToPass: number
    othersLocked: number
    othersRefused: number
  }
}

/** What a list does to each student of the item: those in it are refused, whoever else still waits passes if that is asked for. */
export async function sortOut(db: Db, caller: Caller, { cases, reasons, passOthers, label }: Question): Promise<ListPlan> {
  const facts = await clearanceFacts(db, cases, caller.role)
  const actor = actorOf(caller.role) ?? 'office'
  const counts = { refused: 0, alreadyRefused: 0, locked: 0, othersToPass: 0, othersLocked: 0, othersRefused: 0 }
  const steps: StepToRecord[] = []
  for (const item of cases) {
    const known = facts.get(item.caseId)
    if (!known) continue
    const reason = reasons.get(item.number)
    const listed = reason !== undefined
    // Whoever is not in the list and was refused before had another reason: that stays with the officer.
    if (!listed && (!passOthers || item.state !== 'waiting')) {
      if (item.state === 'not-passed') counts.othersRefused += 1
      continue
    }
    const question = { state: item.state as 'waiting', actor, facts: known, reason } as const
    const decision = decide(clearanceWorkflow, { action: listed ? 'refuse' : 'pass', ...question })
    if (decision.ok) {
      steps.push({ case: item, step: decision.step, reason, params: { item: label } })
      counts[listed ? 'refused' : 'othersToPass'] += 1
    } else if (decision.code === 'wrong-state') counts.alreadyRefused += 1
    else counts[listed ? 'locked' : 'othersLocked'] += 1
  }
  return { steps, counts }
}
