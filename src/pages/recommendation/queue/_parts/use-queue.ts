import { usePaged, useSettled } from '@/app/paged'
import type { Input, Output } from '@/shared/contracts'

export type QueueRow = Output<'recommendation.queue'>['rows'][number]
export type QueueList = Input<'recommendation.queue'>['list']

/** One list, searched on the server. */
export function useQueue(list: QueueList, typed: string) {
  const search = useSettled(typed)
  return usePaged('recommendation.queue', { list, ...(search && { search }) })
}
