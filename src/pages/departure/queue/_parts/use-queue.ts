import { useState } from 'react'
import { CallFailed, call } from '@/app/call'
import { useQuery } from '@/app/hooks'
import type { Input, Output } from '@/shared/contracts'
import type { Problem } from '@/ui'

type Queue = Output<'departure.queue'>
export type QueueRow = Queue['rows'][number]
export type Filter = Omit<Input<'departure.queue'>, 'after'>

/** Rows fetched after the first page; they belong to that first page and go with it. */
interface Later {
  first: Queue
  rows: QueueRow[]
  next: string | null
}

/** The list of a filter: the first page from the query, the later ones fetched one by one. */
export function useQueue(filter: Filter) {
  const query = useQuery('departure.queue', filter)
  const [later, setLater] = useState<Later>()
  const [fetching, setFetching] = useState(false)
  const [error, setError] = useState<Problem>()
  const { data } = query
  const shown = data && later?.first === data ? later : { first: data, rows: [], next: data?.next ?? null }
  const fetchMore = async () => {
    if (!data || shown.next === null || fetching) return
    setFetching(true)
    try {
      const page = await call('departure.queue', { ...filter, after: shown.next })
      setLater({ first: data, rows: [...shown.rows, ...page.rows], next: page.next })
      setError(undefined)
    } catch (failure) {
      if (!(failure instanceof CallFailed)) throw failure
      setError(failure.problem)
    } finally {
      setFetching(false)
    }
  }
  return { query, rows: [...(data?.rows ?? []), ...shown.rows], hasMore: shown.next !== null, fetchMore, fetching, error }
}
