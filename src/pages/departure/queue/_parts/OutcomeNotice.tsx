import { View } from '@tarojs/components'
import { UndoBulk } from '@/app/UndoBulk'
import { Button, Notice } from '@/ui'
import type { Outcome } from './use-decide'
import { queueWords as words } from './words'

export interface OutcomeNoticeProps {
  outcome: Outcome
  onClose(): void
  onUndone(): void
}

/** What the last decision did, for each row that stayed as it was why, and the way to take it back: one box. */
export function OutcomeNotice({ outcome: { said, failures, bulk }, onClose, onUndone }: OutcomeNoticeProps) {
  return (
    <Notice tone={failures.length > 0 ? 'warn' : 'good'} title={said} urgent>
      {failures.length > 0 && (
        <View className='queue__failures' role='list'>
          {failures.map(({ caseId, name, number, itemLabel, why }) => (
            <View key={caseId} className='queue__failure' role='listitem'>
              {`${name}（${number}，${itemLabel}）：${why}`}
            </View>
          ))}
        </View>
      )}
      <UndoBulk bulk={bulk} onUndone={onUndone} inside />
      <Button tone='quiet' onPress={onClose}>
        {words.outcome.close}
      </Button>
    </Notice>
  )
}
