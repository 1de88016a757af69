import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePaged, useSettled } from '@/app/paged'
import type { Input, Output } from '@/shared/contracts'

export type Queue = Output<'destination.queue'>
export type QueueRow = Queue['rows'][number]
export type QueueList = Input<'destination.queue'>['list']
export type Filter = Omit<Input<'destination.queue'>, 'after' | 'list' | 'search'>

const lists: readonly string[] = ['submitted', 'unregistered', 'approved', 'archive', 'all'] satisfies QueueList[]
const levels: readonly string[] = ['bachelor', 'master', 'doctor']

/** WeChat hands a page its parameters as they stand in the link. */
const plain = (text: string | undefined) => (text ? decodeURIComponent(text) : undefined)

/** The list and filters that a link names, e.g. from the statistics. */
function useAsked(): { list: QueueList; filter: Filter } {
  const { list, code, college, className, level } = useRouter().params
  const asked = { code, college: plain(college), className: plain(className), level: levels.includes(level ?? '') ? level : undefined }
  return {
    list: lists.includes(list ?? '') ? (list as QueueList) : 'submitted',
    filter: Object.fromEntries(Object.entries(asked).filter(([, value]) => value)),
  }
}

/** The college's list with its filters, searched on the server. */
export function useQueue() {
  const asked = useAsked()
  const [list, setList] = useState(asked.list)
  const [filter, setFilter] = useState(asked.filter)
  const [typed, setTyped] = useState('')
  const search = useSettled(typed)
  const paged = usePaged('destination.queue', { list, ...filter, ...(search && { search }) })
  const choose = (name: keyof Filter, value: string) =>
    setFilter(({ [name]: _, ...others }) => (value ? { ...others, [name]: value } : others) as Filter)
  return { list, setList, filter, choose, typed, setTyped, ...paged }
}
