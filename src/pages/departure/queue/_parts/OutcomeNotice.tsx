import { BulkOutcome } from '@/app/BulkOutcome'
import type { Outcome } from './use-decide'

export interface OutcomeNoticeProps {
  outcome: Outcome
  onClose(): void
  onUndone(): void
}

/** What the last decision did. */
export function OutcomeNotice({ outcome: { said, failures, bulk }, ...ways }: OutcomeNoticeProps) {
  return <BulkOutcome said={said} failures={failures} bulk={bulk} {...ways} />
}
