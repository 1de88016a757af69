import { usePaged, useSettled } from '@/app/paged'
import type { Input, Output } from '@/shared/contracts'

export type QueueRow = Output<'origin.queue'>['rows'][number]
export type QueueState = NonNullable<Input<'origin.queue'>['state']>

/** The review list of one state, searched on the server. */
export function useQueue(state: QueueState | undefined, typed: string) {
  const search = useSettled(typed)
  return usePaged('origin.queue', { ...(state && { state }), ...(search && { search }) })
}
