import { useAction } from '@/app/hooks'
import type { OfferView } from '@/shared/contract'
import type { Output } from '@/shared/contracts'
import { ConfirmSheet, Notice } from '@/ui'
import { openingPageWords } from '../../words'

const words = openingPageWords.review

/** Asks once more, with a reason where the workflow wants one, and takes the step. */
export function StepSheet({
  offer,
  shown,
  onDone,
  onClose,
}: {
  offer: OfferView
  shown: Output<'opening.case'>
  onDone(): void
  onClose(): void
}) {
  const approving = useAction('opening.approve')
  const rejecting = useAction('opening.reject')
  const revoking = useAction('opening.revoke')
  const { action, label, needsReason } = offer
  const caseId = shown.caseId ?? ''
  const running = { approve: approving, reject: rejecting, revoke: revoking }[action as 'approve'] ?? approving
  const take = async (reason: string) => {
    const done =
      action === 'approve' ? await approving.run({ caseId }) : await (action === 'reject' ? rejecting : revoking).run({ caseId, reason })
    if (done) onDone()
  }
  return (
    <ConfirmSheet
      title={label}
      confirmLabel={label}
      tone={needsReason ? 'bad' : 'accent'}
      reason={needsReason ? { hint: action === 'revoke' ? words.revokeHint : words.rejectHint } : undefined}
      running={running.running}
      error={running.error}
      onConfirm={(reason) => void take(reason)}
      onClose={onClose}
    >
      {!needsReason && words.approveText(shown.student.name, shown.content.employer)}
      {!needsReason && shown.warning && <Notice tone='warn'>{shown.warning}</Notice>}
    </ConfirmSheet>
  )
}
