import { View } from '@tarojs/components'
import { call } from '@/app/call'
import { useDocument } from '@/app/document'
import { Button, ProblemNotice } from '@/ui'
import { agreementPageWords as words } from '../wording'

/** Opens the agreement as PDF, and says how to print it: three sheets once it is approved, a draft only to read. */
export function DocumentButton({ caseId, approved }: { caseId: string; approved: boolean }) {
  const { open, opening, problem } = useDocument(() => call('agreement.document', { caseId }))
  return (
    <View className='agreement__document'>
      <Button running={opening} onPress={() => void open()}>
        {words.openDocument}
      </Button>
      <View className='agreement__hint'>{approved ? words.printHint : words.draftHint}</View>
      <ProblemNotice problem={problem} />
    </View>
  )
}
