import { useEffect, useMemo, useState } from 'react'
import type { Input, Output, QueryName } from '@/shared/contracts'
import type { Problem } from '@/ui'
import { CallFailed, call } from './call'
import { useQuery } from './hooks'

/** Queries that answer a list page by page. */
type PagedQuery = { [A in QueryName]: Output<A> extends { rows: unknown[]; next: string | null } ? A : never }[QueryName]
type RowOf<A extends PagedQuery> = Output<A>['rows'][number]

/** Rows fetched after the first page; they belong to that first page and go with it. */
interface Later<A extends PagedQuery> {
  first: Output<A>
  rows: RowOf<A>[]
  next: string | null
}

/** A list: its first page from the query, later ones fetched one by one behind it. A page that comes too late belongs to another list and is dropped. */
export function usePaged<A extends PagedQuery>(action: A, question: Omit<Input<A>, 'after'>) {
  const query = useQuery(action, question as Input<A>)
  const [later, setLater] = useState<Later<A>>()
  const [fetching, setFetching] = useState(false)
  const [error, setError] = useState<Problem>()
  const { data } = query
  const fitting = data && later?.first === data ? later : undefined
  const further: RowOf<A>[] = fitting?.rows ?? []
  const next = fitting ? fitting.next : (data?.next ?? null)
  const fetchMore = async () => {
    if (!data || next === null || fetching) return
    setFetching(true)
    try {
      const page = (await call(action, { ...question, after: next } as Input<A>)) as Output<A>
      setLater({ first: data, rows: [...further, ...page.rows], next: page.next })
      setError(undefined)
    } catch (failure) {
      if (!(failure instanceof CallFailed)) throw failure
      setError(failure.problem)
    } finally {
      setFetching(false)
    }
  }
  const rows = useMemo<RowOf<A>[]>(() => [...(data?.rows ?? []), ...(fitting?.rows ?? [])], [data, fitting])
  return { query, rows, hasMore: next !== null, fetchMore, fetching, error }
}

/** What was typed, trimmed to what a search takes, once nothing has been typed for a moment. */
export function useSettled(typed: string, most = 40): string {
  const text = typed.trim().slice(0, most)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 300)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
