import { View } from '@tarojs/components'
import { ConfirmSheet, type Problem } from '@/ui'
import { type Decidable, labelOf } from './steps'
import type { Decision } from './use-decide'
import { queueWords as words } from './words'

export interface ConfirmDecisionProps {
  decision: Decision
  unit: string
  running: boolean
  error: Problem | undefined
  onConfirm(reason?: string): void
  onClose(): void
}

/** Names shown before “等 38 人”. */
const named = 3

/** How many of each item, the most first: one student can be among the rows with several. */
function perItem(rows: Decidable[]): [label: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { itemLabel } of rows) counts.set(itemLabel, (counts.get(itemLabel) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** The second tap: whom it concerns, and the reason of a refusal. */
export function ConfirmDecision({ decision: { step, rows, skipped }, unit, running, error, onConfirm, onClose }: ConfirmDecisionProps) {
  const label = labelOf(step)
  const refuses = step === 'refuse'
  const [first] = rows
  const who = rows.length === 1 && first ? first.name : words.confirm.many(rows.length, unit)
  const names = rows.slice(0, named).map((row) => `${row.name}（${row.number}，${row.itemLabel}）`)
  const counted = perItem(rows)
  return (
    <ConfirmSheet
      title={words.confirm.title(label, who)}
      confirmLabel={words.confirm.go(label)}
      tone={refuses ? 'bad' : 'accent'}
      reason={refuses ? { hint: words.confirm.hint } : undefined}
      running={running}
      error={error}
      onConfirm={(reason) => onConfirm(refuses ? reason : undefined)}
      onClose={onClose}
    >
      <View className='queue__names'>{words.confirm.names(names, rows.length, unit)}</View>
      {counted.length > 1 && <View className='queue__names'>{words.confirm.perItem(counted, unit)}</View>}
      {skipped > 0 && <View className='queue__secondary'>{words.confirm.skipped(skipped, unit, label)}</View>}
      <View className='queue__secondary'>{refuses ? words.confirm.refuse : words.confirm.pass}</View>
    </ConfirmSheet>
  )
}
