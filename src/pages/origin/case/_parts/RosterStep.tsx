import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { Button, ConfirmSheet, toast } from '@/ui'
import { originPageWording } from '../../wording'

const words = originPageWording.roster

interface RosterStepProps {
  shown: Output<'origin.case'>
  refresh(): Promise<void>
}

/** Takes the graduate off the season's roster, or puts them back (S1-19); offered to the career centre. */
export function RosterStep({ shown: { caseId, mayI, student }, refresh }: RosterStepProps) {
  const [asking, setAsking] = useState(false)
  const removing = useAction('origin.remove')
  const restoring = useAction('origin.restore')
  const offered = mayI.find(({ action, blocked }) => (action === 'remove' || action === 'restore') && !blocked)
  if (!offered) return null
  const leaves = offered.action === 'remove'
  const step = leaves ? removing : restoring
  const texts = leaves ? words.remove : words.restore
  const ask = () => {
    step.clear()
    setAsking(true)
  }
  const confirm = async (reason: string) => {
    if (!(await step.run({ caseId, reason }))) return
    setAsking(false)
    toast(texts.done(student.name))
    await refresh()
  }
  return (
    <>
      <Button tone={leaves ? 'bad' : 'accent'} onPress={ask}>
        {offered.label}
      </Button>
      {asking && (
        <ConfirmSheet
          title={texts.title(student.name)}
          confirmLabel={offered.label}
          tone={leaves ? 'bad' : 'accent'}
          reason={{ hint: texts.hint }}
          running={step.running}
          error={step.error}
          onConfirm={(reason) => void confirm(reason)}
          onClose={() => setAsking(false)}
        >
          {texts.what}
        </ConfirmSheet>
      )}
    </>
  )
}
