import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { keepCount } from '@/app/role-pages'
import { openPage } from '@/app/routes'
import { useMe } from '@/app/session'
import { Button, Page, Tabs } from '@/ui'
import '../_parts/agreement.scss'
import { mayFile } from '../_parts/may'
import { queueWords as words } from '../office-wording'
import { ExportSigned } from './_parts/ExportSigned'
import { QueueRows } from './_parts/QueueRows'
import type { Queue, QueueList } from './_parts/use-queue'

const lists: readonly string[] = ['to-sign', 'signed', 'to-review', 'to-file', 'overdue', 'stalled', 'ended', 'all'] satisfies QueueList[]
const isList = (name: string | undefined): name is QueueList => name !== undefined && lists.includes(name)

/** Lists on which something waits; the others only show. */
const isWork = (name: string) => name !== 'signed' && name !== 'all'

/** The lists of whoever works here: the server names them with their counts, the one that waits first (S0-37, S0-52). */
export default function QueuePage() {
  const { list: asked } = useRouter().params
  const role = useMe()?.role
  const [chosen, setChosen] = useState<QueueList | undefined>(isList(asked) ? asked : undefined)
  const [counts, setCounts] = useState<Queue['counts']>([])
  const list = chosen ?? 'all'
  const onAnswer = useCallback((queue: Queue) => {
    setCounts(queue.counts)
    for (const { list: name, count } of queue.counts) if (isWork(name)) keepCount(`/pages/agreement/queue/index?list=${name}`, count)
    setChosen((old) => old ?? (queue.counts.map((count) => count.list).find(isList) || undefined))
  }, [])
  const here = counts.find((count) => count.list === list)
  return (
    <Page title={words.title} wide>
      {here && (
        <View className='agreement__answer'>
          <View role='heading' aria-level={2} className='agreement__headline'>
            {words.waiting(here.label, here.count)}
          </View>
        </View>
      )}
      {counts.length > 0 && (
        <Tabs
          label={words.lists}
          tabs={counts.map((count) => ({ key: count.list, label: count.label, count: count.count }))}
          value={list}
          onChange={(key) => isList(key) && setChosen(key)}
        />
      )}
      {list === 'to-file' && mayFile(role) && <Button onPress={() => openPage('/pages/agreement/file/index')}>{words.toFile}</Button>}
      {list === 'signed' && role === 'employer-operator' && here && here.count > 0 && <ExportSigned />}
      <QueueRows key={list} list={list} label={here?.label ?? words.lists} onAnswer={onAnswer} />
    </Page>
  )
}
