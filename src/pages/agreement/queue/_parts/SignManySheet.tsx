import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import type { Output } from '@/shared/contracts'
import { Button, ProblemNotice, Sheet } from '@/ui'
import { OpinionFields } from '../../_parts/OpinionFields'
import { caseWords, queueWords as words } from '../../office-wording'

export type BulkResult = Output<'agreement.signMany'>

/** Signs the ticked agreements with one opinion. */
export function SignManySheet({ caseIds, onDone, onClose }: { caseIds: string[]; onDone(result: BulkResult): void; onClose(): void }) {
  const [opinions, setOpinions] = useState({ opinion: caseWords.defaultOpinion, superiorOpinion: '' })
  const { run, running, error, fields } = useAction('agreement.signMany')
  const sign = async () => {
    void askConsent(['to-do'])
    const result = await run({ caseIds, ...opinions })
    if (result) onDone(result)
  }
  const action = (
    <Button tone='accent' running={running} onPress={() => void sign()}>
      {words.signMany(caseIds.length)}
    </Button>
  )
  return (
    <Sheet title={caseWords.signTitle} onClose={onClose} actions={action}>
      <View className='agreement__rule'>{caseWords.signManyText(caseIds.length)}</View>
      <OpinionFields value={opinions} onChange={setOpinions} fields={fields} />
      <ProblemNotice problem={error} />
    </Sheet>
  )
}
