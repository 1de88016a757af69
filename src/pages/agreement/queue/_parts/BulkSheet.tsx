import { Text, View } from '@tarojs/components'
import { Button, Chip, Sheet } from '@/ui'
import { queueWords as words } from '../../office-wording'
import type { BulkResult } from './SignManySheet'

/** What became of each row, the failed ones first with their reason. */
export function BulkSheet({
  result,
  ok: done,
  nameOf,
  onClose,
}: {
  result: BulkResult
  /** What is said of a row that worked. */
  ok: string
  nameOf(caseId: string): string
  onClose(): void
}) {
  const rows = [...result.results].sort((one, other) => Number(one.ok) - Number(other.ok))
  const action = (
    <Button tone='accent' onPress={onClose}>
      {words.close}
    </Button>
  )
  return (
    <Sheet title={words.results(result.done, result.failed)} onClose={onClose} actions={action}>
      {result.failed > 0 && <View className='agreement__words'>{words.failedStay}</View>}
      <View role='list'>
        {rows.map(({ caseId, ok, message }) => (
          <View key={caseId} className='agreement__fate' role='listitem'>
            <Text>{nameOf(caseId)}</Text>
            <Chip tone={ok ? 'good' : 'bad'}>{ok ? done : words.resultFailed}</Chip>
            {message && <View className='agreement__reason'>{message}</View>}
          </View>
        ))}
      </View>
    </Sheet>
  )
}
