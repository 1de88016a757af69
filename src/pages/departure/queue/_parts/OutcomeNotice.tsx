import { View } from '@tarojs/components'
import { Button, Notice } from '@/ui'
import type { Outcome } from './use-decide'
import { queueWords as words } from './words'

/** What the last decision did, and for each row that stayed as it was, why. */
export function OutcomeNotice({ outcome: { said, failures }, onClose }: { outcome: Outcome; onClose(): void }) {
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
      <Button tone='quiet' onPress={onClose}>
        {words.outcome.close}
      </Button>
    </Notice>
  )
}
