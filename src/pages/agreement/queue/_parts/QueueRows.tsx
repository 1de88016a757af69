import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { openPage } from '@/app/routes'
import { UndoBulk } from '@/app/UndoBulk'
import { Button, Empty, PageState, TextField } from '@/ui'
import { useSettled } from '../../_parts/use-settled'
import { keepOrder } from '../../_parts/worklist'
import { queueWords as words } from '../../office-wording'
import { BulkSheet } from './BulkSheet'
import { nameOf, QueueTable } from './QueueTable'
import { ReadFirst } from './ReadFirst'
import { type BulkResult, SignManySheet } from './SignManySheet'
import { type Queue, type QueueList, type QueueRow, useQueue } from './use-queue'

const none: ReadonlySet<string> = new Set()

/** Many can be signed at once where the caller's employer signs and has done what comes first. */
const signable = (list: QueueList, before: Queue['before']) => list === 'to-sign' && Boolean(before?.notesRead && before.detailsVerified)

/** Search, rows, ticks and the bulk signature of one list. Mounted anew for each list. */
export function QueueRows({ list, label, onAnswer }: { list: QueueList; label: string; onAnswer(queue: Queue): void }) {
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const { query, rows, hasMore, fetchMore, fetching } = useQueue(list, search)
  const [ticked, setTicked] = useState(none)
  const [signing, setSigning] = useState(false)
  const [result, setResult] = useState<BulkResult & { names: Record<string, string> }>()
  const [last, setLast] = useState<BulkResult>()
  const { data } = query
  useEffect(() => {
    if (data) onAnswer(data)
  }, [data, onAnswer])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search shows other rows, so no tick stays
  useEffect(() => setTicked(none), [search])
  const chosen = rows.filter(({ caseId }) => ticked.has(caseId))
  const open = (row: QueueRow) => {
    keepOrder(rows.map(({ caseId }) => caseId))
    openPage(`/pages/agreement/case/index?caseId=${row.caseId}`)
  }
  const signed = (answer: BulkResult) => {
    setSigning(false)
    setLast(answer)
    setResult({ ...answer, names: Object.fromEntries(chosen.map((row) => [row.caseId, nameOf(row)])) })
    setTicked(new Set(answer.results.filter(({ ok }) => !ok).map(({ caseId }) => caseId)))
    void query.refresh()
  }
  return (
    <>
      <UndoBulk bulk={last} onUndone={() => void query.refresh()} />
      <TextField label={words.search} value={typed} onChange={setTyped} maxLength={60} />
      <PageState query={query}>
        {({ before }) => (
          <>
            <ReadFirst before={before} />
            {rows.length === 0 &&
              (search ? <Empty title={words.none}>{words.noneText}</Empty> : <Empty title={words.empty}>{words.emptyText}</Empty>)}
            {rows.length > 0 && (
              <QueueTable
                label={label}
                rows={rows}
                onOpen={open}
                selection={signable(list, before) ? { keys: ticked, onChange: setTicked } : undefined}
                bulk={
                  <Button tone='accent' onPress={() => setSigning(true)}>
                    {words.signMany(chosen.length)}
                  </Button>
                }
              />
            )}
            {hasMore && (
              <View className='agreement__more'>
                <Button running={fetching} onPress={() => void fetchMore()}>
                  {words.more}
                </Button>
              </View>
            )}
          </>
        )}
      </PageState>
      {signing && <SignManySheet caseIds={chosen.map(({ caseId }) => caseId)} onDone={signed} onClose={() => setSigning(false)} />}
      {result && <BulkSheet result={result} nameOf={(caseId) => result.names[caseId] ?? ''} onClose={() => setResult(undefined)} />}
    </>
  )
}
