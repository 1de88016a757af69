import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { SchoolContact } from '@/shared/agreement/contract'
import { agreementWords } from '@/shared/agreement/wording'
import type { OfferView } from '@/shared/contract'
import { Button, ProblemNotice, Section, TextField, toast } from '@/ui'
import { fieldError } from '../../_parts/field-error'
import { useShowProblem } from '../../_parts/use-show-problem'
import { caseWords as words } from '../../office-wording'
import type { Case } from './CaseView'

const nothing: SchoolContact = { contact: '', phone: '', postcode: '', address: '' }
/** Longest text of each field, in characters, as the contract has it. */
const lengths = { contact: 20, phone: 30, postcode: 6, address: 100 } as const

/** The school's contact, prefilled with the reviewer's last (S0-52…55), and the approval. */
export function useApproval(view: Case, offer: OfferView | undefined, onDone: () => void) {
  const [contact, setContact] = useState<SchoolContact>(view.schoolContact ?? view.lastContact ?? nothing)
  const { run, running, error, fields } = useAction('agreement.approve')
  useShowProblem(fields)
  if (!offer || !view.caseId) return null
  const caseId = view.caseId
  const approve = async () => {
    if (offer.blocked) return
    const answer = await run({ caseId, schoolContact: contact })
    if (!answer) return
    toast(words.approved(answer.number))
    onDone()
  }
  return {
    approve: () => void approve(),
    form: (
      <Section title={words.contact}>
        <View className='agreement__words'>{view.lastContact ? words.contactAgain : words.contactText}</View>
        <View className='case__contact'>
          {(Object.keys(lengths) as (keyof SchoolContact)[]).map((name) => (
            <TextField
              key={name}
              label={agreementWords.contactFields[name]}
              kind={name === 'postcode' ? 'number' : 'text'}
              value={contact[name]}
              onChange={(value) => setContact((old) => ({ ...old, [name]: value }))}
              maxLength={lengths[name]}
              error={fieldError(fields, 'schoolContact', name)}
              required
            />
          ))}
        </View>
        <ProblemNotice problem={Object.keys(fields).length > 0 ? undefined : error} />
      </Section>
    ),
    button: (
      <Button tone='accent' disabled={offer.blocked !== null} running={running} onPress={() => void approve()}>
        {offer.label}
      </Button>
    ),
  }
}
