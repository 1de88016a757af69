import { View } from '@tarojs/components'
import { useState } from 'react'
import { useExport } from '@/app/export'
import { Button, ProblemNotice, Switch, toast } from '@/ui'
import { destinationPageWords } from '../../wording'

const words = destinationPageWords.report

/** Takes the list as a spreadsheet. Whole ID numbers only in a browser, where the password is asked for (D-2). */
export function Export({ college }: { college: string | undefined }) {
  const { take, running, problem } = useExport('destination.export')
  const [unmasked, setUnmasked] = useState(false)
  const give = async (list: 'approved' | 'all') => {
    const file = await take({ list, ...(college && { college }), ...(unmasked && { unmasked }) })
    if (file) toast(words.exported(file.people))
  }
  return (
    <View>
      <ProblemNotice problem={problem} />
      {process.env.TARO_ENV === 'h5' && <Switch label={words.unmasked} on={unmasked} onChange={setUnmasked} />}
      <View className='report__quiet'>{unmasked ? words.unmaskedText : words.exportText}</View>
      <View className='report__buttons'>
        <Button running={running} onPress={() => void give('approved')}>
          {words.exportApproved}
        </Button>
        <Button tone='accent' running={running} onPress={() => void give('all')}>
          {words.exportAll}
        </Button>
      </View>
    </View>
  )
}
