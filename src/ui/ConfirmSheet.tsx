import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from './Button'
import { ProblemNotice } from './Notice'
import type { Problem } from './problem'
import { Sheet } from './Sheet'
import { TextArea } from './TextArea'
import { uiWording } from './wording'

export interface ConfirmSheetProps {
  title: string
  /** What happens next, in one or two sentences. */
  children?: ReactNode
  confirmLabel: string
  tone?: 'accent' | 'bad'
  /** Asks for a reason of at least 2 and at most `maxLength` characters. */
  reason?: { label?: string; hint?: string; maxLength?: number }
  running?: boolean
  /** What the last try answered; what was typed stays. */
  error?: Problem
  onConfirm(reason: string): void
  onClose(): void
}

/** Asks once more before a step, with a reason where one is needed. */
export function ConfirmSheet({
  title,
  children,
  confirmLabel,
  tone = 'accent',
  reason,
  running,
  error,
  onConfirm,
  onClose,
}: ConfirmSheetProps) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const maxLength = reason?.maxLength ?? 500
  const saidBeside = Boolean(reason && error?.fields?.reason) && Object.keys(error?.fields ?? {}).length === 1
  const confirm = () => {
    const length = Array.from(text.trim()).length
    const wrong = Boolean(reason) && (length < 2 || length > maxLength)
    setMissing(wrong && length < 2)
    if (!wrong) onConfirm(text.trim())
  }
  const actions = (
    <>
      <Button onPress={onClose}>{uiWording.cancel}</Button>
      <Button tone={tone} running={running} onPress={confirm}>
        {confirmLabel}
      </Button>
    </>
  )
  return (
    <Sheet title={title} onClose={onClose} actions={actions}>
      {children && <View>{children}</View>}
      {reason && (
        <TextArea
          label={reason.label ?? uiWording.reason}
          hint={reason.hint}
          value={text}
          onChange={setText}
          maxLength={maxLength}
          error={missing ? uiWording.reasonNeeded : error?.fields?.reason}
          required
        />
      )}
      <ProblemNotice problem={saidBeside ? undefined : error} />
    </Sheet>
  )
}
