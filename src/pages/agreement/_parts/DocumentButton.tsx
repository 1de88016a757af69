import { View } from '@tarojs/components'
import { call } from '@/app/call'
import { useDocument } from '@/app/document'
import { Button, ProblemNotice } from '@/ui'
import { agreementPageWords as words } from '../wording'

/** Opens the agreement as PDF, and says how to print it: three sheets once it is approved, a draft and a released one only to read. */
export function DocumentButton({ caseId, approved, released = false }: { caseId: string; approved: boolean; released?: boolean }) {
  const { open, opening, problem } = useDocument(() => call('agreement.document', { caseId }))
  return (
    <View className='agreement__document'>
      <Button running={opening} onPress={() => void open()}>
        {words.openDocument}
      </Button>
      <View className='agreement__hint'>{released ? words.releasedHint : approved ? words.printHint : words.draftHint}</View>
      <ProblemNotice problem={problem} />
    </View>
  )
}

/** Opens the sheet that a release adds to the agreement (S0-64…77). */
export function ReleaseSheetButton({ caseId }: { caseId: string }) {
  const { open, opening, problem } = useDocument(() => call('agreement.releaseSheet', { caseId }))
  return (
    <View className='agreement__document'>
      <Button running={opening} onPress={() => void open()}>
        {words.openReleaseSheet}
      </Button>
      <View className='agreement__hint'>{words.releaseSheetHint}</View>
      <ProblemNotice problem={problem} />
    </View>
  )
}
