import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { PickFile } from '@/app/upload/PickFile'
import { UploadProgress } from '@/app/upload/UploadProgress'
import { useUpload } from '@/app/upload/use-upload'
import { Page, ProblemNotice, Section, Tabs } from '@/ui'
import { kinds, type RosterKind } from './_parts/kinds'
import { Preview } from './_parts/Preview'
import { Template } from './_parts/Template'
import './index.scss'
import { rosterWording as words } from './wording'

/** Template, file, and what the file would do, for one kind of roster. */
function Import({ kind }: { kind: RosterKind }) {
  const starting = useAction('roster.upload')
  const { upload, send, reset } = useUpload((file) => starting.run({ kind, ...file }))
  return (
    <>
      <Section title={words.kind[kind]}>
        <View>{words.kindText[kind]}</View>
        <View className='roster__steps'>
          <Template kind={kind} />
          <View>
            <View className='roster__quiet'>{words.pickText}</View>
            <PickFile
              label={upload.step === 'none' ? words.pick : words.pickAnother}
              tone={upload.step === 'sent' ? 'plain' : 'accent'}
              disabled={upload.step === 'sending'}
              onPick={(file) => void send(file)}
            />
          </View>
        </View>
      </Section>
      <UploadProgress upload={upload} />
      <ProblemNotice problem={starting.error} />
      {upload.step === 'sent' && <Preview key={upload.fileId} kind={kind} fileId={upload.fileId} name={upload.name} onAnother={reset} />}
    </>
  )
}

/** The career centre imports the three rosters (D-1): dry run with every row error first, then all rows or none. */
export default function RosterPage() {
  const [kind, setKind] = useState<RosterKind>('staff')
  return (
    <Page title={words.title} wide>
      <View role='heading' aria-level={2} className='roster__headline'>
        {words.answer}
      </View>
      <View className='roster__quiet'>{words.answerText}</View>
      <Tabs
        label={words.kinds}
        tabs={kinds.map((key) => ({ key, label: words.kind[key] }))}
        value={kind}
        onChange={(key) => setKind(kinds.find((known) => known === key) ?? kind)}
      />
      <Import key={kind} kind={kind} />
    </Page>
  )
}
