import { View } from '@tarojs/components'
import { Button } from '@/ui'
import { queueWords as words } from './words'

export interface AnswerProps {
  /** What the caller can decide now. */
  waiting: number
  /** What waits for the advisor first (S2-13). */
  held: number
  unit: string
  onShowHeld?(): void
}

/** The first line: what waits for you; then what does not wait for you yet, and where it is. */
export function Answer({ waiting, held, unit, onShowHeld }: AnswerProps) {
  return (
    <View className='queue__answer'>
      <View className='queue__headline' role='heading' aria-level={2}>
        {words.waiting(waiting, unit)}
      </View>
      {held > 0 && (
        <View className='queue__held'>
          <View className='queue__secondary'>{words.held(held, unit)}</View>
          {onShowHeld && (
            <Button tone='quiet' onPress={onShowHeld}>
              {words.showHeld}
            </Button>
          )}
        </View>
      )}
    </View>
  )
}
