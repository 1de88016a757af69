import { View } from '@tarojs/components'
import { Button, Notice } from '@/ui'
import { type UndoableBulk, UndoBulk } from './UndoBulk'
import { outcomeWording as words } from './wording'

export interface BulkOutcomeProps {
  /** What was done, e.g. `已通过 37 份，3 份未办理，原因如下`. */
  said: string
  /** The rows that stayed as they were: whose, and why. */
  failures: { caseId: string; who: string; why: string | null }[]
  /** Where it can be taken back. */
  bulk: UndoableBulk | undefined
  onClose(): void
  onUndone(): void
}

/** What the last bulk action did, for each row that stayed as it was why, and the way to take it back: one box. */
export function BulkOutcome({ said, failures, bulk, onClose, onUndone }: BulkOutcomeProps) {
  return (
    <Notice tone={failures.length > 0 ? 'warn' : 'good'} title={said} urgent>
      {failures.length > 0 && (
        <View role='list'>
          {failures.map(({ caseId, who, why }) => (
            <View key={caseId} role='listitem'>{`${who}：${why ?? words.unknown}`}</View>
          ))}
        </View>
      )}
      <UndoBulk bulk={bulk} onUndone={onUndone} inside />
      <Button tone='quiet' onPress={onClose}>
        {words.close}
      </Button>
    </Notice>
  )
}

interface Result {
  caseId: string
  ok: boolean
  message: string | null
}

/** The failed ones of a bulk answer with the names of the rows they were. */
export function failuresOf<Row extends { caseId: string }>(results: Result[], rows: Row[], nameOf: (row: Row) => string) {
  const names = new Map(rows.map((row) => [row.caseId, nameOf(row)]))
  return results.filter(({ ok }) => !ok).map(({ caseId, message }) => ({ caseId, who: names.get(caseId) ?? '', why: message }))
}
