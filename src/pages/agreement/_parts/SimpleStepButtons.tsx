import { useState } from 'react'
import type { OfferView } from '@/shared/contract'
import { Button } from '@/ui'
import { StepSheet } from './StepSheet'
import { simpleSteps } from './simple-steps'

/** A button for each offered step that needs at most a reason; the one that matters comes last. */
export function SimpleStepButtons({ offers, caseId, onDone }: { offers: OfferView[]; caseId: string; onDone(): unknown }) {
  const [open, setOpen] = useState<string>()
  const close = () => setOpen(undefined)
  const shown = offers.filter((offer) => simpleSteps[offer.action]).sort((one, other) => Number(isMain(one)) - Number(isMain(other)))
  const chosen = shown.find((offer) => offer.action === open)
  const step = chosen && simpleSteps[chosen.action]
  return (
    <>
      {shown.map((offer) => (
        <Button
          key={offer.action}
          tone={isMain(offer) ? 'accent' : (simpleSteps[offer.action]?.tone ?? 'plain')}
          disabled={offer.blocked !== null}
          onPress={() => setOpen(offer.action)}
        >
          {offer.label}
        </Button>
      ))}
      {chosen && step && (
        <StepSheet
          step={step}
          offer={chosen}
          caseId={caseId}
          onClose={close}
          onDone={() => {
            close()
            onDone()
          }}
        />
      )}
    </>
  )
}

const isMain = (offer: OfferView) => simpleSteps[offer.action]?.main === true
