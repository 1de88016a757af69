import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Notice, PageState, ProblemNotice } from '@/ui'
import { rosterWording as words } from '../wording'
import { PreviewFindings } from './Findings'
import { ImportProgress } from './ImportProgress'
import type { RosterKind } from './kinds'

function Applied({ kind, result, onAnother }: { kind: RosterKind; result: Output<'roster.apply'>; onAnother(): void }) {
  return (
    <>
      <Notice tone='good' title={words.applied} urgent>
        <View>{words.appliedText(result.created, result.updated, result.unchanged)}</View>
        <View>{words.nextKind[kind]}</View>
      </Notice>
      <Button onPress={onAnother}>{words.another}</Button>
    </>
  )
}

/** Dry run and import of one uploaded file: nothing is written while a problem is left, and then exactly what was shown. */
export function Preview({ kind, fileId, name, onAnother }: { kind: RosterKind; fileId: string; name: string; onAnother(): void }) {
  const query = useQuery('roster.preview', { kind, fileId })
  const applying = useAction('roster.apply')
  const [result, setResult] = useState<Output<'roster.apply'>>()
  const apply = async (digest: string) => setResult(await applying.run({ kind, fileId, digest }))
  if (result) return <Applied kind={kind} result={result} onAnother={onAnother} />
  if (query.state === 'loading') return <ImportProgress fileId={fileId} name={name} doing='check' />
  if (applying.running) return <ImportProgress fileId={fileId} name={name} doing='write' />
  return (
    <PageState query={query}>
      {(preview) => {
        const { creates, updates, problemCount, digest } = preview
        const changes = creates + updates
        const blocked = problemCount > 0
        return (
          <>
            {blocked ? (
              <Notice tone='bad' title={words.hasProblems(problemCount)} urgent>
                {words.hasProblemsText}
              </Notice>
            ) : (
              <Notice tone='good' title={changes > 0 ? words.ready(changes) : words.readySame} urgent />
            )}
            <PreviewFindings name={name} preview={preview} />
            <ProblemNotice problem={applying.error} />
            {applying.error && <Button onPress={() => void query.refresh()}>{words.checkAgain}</Button>}
            <ActionBar note={blocked ? words.applyBlocked(problemCount) : undefined}>
              <Button tone='accent' disabled={blocked || changes === 0} onPress={() => void apply(digest)}>
                {words.apply(changes)}
              </Button>
            </ActionBar>
          </>
        )
      }}
    </PageState>
  )
}
