import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePaged, useSettled } from '@/app/paged'
import type { Input } from '@/shared/contracts'
import { Button, Empty, Page, PageState, Tabs, TextField } from '@/ui'
import '../_parts/opening.scss'
import { openingPageWords } from '../words'
import { QueueTable } from './_parts/QueueTable'

const words = openingPageWords.queue

type List = Input<'opening.queue'>['list']
const isList = (text: string | undefined): text is List => ['submitted', 'approved', 'rejected', 'all'].includes(text ?? '')

/** Applications to open online signing, for the career centre (S0-4). */
export default function OpeningQueuePage() {
  const wanted = useRouter().params.list
  const [list, setList] = useState<List>(isList(wanted) ? wanted : 'submitted')
  const [typed, setTyped] = useState('')
  const search = useSettled(typed)
  const { query, rows, hasMore, fetchMore, fetching } = usePaged('opening.queue', { list, ...(search && { search }) })
  return (
    <Page title={openingPageWords.title} wide>
      <PageState query={query}>
        {({ counts }) => {
          const here = counts.find((count) => count.list === list)
          return (
            <>
              <View className='opening__answer'>
                <View role='heading' aria-level={2} className='opening__headline'>
                  {words.headline(here?.label ?? '', here?.count ?? 0)}
                </View>
              </View>
              <Tabs
                label={words.filter}
                tabs={counts.map((count) => ({ key: count.list, label: count.label, count: count.count }))}
                value={list}
                onChange={(next) => isList(next) && setList(next)}
              />
              <TextField label={words.search} value={typed} onChange={setTyped} />
              {rows.length > 0 ? <QueueTable rows={rows} /> : <Empty title={words.empty}>{words.emptyText}</Empty>}
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
