import { useQuery } from '@/app/hooks'
import { useMe } from '@/app/session'
import { actorOf } from '@/shared/roles'
import type { Loadable } from '@/ui'

interface Notes {
  notes: string[]
  notesRead: boolean
}

/** The notes of whoever reads: either party has its own (S0-29, S0-38), told by the query it works with. */
export function useNotes(): Loadable<Notes | null> {
  const me = useMe()
  const actor = me && actorOf(me.role)
  const mine = useQuery('agreement.mine', actor === 'student' ? {} : null)
  const queue = useQuery('agreement.queue', actor && actor !== 'student' ? { list: 'to-sign' } : null)
  if (actor === 'student') return mine
  return { ...queue, data: queue.data?.before === undefined ? undefined : queue.data.before }
}
