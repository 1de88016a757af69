import { usePaged } from '@/app/paged'
import type { Input, Output } from '@/shared/contracts'

export type QueueList = Input<'agreement.queue'>['list']
export type Queue = Output<'agreement.queue'>
export type QueueRow = Queue['rows'][number]

/** One list, searched. */
export const useQueue = (list: QueueList, search: string) => usePaged('agreement.queue', { list, ...(search && { search }) })
