import { usePaged } from '@/app/paged'
import type { Input, Output } from '@/shared/contracts'

export type QueueRow = Output<'departure.queue'>['rows'][number]
export type Filter = Omit<Input<'departure.queue'>, 'after'>

/** The list of a filter. */
export const useQueue = (filter: Filter) => usePaged('departure.queue', filter)
