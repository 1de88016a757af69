import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { BulkOutcome, failuresOf } from '@/app/BulkOutcome'
import { openPage } from '@/app/routes'
import { useMe } from '@/app/session'
import { agreementWorkflow } from '@/shared/agreement/workflow'
import { actorOf, type Role } from '@/shared/roles'
import { Button, Empty, PageState, TextField } from '@/ui'
import { useSettled } from '../../_parts/use-settled'
import { keepOrder } from '../../_parts/worklist'
import { queueWords as words } from '../../office-wording'
import { nameOf, QueueTable } from './QueueTable'
import { ReadFirst } from './ReadFirst'
import { SealManySheet } from './SealManySheet'
import { type BulkResult, SignManySheet } from './SignManySheet'
import { type Queue, type QueueList, type QueueRow, useQueue } from './use-queue'

const none: ReadonlySet<string> = new Set()

/** Many can be signed at once where the caller's employer signs and has done what comes first. */
const signable = (list: QueueList, before: Queue['before']) => list === 'to-sign' && Boolean(before?.notesRead && before.detailsVerified)

/** Seals of a pile of papers are recorded by the roles the workflow names; the server decides each. */
const sealable = (list: QueueList, role: Role | undefined) => {
  const actor = role && actorOf(role)
  return list === 'to-file' && (agreementWorkflow.actions.sealCollege.by as readonly (string | null | undefined)[]).includes(actor)
}

/** Search, rows, ticks and the bulk signature of one list. Mounted anew for each list. */
export function QueueRows({ list, label, onAnswer }: { list: QueueList; label: string; onAnswer(queue: Queue): void }) {
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const { query, rows, hasMore, fetchMore, fetching } = useQueue(list, search)
  const [ticked, setTicked] = useState(none)
  const [deciding, setDeciding] = useState(false)
  const role = useMe()?.role
  const [last, setLast] = useState<{ answer: BulkResult; rows: QueueRow[] }>()
  const { data } = query
  const Bulk = list === 'to-file' ? SealManySheet : SignManySheet
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
    setDeciding(false)
    setLast({ answer, rows: chosen })
    setTicked(new Set(answer.results.filter(({ ok }) => !ok).map(({ caseId }) => caseId)))
    void query.refresh()
  }
  const undone = () => {
    setLast(undefined)
    void query.refresh()
  }
  return (
    <>
      {last && (
        <BulkOutcome
          said={words.results(last.answer.done, last.answer.failed)}
          failures={failuresOf(last.answer.results, last.rows, nameOf)}
          bulk={last.answer}
          onClose={() => setLast(undefined)}
          onUndone={undone}
        />
      )}
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
                selection={signable(list, before) || sealable(list, role) ? { keys: ticked, onChange: setTicked } : undefined}
                bulk={
                  <Button tone='accent' onPress={() => setDeciding(true)}>
                    {list === 'to-file' ? words.sealMany(chosen.length) : words.signMany(chosen.length)}
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
      {deciding && <Bulk caseIds={chosen.map(({ caseId }) => caseId)} onDone={signed} onClose={() => setDeciding(false)} />}
    </>
  )
}
