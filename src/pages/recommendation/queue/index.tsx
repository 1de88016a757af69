import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { recommendationWords } from '@/shared/recommendation/wording'
import { Button, ConfirmSheet, Empty, Notice, Page, PageState, Tabs, TextField } from '@/ui'
import '../_parts/recommendation.scss'
import { recommendationPageWords } from '../wording'
import { QueueTable } from './_parts/QueueTable'
import { type QueueList, useQueue } from './_parts/use-queue'
import { type Outcome, useTicking } from './_parts/use-ticking'

const words = recommendationPageWords.queue
const nobody: ReadonlySet<string> = new Set()
const isList = (name: string | undefined): name is QueueList => name !== undefined && name in recommendationWords.lists

function OutcomeNotice({ outcome: { said, failures }, onClose }: { outcome: Outcome; onClose(): void }) {
  return (
    <Notice tone={failures.length > 0 ? 'warn' : 'good'} title={said} urgent>
      <View role='list'>
        {failures.map(({ caseId, name, why }) => (
          <View key={caseId} role='listitem'>{`${name}：${why}`}</View>
        ))}
      </View>
      <Button tone='quiet' onPress={onClose}>
        {words.close}
      </Button>
    </Notice>
  )
}

/** The lists of the college and the career centre: review, and the pile to be signed and sealed (S0-22, S0-26). */
export default function RecommendationQueuePage() {
  const { list: wanted } = useRouter().params
  const [list, setList] = useState<QueueList>(isList(wanted) ? wanted : 'to-review')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(nobody)
  const { query, rows, hasMore, fetchMore, fetching } = useQueue(list, typed)
  const ticking = useTicking(() => {
    setChosen(nobody)
    void query.refresh()
  })
  const change = (next: string) => {
    setChosen(nobody)
    if (isList(next)) setList(next)
  }
  const picked = rows.filter(({ caseId }) => chosen.has(caseId))
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {({ counts, tick }) => {
          const here = counts.find((count) => count.list === list)
          return (
            <>
              <View className='recommendation__answer'>
                <View role='heading' aria-level={2} className='recommendation__headline'>
                  {words.headline(here?.label ?? '', here?.count ?? 0)}
                </View>
              </View>
              {ticking.outcome && <OutcomeNotice outcome={ticking.outcome} onClose={ticking.closeOutcome} />}
              <Tabs
                label={words.filter}
                tabs={counts.map((count) => ({ key: count.list, label: count.label, count: count.count }))}
                value={list}
                onChange={change}
              />
              <TextField label={words.search} value={typed} onChange={setTyped} />
              {rows.length > 0 ? (
                <QueueTable
                  rows={rows}
                  selection={tick ? { keys: chosen, onChange: setChosen } : undefined}
                  bulk={
                    tick && (
                      <Button tone='accent' onPress={() => ticking.ask(tick, picked)}>
                        {words.tick(tick.label, picked.length)}
                      </Button>
                    )
                  }
                />
              ) : (
                <Empty title={words.empty}>{words.emptyText}</Empty>
              )}
              {hasMore && (
                <Button running={fetching} onPress={() => void fetchMore()}>
                  {words.more}
                </Button>
              )}
            </>
          )
        }}
      </PageState>
      {ticking.asking && (
        <ConfirmSheet
          title={words.tickTitle(ticking.asking.tick.label, ticking.asking.rows.length)}
          confirmLabel={ticking.asking.tick.label}
          running={ticking.running}
          error={ticking.error}
          onConfirm={() => void ticking.confirm()}
          onClose={ticking.cancel}
        >
          {words.tickText}
        </ConfirmSheet>
      )}
    </Page>
  )
}
