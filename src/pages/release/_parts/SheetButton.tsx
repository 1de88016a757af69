import { View } from '@tarojs/components'
import { call } from '@/app/call'
import { useDocument } from '@/app/document'
import type { ReleaseView } from '@/shared/release/contract'
import { Button, ProblemNotice } from '@/ui'
import { releasePageWords as words } from '../wording'

/** Opens the record of a release that is done, as PDF; both parties of the agreement get the same file. */
export function SheetButton({ view: { state, agreement } }: { view: ReleaseView }) {
  const { open, opening, problem } = useDocument(() => call('agreement.releaseSheet', { caseId: agreement.caseId }))
  if (state.state !== 'released') return null
  return (
    <View className='release__sheet'>
      <Button running={opening} onPress={() => void open()}>
        {words.openSheet}
      </Button>
      <View className='release__quiet'>{words.sheetHint}</View>
      <ProblemNotice problem={problem} />
    </View>
  )
}
