import { View } from '@tarojs/components'
import { useExport } from '@/app/export'
import { Button, ProblemNotice, toast } from '@/ui'
import { queueWords as words } from '../../office-wording'

/** The list of signed as a sheet (S0-45). */
export function ExportSigned() {
  const { take, running, problem } = useExport('agreement.exportSigned')
  const give = async () => {
    const file = await take({})
    if (file) toast(words.exported(file.rows))
  }
  return (
    <View className='agreement__export'>
      <ProblemNotice problem={problem} />
      <Button running={running} onPress={() => void give()}>
        {words.exportSigned}
      </Button>
    </View>
  )
}
