import { useEffect, useState } from 'react'
import { call } from '@/app/call'
import { useAction, useQuery } from '@/app/hooks'
import { setUnread } from '@/app/session'
import type { Output } from '@/shared/contracts'

type Inbox = Output<'notice.inbox'>
export type InboxNotice = Inbox['notices'][number]

/** The newest notices from the query, older ones fetched page by page, and which of them have been read meanwhile. */
export function useInbox() {
  const query = useQuery('notice.inbox', {})
  const [older, setOlder] = useState<InboxNotice[]>([])
  const [next, setNext] = useState<string | null>(null)
  const [read, setRead] = useState<ReadonlySet<string>>(new Set())
  const [fetching, setFetching] = useState(false)
  const marking = useAction('notice.read')
  const { data } = query
  useEffect(() => {
    if (!data) return
    setOlder([])
    setNext(data.next)
    setUnread(data.unread)
  }, [data])
  const fetchOlder = async () => {
    if (next === null) return
    setFetching(true)
    // A page that did not come leaves the button where it is.
    const page = await call('notice.inbox', { before: next }).catch(() => undefined)
    setFetching(false)
    if (!page) return
    setOlder((known) => [...known, ...page.notices])
    setNext(page.next)
  }
  const markRead = async (unread: string[]) => {
    const ids = unread.slice(0, 100)
    const answer = await marking.run({ ids })
    if (!answer) return
    setRead((known) => new Set([...known, ...ids]))
    setUnread(answer.unread)
  }
  const notices = [...(data?.notices ?? []), ...older].map((notice) => (read.has(notice.id) ? { ...notice, read: true } : notice))
  return { query, notices, hasOlder: next !== null, fetchOlder, fetching, markRead, error: marking.error }
}
