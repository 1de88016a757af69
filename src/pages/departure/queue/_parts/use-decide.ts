import Taro from '@tarojs/taro'
import { useState } from 'react'
import { type BulkOutcomeProps, failuresOf } from '@/app/BulkOutcome'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { toast } from '@/ui'
import { type Decidable, type Step, takes } from './steps'
import { queueWords as words } from './words'

/** What is about to be decided: the rows that can take the step, and how many of the chosen ones cannot. */
export interface Decision {
  step: Step
  rows: Decidable[]
  skipped: number
}

/** What happened, in words; stays until the next decision or until it is closed. */
export interface Outcome {
  said: string
  failures: BulkOutcomeProps['failures']
  bulk: Output<'departure.decide'>
}

/** Decides about one or many rows (S2-11, X-9). `onDone` runs after the server has answered. */
export function useDecide(unit: string, onDone: () => void) {
  const deciding = useAction('departure.decide')
  const [decision, setDecision] = useState<Decision>()
  const [outcome, setOutcome] = useState<Outcome>()
  const ask = (step: Step, chosen: Decidable[]) => {
    const rows = chosen.filter((row) => takes(row, step))
    if (rows.length === 0) return
    deciding.clear()
    setDecision({ step, rows, skipped: chosen.length - rows.length })
  }
  const confirm = async (reason?: string) => {
    if (!decision) return
    const { step, rows } = decision
    const answer = await deciding.run({ caseIds: rows.map((row) => row.caseId), decision: step, ...(reason && { reason }) })
    if (!answer) return
    const failures = failuresOf(answer.results, rows, ({ name, number, itemLabel }) => `${name}（${number}，${itemLabel}）`)
    const said = words.outcome.said(words.outcome.done[step], answer.done, answer.failed, unit)
    setOutcome({ said, failures, bulk: answer })
    setDecision(undefined)
    toast(said)
    // What failed and why, and the way to undo many, stand at the top of the list.
    if (rows.length > 1 || failures.length > 0) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    onDone()
  }
  return {
    decision,
    outcome,
    ask,
    confirm,
    running: deciding.running,
    error: deciding.error,
    cancel: () => setDecision(undefined),
    closeOutcome: () => setOutcome(undefined),
  }
}
