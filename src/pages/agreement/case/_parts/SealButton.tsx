import { useAction } from '@/app/hooks'
import { type SealName, sealAction } from '@/shared/agreement/seal'
import type { OfferView } from '@/shared/contract'
import { Button, ProblemNotice, toast } from '@/ui'
import { caseWords as words } from '../../office-wording'

const sealOf = (action: string) => (Object.entries(sealAction) as [SealName, string][]).find(([, name]) => name === action)?.[0]

/** Records the one seal whose turn it is, where it is this role's to record (S0-60). */
export function SealButton({ offers, caseId, onDone }: { offers: OfferView[]; caseId: string; onDone(): void }) {
  const { run, running, error } = useAction('agreement.seal')
  const offer = offers.find(({ action, blocked }) => !blocked && sealOf(action))
  const seal = offer && sealOf(offer.action)
  if (!offer || !seal) return null
  const record = async () => {
    if (!(await run({ caseIds: [caseId], seal }))) return
    toast(words.sealed)
    onDone()
  }
  return (
    <>
      <ProblemNotice problem={error} />
      <Button running={running} onPress={() => void record()}>
        {offer.label}
      </Button>
    </>
  )
}
