import { View } from '@tarojs/components'
import { useState } from 'react'
import { openPage } from '@/app/routes'
import { Button, Empty, Page, PageState, Tabs, TextField } from '@/ui'
import { originPageWording } from '../wording'
import { casePage, QueueTable } from './_parts/QueueTable'
import { type QueueState, useQueue } from './_parts/use-queue'
import './index.scss'

const words = originPageWording.queue
const everything = 'all'

/** How many wait, and the way to the first of them. */
function Answer({ waiting, first }: { waiting: number; first: string | undefined }) {
  return (
    <View className="queue__answer">
      <View>
        <View role="heading" aria-level={2} className="queue__headline">
          {waiting > 0 ? words.waiting(waiting) : words.none}
        </View>
        {waiting === 0 && <View className="queue__quiet">{words.noneText}</View>}
      </View>
      {first && (
        <Button tone="accent" onPress={() => openPage(casePage(first))}>
          {words.begin}
        </Button>
      )}
    </View>
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
        {({ counts }) => (
          <>
            <Answer
              waiting={counts.find(({ state }) => state === 'submitted')?.count ?? 0}
              first={rows.find(({ state }) => state.state === 'submitted')?.caseId}
            />
            <Tabs
              label={words.filter}
              tabs={[
                ...counts.map(({ state, label, count }) => ({ key: state, label, count })),
                { key: everything, label: words.all, count: counts.reduce((sum, { state, count }) => (state === 'removed' ? sum : sum + count), 0) },
              ]}
              value={tab}
              onChange={setTab}
            />
            <TextField label={words.search} value={typed} onChange={setTyped} />
            {rows.length > 0 ? <QueueTable rows={rows} /> : <Empty title={words.empty}>{words.emptyText}</Empty>}
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
