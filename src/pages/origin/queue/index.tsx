import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { BulkOutcome, failuresOf } from '@/app/BulkOutcome'
import { openPage } from '@/app/routes'
import { Button, Empty, Page, PageState, Tabs, TextField } from '@/ui'
import { originPageWording } from '../wording'
import { type Approved, ApproveMany } from './_parts/ApproveMany'
import { casePage, QueueTable } from './_parts/QueueTable'
import { type QueueRow, type QueueState, useQueue } from './_parts/use-queue'
import './index.scss'

const words = originPageWording.queue
const everything = 'all'
const nobody: ReadonlySet<string> = new Set()

/** How many wait, and the way to the first of them. */
function Answer({ waiting, first }: { waiting: number; first: string | undefined }) {
  return (
    <View className='queue__answer'>
      <View>
        <View role='heading' aria-level={2} className='queue__headline'>
          {waiting > 0 ? words.waiting(waiting) : words.none}
        </View>
        {waiting === 0 && <View className='queue__quiet'>{words.noneText}</View>}
      </View>
      {first && (
        <Button tone='accent' onPress={() => openPage(casePage(first))}>
          {words.begin}
        </Button>
      )}
    </View>
  )
}

interface RowsProps {
  tab: string
  rows: QueueRow[]
  /** Those that wait can be ticked and approved together. */
  approvable: boolean
  refresh(): Promise<void>
}

/** The rows, and what became of the last bulk approval. */
function Rows({ tab, rows, approvable, refresh }: RowsProps) {
  const [ticked, setTicked] = useState(nobody)
  const [last, setLast] = useState<{ answer: Approved; rows: QueueRow[] }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: ticks belong to the list they were made in
  useEffect(() => setTicked(nobody), [tab])
  const chosen = rows.filter(({ caseId }) => ticked.has(caseId))
  const approved = (answer: Approved) => {
    setLast({ answer, rows: chosen })
    setTicked(nobody)
    void refresh()
  }
  const undone = () => {
    setLast(undefined)
    void refresh()
  }
  return (
    <>
      {last && (
        <BulkOutcome
          said={words.many.said(last.answer.done, last.answer.failed)}
          failures={failuresOf(last.answer.results, last.rows, ({ name }) => name)}
          bulk={last.answer}
          onClose={() => setLast(undefined)}
          onUndone={undone}
        />
      )}
      {rows.length === 0 && <Empty title={words.empty}>{words.emptyText}</Empty>}
      {rows.length > 0 && (
        <QueueTable
          rows={rows}
          selection={approvable ? { keys: ticked, onChange: setTicked } : undefined}
          bulk={<ApproveMany rows={chosen} onDone={approved} />}
        />
      )}
    </>
  )
}

/** The college's list of origin cases by state (S1-26). */
export default function OriginQueuePage() {
  const [tab, setTab] = useState<string>('submitted')
  const [typed, setTyped] = useState('')
  const { query, rows, hasMore, fetchMore, fetching } = useQueue(tab === everything ? undefined : (tab as QueueState), typed)
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {({ counts, mayApprove }) => (
          <>
            <Answer
              waiting={counts.find(({ state }) => state === 'submitted')?.count ?? 0}
              first={rows.find(({ state }) => state.state === 'submitted')?.caseId}
            />
            <Tabs
              label={words.filter}
              tabs={[
                ...counts.map(({ state, label, count }) => ({ key: state, label, count })),
                {
                  key: everything,
                  label: words.all,
                  count: counts.reduce((sum, { state, count }) => (state === 'removed' || state === 'asked' ? sum : sum + count), 0),
                },
              ]}
              value={tab}
              onChange={setTab}
            />
            <TextField label={words.search} value={typed} onChange={setTyped} />
            <Rows tab={tab} rows={rows} approvable={mayApprove && tab === 'submitted'} refresh={query.refresh} />
            {hasMore && (
              <Button running={fetching} onPress={() => void fetchMore()}>
                {words.more}
              </Button>
            )}
          </>
        )}
      </PageState>
    </Page>
  )
}
