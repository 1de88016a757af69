import { View } from '@tarojs/components'
import { giveFile } from '@/app/document'
import { useAction } from '@/app/hooks'
import { Button, ProblemNotice, toast } from '@/ui'
import { queueWords as words } from '../../office-wording'

/** The list of signed as a sheet (S0-45). */
export function ExportSigned() {
  const { run, running, error } = useAction('agreement.exportSigned')
  const take = async () => {
    const file = await run({})
    if (!file) return
    await giveFile(file)
    toast(words.exported(file.rows))
  }
  return (
    <View className='agreement__export'>
      <ProblemNotice problem={error} />
      <Button running={running} onPress={() => void take()}>
        {words.exportSigned}
      </Button>
    </View>
  )
}
