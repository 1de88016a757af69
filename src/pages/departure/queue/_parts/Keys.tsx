import { useState } from 'react'
import { Button, Facts, Sheet } from '@/ui'
import { focusedCase, focusRow } from './focused-row'
import type { Decidable, Step } from './steps'
import type { Decision } from './use-decide'
import type { QueueRow } from './use-queue'
import { useShortcuts } from './use-shortcuts'
import { queueWords as words } from './words'

export interface KeysProps {
  rows: QueueRow[]
  /** The ticked rows, shown or not. */
  chosen: Decidable[]
  /** The question that stands open; then only its own key works. */
  decision: Decision | undefined
  onAsk(step: Step, rows: Decidable[]): void
  onConfirm(): void
}

/** The keyboard of the list (A, R, J, K), and the sheet that names the keys. Nothing on a phone. */
export function Keys({ rows, chosen, decision, onAsk, onConfirm }: KeysProps) {
  const [helping, setHelping] = useState(false)
  const ask = (step: Step) => () => {
    const here = focusedCase()
    onAsk(step, chosen.length > 0 ? chosen : rows.filter((row) => row.caseId === here))
  }
  const moves = { j: () => focusRow(1), arrowright: () => focusRow(1), k: () => focusRow(-1), arrowleft: () => focusRow(-1) }
  const onList = { ...moves, a: ask('pass'), r: ask('refuse'), '?': () => setHelping(true) }
  const onQuestion: Record<string, () => void> = decision?.step === 'pass' ? { a: onConfirm } : {}
  useShortcuts(helping ? {} : decision ? onQuestion : onList)
  if (process.env.TARO_ENV !== 'h5') return null
  return (
    <>
      <Button tone='quiet' onPress={() => setHelping(true)}>
        {words.keys.show}
      </Button>
      {helping && (
        <Sheet title={words.keys.title} onClose={() => setHelping(false)}>
          <Facts facts={words.keys.rows.map(({ key, does }) => ({ label: key, value: does }))} />
        </Sheet>
      )}
    </>
  )
}
