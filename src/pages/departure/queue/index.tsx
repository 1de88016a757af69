import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { openPage } from '@/app/routes'
import { useMe } from '@/app/session'
import { departureRefusals } from '@/shared/departure/wording'
import { Button, Empty, Page, PageState, ProblemNotice } from '@/ui'
import { Answer } from './_parts/Answer'
import { ConfirmDecision } from './_parts/ConfirmDecision'
import { Filters } from './_parts/Filters'
import { Keys } from './_parts/Keys'
import { OutcomeNotice } from './_parts/OutcomeNotice'
import { ClosedTable, QueueTable } from './_parts/QueueTable'
import { useChosen } from './_parts/use-chosen'
import { useDecide } from './_parts/use-decide'
import { type Filter, useQueue } from './_parts/use-queue'
import { queueWords as words } from './_parts/words'
import './index.scss'

const listOf = (item: string | undefined) => `/pages/departure/list/index${item ? `?item=${item}` : ''}`
const states: (string | undefined)[] = ['held', 'passed', 'not-passed'] satisfies Filter['state'][]

/** What the address asks for (`?state=not-passed&item=finance`); without a state, who waits. */
function asked({ state, item }: Partial<Record<string, string>>): Filter {
  return { state: states.includes(state) ? (state as Filter['state']) : 'waiting', ...(item && { item }) }
}

/** Whom an advisor, an office or a dormitory has to decide about: one by one in two taps, or many at once (S2-11, S2-14). */
export default function DepartureQueuePage() {
  const { params } = useRouter()
  const role = useMe()?.role
  const [filter, setFilter] = useState<Filter>(() => asked(params))
  const { query, rows, hasMore, fetchMore, fetching, error } = useQueue(filter)
  const oneItem = (query.data?.items.length ?? 0) <= 1
  const unit = oneItem ? '人' : '项'
  const [open, closed] = useMemo(() => [rows.filter((row) => row.open), rows.filter((row) => !row.open)], [rows])
  const countOf = (state: Filter['state']) => query.data?.counts.find((count) => count.state === state)?.count ?? 0
  const chosen = useChosen(filter, open, filter.search ? open.length : countOf(filter.state))
  const deciding = useDecide(unit, () => {
    chosen.clear()
    void query.refresh()
  })
  const change = (next: Filter) => {
    chosen.clear()
    setFilter(next)
  }
  return (
    <Page title={role === 'advisor' ? words.advisorTitle : words.title} wide>
      <PageState query={query}>
        {({ counts, items, mayImport }) => (
          <>
            <View className='queue__head'>
              <Answer
                waiting={countOf('waiting')}
                held={countOf('held')}
                unit={unit}
                onShowHeld={filter.state === 'held' ? undefined : () => change({ item: filter.item, state: 'held' })}
              />
              {mayImport && <Button onPress={() => openPage(listOf(filter.item))}>{words.importList}</Button>}
              <View className='queue__keys'>
                <Keys
                  rows={open}
                  chosen={chosen.rows}
                  decision={deciding.decision}
                  onAsk={deciding.ask}
                  onConfirm={() => void deciding.confirm()}
                />
              </View>
            </View>
            {deciding.outcome && (
              <OutcomeNotice
                outcome={deciding.outcome}
                onClose={deciding.closeOutcome}
                onUndone={() => {
                  deciding.closeOutcome()
                  void query.refresh()
                }}
              />
            )}
            <Filters counts={counts} items={items} filter={filter} onChange={change} />
            {rows.length === 0 && <Empty title={words.empty}>{words.emptyText}</Empty>}
            {open.length > 0 && (
              <QueueTable
                rows={open}
                oneItem={oneItem}
                selection={chosen.selection}
                chosen={chosen.rows}
                onAsk={deciding.ask}
                unit={unit}
              />
            )}
            {closed.length > 0 && (
              <ClosedTable
                rows={closed}
                count={filter.state === 'held' && !filter.search ? countOf('held') : closed.length}
                oneItem={oneItem}
                unit={unit}
                why={departureRefusals['advisor-not-passed']?.message ?? ''}
              />
            )}
            <ProblemNotice problem={chosen.error ?? error} />
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
