import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { OriginFormField } from '@/shared/origin/contract'
import { originWords } from '@/shared/origin/wording'
import { Button, ProblemNotice, Sheet, TextField, toast } from '@/ui'
import { uiWording } from '@/ui/wording'
import { originPageWording } from '../wording'
import { problemIn } from './fields'

const words = originPageWording.ask

interface AskSheetProps {
  field: OriginFormField
  onDone(): void
  onClose(): void
}

/** Asks whoever corrects a locked value to do so, with what it should be (S1-9). */
export function AskSheet({ field, onDone, onClose }: AskSheetProps) {
  const [shouldBe, setShouldBe] = useState('')
  const [tried, setTried] = useState(false)
  const asking = useAction('origin.ask')
  const byDocument = field.kind === 'id-number'
  const text = shouldBe.trim()
  const wrong = byDocument
    ? null
    : text
      ? text === field.value
        ? originWords.sameAsHeld
        : problemIn(field, text)
      : originWords.shouldBeMissing
  const send = async () => {
    setTried(true)
    if (wrong || !(await asking.run({ field: field.code, shouldBe: text }))) return
    toast(words.sent)
    onDone()
  }
  const actions = (
    <>
      <Button onPress={onClose}>{uiWording.cancel}</Button>
      <Button tone='accent' running={asking.running} onPress={() => void send()}>
        {words.send}
      </Button>
    </>
  )
  return (
    <Sheet title={words.title(field.label)} onClose={onClose} actions={actions}>
      <View className='origin__quiet'>{words.held(field.shown || words.nothing)}</View>
      <View className='origin__quiet'>{words.goesTo[field.correctedBy ?? 'college']}</View>
      {byDocument ? (
        <View>{words.byDocument}</View>
      ) : (
        <TextField
          label={words.shouldBe}
          hint={words.hints[field.kind]}
          value={shouldBe}
          maxLength={60}
          required
          error={(tried ? (wrong ?? undefined) : undefined) ?? asking.fields.shouldBe}
          onChange={setShouldBe}
        />
      )}
      <ProblemNotice problem={asking.error} />
    </Sheet>
  )
}
