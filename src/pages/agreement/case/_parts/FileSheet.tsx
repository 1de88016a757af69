import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { AgreementView } from '@/shared/agreement/contract'
import type { SealName } from '@/shared/agreement/seal'
import { Button, ProblemNotice, Sheet, toast } from '@/ui'
import { SealTicks } from '../../_parts/SealTicks'
import { caseWords, fileWords as words } from '../../office-wording'

interface FileSheetProps extends Pick<AgreementView, 'seals'> {
  caseId: string
  onDone(): void
  onClose(): void
}

/** Filing with the paper in hand: seals not recorded yet are ticked here and recorded with it (S0-61). */
export function FileSheet({ seals, caseId, onDone, onClose }: FileSheetProps) {
  const missing = seals.filter(({ ticked, required }) => required && !ticked).map(({ seal }) => seal)
  const [seen, setSeen] = useState<SealName[]>([])
  const { run, running, error } = useAction('agreement.file')
  const file = async () => {
    if (!(await run({ caseId, sealsSeen: seen }))) return
    toast(words.filed)
    onDone()
  }
  const action = (
    <Button tone='accent' running={running} disabled={seen.length < missing.length} onPress={() => void file()}>
      {words.fileNone}
    </Button>
  )
  return (
    <Sheet title={caseWords.fileTitle} onClose={onClose} actions={action}>
      {caseWords.fileText}
      <SealTicks missing={missing} seen={seen} onChange={setSeen} />
      <ProblemNotice problem={error} />
    </Sheet>
  )
}
