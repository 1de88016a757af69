import { useEffect, useRef, useState } from 'react'
import { call } from '@/app/call'
import { useQuery } from '@/app/hooks'
import type { Input, Output } from '@/shared/contracts'

export type QueueRow = Output<'recommendation.queue'>['rows'][number]
export type QueueList = Input<'recommendation.queue'>['list']

/** The text, once nothing has been typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 300)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** One list, searched on the server; further pages are fetched one by one behind it. */
export function useQueue(list: QueueList, typed: string) {
  const search = useSettled(typed.trim().slice(0, 40))
  const question: Input<'recommendation.queue'> = { list, ...(search && { search }) }
  const query = useQuery('recommendation.queue', question)
  const { data } = query
  const [further, setFurther] = useState<QueueRow[]>([])
  const [next, setNext] = useState<string | null>(null)
  const [fetching, setFetching] = useState(false)
  const asked = useRef(question)
  asked.current = question
  useEffect(() => {
    setFurther([])
    setNext(data?.next ?? null)
  }, [data])
  const fetchMore = async () => {
    if (next === null) return
    const about = JSON.stringify(question)
    setFetching(true)
    // A page that did not come leaves the button where it is; one that comes too late belongs to another list.
    const page = await call('recommendation.queue', { ...question, after: next }).catch(() => undefined)
    setFetching(false)
    if (!page || about !== JSON.stringify(asked.current)) return
    setFurther((known) => [...known, ...page.rows])
    setNext(page.next)
  }
  return { query, rows: [...(data?.rows ?? []), ...further], hasMore: next !== null, fetchMore, fetching }
}
