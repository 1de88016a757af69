import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { ReleaseView } from '@/shared/release/contract'
import { type Remedy, releaseWords } from '@/shared/release/wording'
import { ConfirmSheet, Select, toast } from '@/ui'
import { reviewWords as words } from '../../wording'

const choices = Object.entries(releaseWords.remedies).map(([value, label]) => ({ value, label }))
const step = words.steps.noteRemedy
const title = '登记单位履约情况'

/** How the employer makes good what it broke (S0-70). */
export function RemedySheet({ view, onDone, onClose }: { view: ReleaseView; onDone(): void; onClose(): void }) {
  const noting = useAction('release.noteRemedy')
  const [remedy, setRemedy] = useState<Remedy>(view.remedy?.remedy ?? 'waiting')
  const note = async (reason: string) => {
    if (!(await noting.run({ caseId: view.caseId, remedy, reason }))) return
    toast(step?.done ?? '')
    onDone()
  }
  return (
    <ConfirmSheet
      title={title}
      confirmLabel={title}
      reason={{}}
      running={noting.running}
      error={noting.error}
      onConfirm={(reason) => void note(reason)}
      onClose={onClose}
    >
      <View>
        <View>{step?.text}</View>
        <Select label={words.remedy} value={remedy} choices={choices} onChange={(next) => setRemedy(next as Remedy)} required />
      </View>
    </ConfirmSheet>
  )
}
