import { View } from '@tarojs/components'
import { Button, ProblemNotice } from '@/ui'
import { agreementPageWords as words } from '../wording'
import { useDocument } from './open-document'

/** Opens the agreement as PDF. */
export function DocumentButton({ caseId }: { caseId: string }) {
  const { open, opening, problem } = useDocument(caseId)
  return (
    <View className='agreement__document'>
      <Button running={opening} onPress={() => void open()}>
        {words.openDocument}
      </Button>
      <ProblemNotice problem={problem} />
    </View>
  )
}
