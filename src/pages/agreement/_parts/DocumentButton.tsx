import { View } from '@tarojs/components'
import { call } from '@/app/call'
import { useDocument } from '@/app/document'
import { Button, ProblemNotice } from '@/ui'
import { agreementPageWords as words } from '../wording'

/** Opens the agreement as PDF. */
export function DocumentButton({ caseId }: { caseId: string }) {
  const { open, opening, problem } = useDocument(() => call('agreement.document', { caseId }))
  return (
    <View className='agreement__document'>
      <Button running={opening} onPress={() => void open()}>
        {words.openDocument}
      </Button>
      <ProblemNotice problem={problem} />
    </View>
  )
}
