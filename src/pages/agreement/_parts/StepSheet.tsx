import { useAction } from '@/app/hooks'
import { goBack } from '@/app/routes'
import { askConsent } from '@/app/subscribe'
import type { OfferView } from '@/shared/contract'
import { ConfirmSheet, toast } from '@/ui'
import type { SimpleStep } from './simple-steps'

/** Asks once more, with a reason where the workflow wants one, and takes the step. */
export function StepSheet({
  step,
  offer,
  caseId,
  onDone,
  onClose,
}: {
  step: SimpleStep
  offer: OfferView
  caseId: string
  onDone(): void
  onClose(): void
}) {
  const { run, running, error } = useAction(step.command)
  const take = async (reason: string) => {
    if (step.consent) void askConsent(step.consent)
    if (!(await run(step.input(caseId, reason)))) return
    toast(step.done)
    if (step.leaves) goBack()
    else onDone()
  }
  return (
    <ConfirmSheet
      title={offer.label}
      confirmLabel={offer.label}
      tone={step.tone}
      reason={offer.needsReason ? {} : undefined}
      running={running}
      error={error}
      onConfirm={(reason) => void take(reason)}
      onClose={onClose}
    >
      {step.text}
    </ConfirmSheet>
  )
}
