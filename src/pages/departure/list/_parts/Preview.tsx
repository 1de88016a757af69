import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import { Findings } from '@/app/upload/Findings'
import { uploadWords } from '@/app/upload/words'
import type { Output } from '@/shared/contracts'
import type { ListPreview } from '@/shared/departure/list-contract'
import { ActionBar, Button, CheckRow, ConfirmSheet, Empty, Notice, PageState, ProblemNotice, Section } from '@/ui'
import { listPageWords as words } from '../words'
import { Effects } from './Effects'

export type Applied = Output<'departure.applyList'>

interface PreviewProps {
  item: string
  fileId: string
  name: string
  onApplied(result: Applied): void
}

/** Dry run of one uploaded list: every fault by line, what would change, the tick, and then exactly what was shown. */
export function Preview({ item, fileId, name, onApplied }: PreviewProps) {
  const query = useQuery('departure.previewList', { item, fileId })
  if (query.state === 'loading') {
    return (
      <View role='status' aria-live='polite'>
        <Empty title={words.checking(name)} />
      </View>
    )
  }
  return (
    <PageState query={query}>
      {(preview) =>
        preview.problemCount > 0 ? (
          <>
            <Notice tone='bad' title={words.hasProblems(preview.problemCount)} urgent>
              {words.hasProblemsText}
            </Notice>
            <Findings title={uploadWords.problems} findings={preview.problems} count={preview.problemCount} />
          </>
        ) : (
          <Apply preview={preview} fileId={fileId} name={name} onApplied={onApplied} onAgain={() => void query.refresh()} />
        )
      }
    </PageState>
  )
}

interface ApplyProps {
  preview: ListPreview
  fileId: string
  name: string
  onApplied(result: Applied): void
  onAgain(): void
}

function Apply({ preview, fileId, name, onApplied, onAgain }: ApplyProps) {
  const applying = useAction('departure.applyList')
  const [passOthers, setPassOthers] = useState(false)
  const [asking, setAsking] = useState(false)
  const { code, label, digest, refused, othersToPass } = preview
  const passed = passOthers ? othersToPass : 0
  const nothing = refused + passed === 0
  const ask = () => {
    applying.clear()
    setAsking(true)
  }
  const confirm = async () => {
    const result = await applying.run({ item: code, fileId, digest, passOthers })
    if (result) onApplied(result)
  }
  return (
    <>
      <Notice tone='good' title={refused > 0 ? words.ready(refused) : words.readyNone} urgent />
      <Section title={name}>
        <Effects preview={preview} passOthers={passOthers} />
        {othersToPass > 0 && (
          <CheckRow checked={passOthers} onChange={setPassOthers}>
            {words.passOthers(othersToPass)}
          </CheckRow>
        )}
      </Section>
      <ProblemNotice problem={applying.error} />
      {applying.error && <Button onPress={onAgain}>{words.checkAgain}</Button>}
      <ActionBar note={applying.running ? words.applying : nothing ? words.nothingToDo : words.applyCounts(refused, passed)}>
        <Button tone='accent' disabled={nothing} running={applying.running} onPress={ask}>
          {words.apply}
        </Button>
      </ActionBar>
      {asking && (
        <ConfirmSheet
          title={words.confirm(label)}
          confirmLabel={words.apply}
          running={applying.running}
          error={applying.error}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          {`${words.applyCounts(refused, passed)}。${words.confirmText}`}
        </ConfirmSheet>
      )}
    </>
  )
}
