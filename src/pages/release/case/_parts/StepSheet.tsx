import { useAction } from '@/app/hooks'
import type { OfferView } from '@/shared/contract'
import { ConfirmSheet, toast } from '@/ui'
import { reviewWords as words } from '../../wording'

/** Steps of the whole case by the name under which they are offered, and the command that takes each. */
const commandOf = {
  approve: 'release.approve',
  confirmAdmission: 'release.approve',
  reject: 'release.reject',
  rejectAgain: 'release.reject',
  grant: 'release.grant',
  refuse: 'release.refuse',
  verify: 'release.verify',
  dismiss: 'release.dismiss',
} as const

type StepName = keyof typeof commandOf

export const isStep = (action: string): action is StepName => action in commandOf

interface StepSheetProps {
  offer: OfferView
  action: StepName
  caseId: string
  onDone(): void
  onClose(): void
}

/** Says what happens next, asks for a reason where the workflow wants one, and takes the step. */
export function StepSheet({ offer, action, caseId, onDone, onClose }: StepSheetProps) {
  const step = useAction(commandOf[action])
  const { text, done } = words.steps[action] ?? { text: '', done: '' }
  const bad = ['reject', 'rejectAgain', 'refuse', 'dismiss'].includes(action)
  const take = async (reason: string) => {
    const input = offer.needsReason ? { caseId, reason } : { caseId }
    if (!(await step.run(input as { caseId: string; reason: string }))) return
    toast(done)
    onDone()
  }
  return (
    <ConfirmSheet
      title={offer.label}
      confirmLabel={offer.label}
      tone={bad ? 'bad' : 'accent'}
      reason={offer.needsReason ? { hint: action === 'verify' ? words.verifyHint : undefined } : undefined}
      running={step.running}
      error={step.error}
      onConfirm={(reason) => void take(reason)}
      onClose={onClose}
    >
      {text}
    </ConfirmSheet>
  )
}
