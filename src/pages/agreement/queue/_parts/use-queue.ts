import { useEffect, useState } from 'react'
import { call } from '@/app/call'
import { useQuery } from '@/app/hooks'
import type { Input, Output } from '@/shared/contracts'

export type QueueList = Input<'agreement.queue'>['list']
export type Queue = Output<'agreement.queue'>
export type QueueRow = Queue['rows'][number]

/** One list, searched: its first rows from the query, later ones fetched page by page. */
export function useQueue(list: QueueList, search: string) {
  const question = { list, ...(search && { search }) }
  const query = useQuery('agreement.queue', question)
  const [later, setLater] = useState<QueueRow[]>([])
  const [next, setNext] = useState<string | null>(null)
  const [fetching, setFetching] = useState(false)
  const { data } = query
  useEffect(() => {
    setLater([])
    setNext(data?.next ?? null)
  }, [data])
  const fetchMore = async () => {
    if (next === null) return
    setFetching(true)
    // A page that did not come leaves the button where it is.
    const page = await call('agreement.queue', { ...question, after: next }).catch(() => undefined)
    setFetching(false)
    if (!page) return
    setLater((known) => [...known, ...page.rows])
    setNext(page.next)
  }
  return { query, rows: [...(data?.rows ?? []), ...later], hasMore: next !== null, fetchMore, fetching }
}
