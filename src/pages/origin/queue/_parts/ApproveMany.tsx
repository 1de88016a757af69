import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { Button, ConfirmSheet } from '@/ui'
import { originPageWording } from '../../wording'
import type { QueueRow } from './use-queue'

const words = originPageWording.queue.many

export type Approved = Output<'origin.approveMany'>

/** Approves the ticked rows where nothing differs (S1-27, X-9). */
export function ApproveMany({ rows, onDone }: { rows: QueueRow[]; onDone(answer: Approved): void }) {
  const [asking, setAsking] = useState(false)
  const approving = useAction('origin.approveMany')
  const alike = rows.filter(({ differs }) => differs === 0)
  const open = () => {
    approving.clear()
    setAsking(true)
  }
  const confirm = async () => {
    const answer = await approving.run({ caseIds: rows.map(({ caseId }) => caseId) })
    if (!answer) return
    setAsking(false)
    onDone(answer)
  }
  return (
    <>
      <Button tone='accent' onPress={open}>
        {words.approve(rows.length)}
      </Button>
      {asking && (
        <ConfirmSheet
          title={words.title(alike.length)}
          confirmLabel={words.confirm}
          running={approving.running}
          error={approving.error}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          {words.text(rows.length - alike.length)}
        </ConfirmSheet>
      )}
    </>
  )
}
