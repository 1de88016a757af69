import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePaged, useSettled } from '@/app/paged'
import { type ReleaseList, releaseWords } from '@/shared/release/wording'
import { Button, Empty, Page, PageState, Tabs, TextField } from '@/ui'
import { Headline } from '../_parts/Answer'
import { queueWords as words } from '../wording'
import { QueueTable } from './_parts/QueueTable'

const isList = (name: string | undefined): name is ReleaseList => name !== undefined && name in releaseWords.lists

/** The lists of the college and the career centre (S0-70, S0-73). */
export default function ReleaseQueuePage() {
  const { list: wanted } = useRouter().params
  const [list, setList] = useState<ReleaseList>(isList(wanted) ? wanted : 'under-way')
  const [typed, setTyped] = useState('')
  const search = useSettled(typed)
  const { query, rows, hasMore, fetchMore, fetching } = usePaged('release.queue', { list, ...(search && { search }) })
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {({ counts }) => {
          const here = counts.find((count) => count.list === list)
          return (
            <>
              <Headline headline={words.headline(here?.label ?? releaseWords.lists[list], here?.count ?? rows.length)} />
              <Tabs
                label={words.lists}
                tabs={counts.map((count) => ({ key: count.list, label: count.label, count: count.count }))}
                value={list}
                onChange={(next) => isList(next) && setList(next)}
              />
              <TextField label={words.search} value={typed} onChange={setTyped} />
              {rows.length > 0 && <QueueTable label={words.list} rows={rows} />}
              {rows.length === 0 &&
                (search ? <Empty title={words.none}>{words.noneText}</Empty> : <Empty title={words.empty}>{words.emptyText}</Empty>)}
              {hasMore && (
                <Button running={fetching} onPress={() => void fetchMore()}>
                  {words.more}
                </Button>
              )}
            </>
          )
        }}
      </PageState>
    </Page>
  )
}
