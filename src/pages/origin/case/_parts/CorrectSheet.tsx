import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { OriginFormField } from '@/shared/origin/contract'
import { Button, ProblemNotice, Sheet, TextArea, toast } from '@/ui'
import { uiWording } from '@/ui/wording'
import { problemIn } from '../../_parts/fields'
import { OriginInput } from '../../_parts/OriginInput'
import { originPageWording } from '../../wording'

const words = originPageWording.review

/** Corrects what the school holds about one field (S1-9, S1-29). */
export function CorrectSheet({
  caseId,
  field,
  onDone,
  onClose,
}: {
  caseId: string
  field: OriginFormField
  onDone(): void
  onClose(): void
}) {
  const [value, setValue] = useState(field.registry ?? '')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const correcting = useAction('origin.correct')
  const wrongValue = value.trim() ? problemIn(field, value) : words.valueNeeded
  const wrongReason = Array.from(reason.trim()).length < 2 ? uiWording.reasonNeeded : undefined
  const confirm = async () => {
    setTried(true)
    if (wrongValue || wrongReason) return
    if (!(await correcting.run({ caseId, field: field.code, value: value.trim(), reason: reason.trim() }))) return
    toast(words.corrected(field.label))
    onDone()
  }
  const actions = (
    <>
      <Button onPress={onClose}>{uiWording.cancel}</Button>
      <Button tone='accent' running={correcting.running} onPress={() => void confirm()}>
        {words.correct}
      </Button>
    </>
  )
  return (
    <Sheet title={words.correctTitle(field.label)} onClose={onClose} actions={actions}>
      <View className='case__quiet'>{words.correctNow(field.registryShown || words.noRegistry)}</View>
      {field.correctedBy === 'career-centre' && <View className='case__quiet'>{words.byCareerCentre}</View>}
      <OriginInput
        field={field}
        label={words.correctTo}
        value={value}
        required
        error={(tried ? wrongValue : undefined) ?? correcting.fields.value}
        onChange={setValue}
      />
      <TextArea
        label={words.correctWhy}
        hint={words.correctWhyHint}
        value={reason}
        maxLength={500}
        required
        error={(tried ? wrongReason : undefined) ?? correcting.fields.reason}
        onChange={setReason}
      />
      <ProblemNotice problem={correcting.error} />
    </Sheet>
  )
}
