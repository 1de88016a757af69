import { useState } from 'react'
import { Button, ConfirmSheet, type Problem } from '@/ui'
import { isNarrow } from './narrow'

interface ApproveButtonProps {
  label: string
  /** Whom it is about, and what follows. */
  title: string
  text?: string
  running: boolean
  error?: Problem
  /** False when it failed: the question stays open. */
  onApprove(): Promise<boolean>
}

/** Approves at once where there is a pointer and a keyboard; on a phone, where a thumb slips, it takes a second tap. */
export function ApproveButton({ label, title, text, running, error, onApprove }: ApproveButtonProps) {
  const [asking, setAsking] = useState(false)
  const press = () => (isNarrow() ? setAsking(true) : void onApprove())
  const confirm = async () => {
    if (await onApprove()) setAsking(false)
  }
  return (
    <>
      <Button tone='accent' running={running} onPress={press}>
        {label}
      </Button>
      {asking && (
        <ConfirmSheet
          title={title}
          confirmLabel={label}
          running={running}
          error={error}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          {text}
        </ConfirmSheet>
      )}
    </>
  )
}
