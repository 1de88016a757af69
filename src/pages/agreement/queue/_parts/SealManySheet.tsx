import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { type SealName, sealLabels, sealNames } from '@/shared/agreement/seal'
import { Button, ProblemNotice, Select, Sheet } from '@/ui'
import { queueWords as words } from '../../office-wording'
import { agreementPageWords } from '../../wording'
import type { BulkResult } from './SignManySheet'

/** Records one seal on the ticked papers (S0-60). */
export function SealManySheet({ caseIds, onDone, onClose }: { caseIds: string[]; onDone(result: BulkResult): void; onClose(): void }) {
  const [seal, setSeal] = useState<SealName>()
  const [missing, setMissing] = useState(false)
  const { run, running, error } = useAction('agreement.seal')
  const record = async () => {
    setMissing(!seal)
    const result = seal && (await run({ caseIds, seal }))
    if (result) onDone(result)
  }
  const action = (
    <Button tone='accent' running={running} onPress={() => void record()}>
      {words.sealDo}
    </Button>
  )
  return (
    <Sheet title={words.sealTitle} onClose={onClose} actions={action}>
      <View className='agreement__rule'>{words.sealText(caseIds.length)}</View>
      <Select
        label={words.sealWhich}
        value={seal ?? ''}
        choices={sealNames.map((name) => ({ value: name, label: agreementPageWords.sealOf(sealLabels[name]) }))}
        onChange={(value) => setSeal(sealNames.find((name) => name === value))}
        error={missing && !seal ? words.sealWhichMissing : undefined}
        required
      />
      <ProblemNotice problem={error} />
    </Sheet>
  )
}
