import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { OfferView } from '@/shared/contract'
import type { Input } from '@/shared/contracts'
import { ConfirmSheet, Select, toast } from '@/ui'
import { caseWords as words } from '../../office-wording'
import { agreementPageWords } from '../../wording'
import type { Case } from './CaseView'

type To = Input<'agreement.reject'>['to']

/** Offered rejections and whom each goes back to. */
const goesTo: Record<string, To> = { rejectToEmployer: 'employer', rejectToStudent: 'student' }

export const rejections = (offers: OfferView[]) => offers.filter((offer) => goesTo[offer.action])

/** Back to the employer or to the student, with the reason they will see (S0-56). */
export function RejectSheet({ view, caseId, onDone, onClose }: { view: Case; caseId: string; onDone(): void; onClose(): void }) {
  const [to, setTo] = useState<To>()
  const [missing, setMissing] = useState(false)
  const { run, running, error, fields } = useAction('agreement.reject')
  const names: Record<To, string> = {
    employer: `${agreementPageWords.employer}：${view.employer?.name ?? ''}`,
    student: `${agreementPageWords.studentFields.name}：${view.student.name}`,
  }
  const choices = rejections(view.mayI).flatMap(({ action }) =>
    goesTo[action] ? [{ value: goesTo[action], label: names[goesTo[action]] }] : [],
  )
  const reject = async (reason: string) => {
    setMissing(to === undefined)
    if (to === undefined || !(await run({ caseId, to, reason }))) return
    toast(words.rejected)
    onDone()
  }
  return (
    <ConfirmSheet
      title={words.reject}
      confirmLabel={words.reject}
      tone='bad'
      reason={{ hint: words.rejectText }}
      running={running}
      error={error}
      onConfirm={(reason) => void reject(reason)}
      onClose={onClose}
    >
      <Select
        label={words.rejectTo}
        value={to ?? ''}
        choices={choices}
        onChange={(value) => setTo(value === 'employer' ? 'employer' : 'student')}
        error={missing && !to ? words.rejectToMissing : fields.to}
        required
      />
    </ConfirmSheet>
  )
}
