import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { openPage } from '@/app/routes'
import { UndoBulk } from '@/app/UndoBulk'
import { departureRefusals } from '@/shared/departure/wording'
import { Button, Empty, Page, PageState, ProblemNotice } from '@/ui'
import { ConfirmDecision } from './_parts/ConfirmDecision'
import { Filters } from './_parts/Filters'
import { Keys } from './_parts/Keys'
import { OutcomeNotice } from './_parts/OutcomeNotice'
import { ClosedTable, QueueTable } from './_parts/QueueTable'
import { useDecide } from './_parts/use-decide'
import { type Filter, useQueue } from './_parts/use-queue'
import { queueWords as words } from './_parts/words'
import './index.scss'

const listOf = (item: string | undefined) => `/pages/departure/list/index${item ? `?item=${item}` : ''}`
const nobody: ReadonlySet<string> = new Set()

/** What the address asks for (`?state=not-passed&item=finance`); without a state, who waits. */
function asked({ state, item }: Partial<Record<string, string>>): Filter {
  return { state: state === 'passed' || state === 'not-passed' ? state : 'waiting', ...(item && { item }) }
}

/** Whom an advisor, an office or a dormitory has to decide about: one by one in two taps, or many at once (S2-11, S2-14). */
export default function DepartureQueuePage() {
  const { params } = useRouter()
  const [filter, setFilter] = useState<Filter>(() => asked(params))
  const [chosen, setChosen] = useState(nobody)
  const { query, rows, hasMore, fetchMore, fetching, error } = useQueue(filter)
  const oneItem = (query.data?.items.length ?? 0) <= 1
  const unit = oneItem ? '人' : '项'
  const deciding = useDecide(unit, () => {
    setChosen(nobody)
    void query.refresh()
  })
  const change = (next: Filter) => {
    setChosen(nobody)
    setFilter(next)
  }
  const open = rows.filter((row) => row.open)
  const closed = rows.filter((row) => !row.open)
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {({ counts, items, mayImport }) => (
          <>
            <View className='queue__head'>
              <View className='queue__headline' role='heading' aria-level={2}>
                {words.waiting(counts.find(({ state }) => state === 'waiting')?.count ?? 0, unit)}
              </View>
              {mayImport && <Button onPress={() => openPage(listOf(filter.item))}>{words.importList}</Button>}
              <View className='queue__keys'>
                <Keys
                  rows={open}
                  chosen={chosen}
                  decision={deciding.decision}
                  onAsk={deciding.ask}
                  onConfirm={() => void deciding.confirm()}
                />
              </View>
            </View>
            {deciding.outcome && <OutcomeNotice outcome={deciding.outcome} onClose={deciding.closeOutcome} />}
            <UndoBulk
              bulk={deciding.last}
              onUndone={() => {
                deciding.closeOutcome()
                void query.refresh()
              }}
            />
            <Filters counts={counts} items={items} filter={filter} onChange={change} />
            {rows.length === 0 && <Empty title={words.empty}>{words.emptyText}</Empty>}
            {open.length > 0 && (
              <QueueTable
                rows={open}
                oneItem={oneItem}
                selection={{ keys: chosen, onChange: setChosen }}
                onAsk={deciding.ask}
                unit={unit}
              />
            )}
            {closed.length > 0 && (
              <ClosedTable rows={closed} oneItem={oneItem} unit={unit} why={departureRefusals['advisor-not-passed']?.message ?? ''} />
            )}
            <ProblemNotice problem={error} />
            {hasMore && (
              <Button running={fetching} onPress={() => void fetchMore()}>
                {words.more}
              </Button>
            )}
            {deciding.decision && (
              <ConfirmDecision
                decision={deciding.decision}
                unit={unit}
                running={deciding.running}
                error={deciding.error}
                onConfirm={(reason) => void deciding.confirm(reason)}
                onClose={deciding.cancel}
              />
            )}
          </>
        )}
      </PageState>
    </Page>
  )
}
