import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { recommendationPageWords } from '../../wording'
import { nameOf } from './QueueTable'
import type { QueueRow } from './use-queue'

const words = recommendationPageWords.queue
type Tick = NonNullable<Output<'recommendation.queue'>['tick']>

/** What the last bulk tick did, and for each paper that stayed as it was, why. */
export interface Outcome {
  said: string
  failures: { caseId: string; name: string; why: string }[]
}

/** Ticks one item of the checklist on the chosen papers (S0-26). `onDone` runs after the server has answered. */
export function useTicking(onDone: () => void) {
  const action = useAction('recommendation.tick')
  const [asking, setAsking] = useState<{ tick: Tick; rows: QueueRow[] }>()
  const [outcome, setOutcome] = useState<Outcome>()
  const confirm = async () => {
    if (!asking) return
    const { tick, rows } = asking
    const answer = await action.run({ caseIds: rows.map(({ caseId }) => caseId), item: tick.item })
    if (!answer) return
    const names = new Map(rows.map((row) => [row.caseId, nameOf(row)]))
    const failures = answer.results.flatMap(({ caseId, ok, message }) =>
      ok ? [] : [{ caseId, name: names.get(caseId) ?? '', why: message ?? words.unknown }],
    )
    setOutcome({ said: words.done(tick.label, answer.done, answer.failed), failures })
    setAsking(undefined)
    onDone()
  }
  return {
    asking,
    outcome,
    confirm,
    running: action.running,
    error: action.error,
    ask(tick: Tick, rows: QueueRow[]) {
      action.clear()
      setAsking({ tick, rows })
    },
    cancel: () => setAsking(undefined),
    closeOutcome: () => setOutcome(undefined),
  }
}
