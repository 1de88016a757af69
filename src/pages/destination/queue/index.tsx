import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { BulkOutcome, failuresOf } from '@/app/BulkOutcome'
import { openPage } from '@/app/routes'
import { Button, Empty, Page, PageState, Tabs } from '@/ui'
import { destinationPageWords } from '../wording'
import { Bulk, type Done } from './_parts/Bulk'
import { Filters } from './_parts/Filters'
import { casePage, QueueTable } from './_parts/QueueTable'
import { type Queue, type QueueList, type QueueRow, useQueue } from './_parts/use-queue'
import './index.scss'

const words = destinationPageWords.queue
const nobody: ReadonlySet<string> = new Set()

/** How many wait and how many are still silent; and the way to the first that waits. */
function Answer({ counts, first }: { counts: Queue['counts']; first: string | undefined }) {
  const count = (list: QueueList) => counts.find((one) => one.list === list)?.count ?? 0
  return (
    <View className='queue__answer'>
      <View>
        <View role='heading' aria-level={2} className='queue__headline'>
          {words.waiting(count('submitted'))}
        </View>
        <View className='queue__quiet'>{words.silent(count('unregistered'))}</View>
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
  list: QueueList
  rows: QueueRow[]
  queue: Queue
  refresh(): Promise<void>
}

/** The rows, and what became of the last bulk action. */
function Rows({ list, rows, queue, refresh }: RowsProps) {
  const [ticked, setTicked] = useState(nobody)
  const [last, setLast] = useState<Done & { rows: QueueRow[] }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: ticks belong to the list they were made in
  useEffect(() => setTicked(nobody), [list])
  const chosen = rows.filter(({ caseId }) => ticked.has(caseId))
  const done = (what: Done) => {
    setLast({ ...what, rows: chosen })
    setTicked(nobody)
    void refresh()
  }
  const undone = () => {
    setLast(undefined)
    void refresh()
  }
  const tickable = queue.mayReview && (list === 'submitted' || list === 'unregistered')
  const [title = '', text = ''] = words.empty[list] ?? []
  return (
    <>
      {last && (
        <BulkOutcome
          said={last.said}
          failures={failuresOf(last.results, last.rows, ({ name }) => name)}
          bulk={last.undo}
          onClose={() => setLast(undefined)}
          onUndone={undone}
        />
      )}
      {rows.length === 0 && <Empty title={title}>{text}</Empty>}
      {rows.length > 0 && (
        <QueueTable
          list={list}
          rows={rows}
          selection={tickable ? { keys: ticked, onChange: setTicked } : undefined}
          bulk={<Bulk list={list} rows={chosen} forSilent={queue.forSilent} onDone={done} />}
        />
      )}
    </>
  )
}

/** The college's lists of destinations: to review, silent, registered, archive addresses incomplete. */
export default function DestinationQueuePage() {
  const { query, rows, hasMore, fetchMore, fetching, list, setList, ...filters } = useQueue()
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {(queue) => (
          <>
            <Answer
              counts={queue.counts}
              first={queue.mayReview ? rows.find(({ state }) => state.state === 'submitted')?.caseId : undefined}
            />
            <Tabs
              label={words.lists}
              tabs={queue.counts.map(({ list: key, label, count }) => ({ key, label, count }))}
              value={list}
              onChange={(key) => setList(key as QueueList)}
            />
            <Filters queue={queue} {...filters} />
            <Rows list={list} rows={rows} queue={queue} refresh={query.refresh} />
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
