import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import type { OfferView } from '@/shared/contract'
import { Button, ConfirmSheet, Section, toast } from '@/ui'
import { OpinionFields } from '../../_parts/OpinionFields'
import { caseWords as words } from '../../office-wording'
import type { Case } from './CaseView'

/** The employer's opinion and signature: the fields on the page, the button for the bar, the last question over it. */
export function useSigning(view: Case, offer: OfferView | undefined, onDone: () => void) {
  const { opinions } = view
  const [value, setValue] = useState({ opinion: opinions.employer || words.defaultOpinion, superiorOpinion: opinions.superior })
  const [asking, setAsking] = useState(false)
  const { run, running, error, fields } = useAction('agreement.sign')
  if (!offer || !view.caseId) return null
  const caseId = view.caseId
  const ask = () => {
    if (!offer.blocked) setAsking(true)
  }
  const sign = async () => {
    void askConsent(['to-do'])
    if (!(await run({ caseId, ...value }))) return
    setAsking(false)
    toast(words.signed)
    onDone()
  }
  return {
    ask,
    form: (
      <Section title={words.sign}>
        <OpinionFields value={value} onChange={setValue} fields={fields} />
        {asking && (
          <ConfirmSheet
            title={words.signTitle}
            confirmLabel={offer.label}
            running={running}
            error={error}
            onConfirm={() => void sign()}
            onClose={() => setAsking(false)}
          >
            {words.signText(view.student.name)}
          </ConfirmSheet>
        )}
      </Section>
    ),
    button: (
      <Button tone='accent' disabled={offer.blocked !== null} onPress={ask}>
        {offer.label}
      </Button>
    ),
  }
}
