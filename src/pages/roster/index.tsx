import { View } from '@tarojs/components'
import { useState } from 'react'
import { Page, ProblemNotice, Section, Tabs } from '@/ui'
import { PickFile } from './_parts/PickFile'
import { Preview } from './_parts/Preview'
import { Template } from './_parts/Template'
import { UploadProgress } from './_parts/UploadProgress'
import { type RosterKind, useUpload } from './_parts/use-upload'
import './index.scss'
import { rosterWording as words } from './wording'

/** In the order of import. */
const kinds: RosterKind[] = ['staff', 'students', 'employers']

/** Template, file, and what the file would do, for one kind of roster. */
function Import({ kind }: { kind: RosterKind }) {
  const { upload, error, send, reset } = useUpload(kind)
  return (
    <>
      <Section title={words.kind[kind]}>
        <View>{words.kindText[kind]}</View>
        <View className="roster__steps">
          <Template kind={kind} />
          <View>
            <View className="roster__quiet">{words.pickText}</View>
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
      <ProblemNotice problem={error} />
      {upload.step === 'sent' && <Preview key={upload.fileId} kind={kind} fileId={upload.fileId} name={upload.name} onAnother={reset} />}
    </>
  )
}

/** The career centre imports the three rosters (D-1): dry run with every row error first, then all rows or none. */
export default function RosterPage() {
  const [kind, setKind] = useState<RosterKind>('staff')
  return (
    <Page title={words.title} wide>
      <View role="heading" aria-level={2} className="roster__headline">
        {words.answer}
      </View>
      <View className="roster__quiet">{words.answerText}</View>
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
