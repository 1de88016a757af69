import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { ConfirmSheet, TextField, toast } from '@/ui'
import { caseWords as words } from '../../office-wording'

/** More days to confirm for one student, with a reason both parties see. */
export function ExtendSheet({ caseId, onDone, onClose }: { caseId: string; onDone(): void; onClose(): void }) {
  const [days, setDays] = useState('3')
  const { run, running, error, fields } = useAction('agreement.extendConfirm')
  const extend = async (reason: string) => {
    if (!(await run({ caseId, days: Number(days) || 0, reason }))) return
    toast(words.extended)
    onDone()
  }
  return (
    <ConfirmSheet
      title={words.extend}
      confirmLabel={words.extend}
      reason={{ hint: words.extendReason }}
      running={running}
      error={Object.keys(fields).length > 0 ? undefined : error}
      onConfirm={(reason) => void extend(reason)}
      onClose={onClose}
    >
      {words.extendText}
      <TextField label={words.extendDays} kind='number' value={days} onChange={setDays} maxLength={2} error={fields.days} required />
    </ConfirmSheet>
  )
}
