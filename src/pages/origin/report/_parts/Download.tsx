import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/shared/contracts'
import { Button, ProblemNotice, TextField } from '@/ui'
import type { ReportFile } from './use-file'
import { reportWords as words } from './words'

interface DownloadProps {
  filler: Output<'origin.report'>['filler']
  college: string | undefined
  file: ReportFile
}

const names = ['name', 'officePhone', 'mobile'] as const

/** Who fills in the summary stands at its foot; then the two files. */
export function Download({ filler, college, file }: DownloadProps) {
  const [typed, setTyped] = useState({ ...filler, officePhone: '' })
  const download = (format: 'pdf' | 'xlsx') => void file.download({ which: 'summary', format, college, filler: typed })
  return (
    <View>
      <View className='report__filler'>
        {names.map((name) => (
          <TextField
            key={name}
            label={words.filler[name]}
            kind={name === 'name' ? 'text' : 'phone'}
            maxLength={20}
            value={typed[name]}
            error={file.fields[`filler.${name}`]}
            onChange={(text) => setTyped({ ...typed, [name]: text })}
          />
        ))}
      </View>
      <ProblemNotice problem={file.problem} />
      <View className='report__buttons'>
        <Button running={file.running} onPress={() => download('xlsx')}>
          {words.summaryXlsx}
        </Button>
        <Button tone='accent' running={file.running} onPress={() => download('pdf')}>
          {words.summaryPdf}
        </Button>
      </View>
    </View>
  )
}
