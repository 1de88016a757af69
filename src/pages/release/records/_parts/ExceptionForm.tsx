import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { Button, ConfirmSheet, Notice, Section, TextArea, TextField } from '@/ui'
import { recordsWords as words } from '../../wording'

/** The university's leave for one more release (S0-68). */
export function ExceptionForm({ onDone }: { onDone(): Promise<unknown> }) {
  const granting = useAction('release.grantException')
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState('')
  const missing = { number: !number.trim(), reason: Array.from(reason.trim()).length < 2 }
  const ask = () => {
    setTried(true)
    setDone('')
    granting.clear()
    setAsking(!missing.number && !missing.reason)
  }
  const grant = async () => {
    const answer = await granting.run({ number: number.trim(), reason })
    if (!answer) return
    setAsking(false)
    setTried(false)
    setDone(words.granted(answer.name, answer.number))
    setNumber('')
    setReason('')
    await onDone()
  }
  const { fields } = granting
  const atField = Object.keys(fields).length > 0
  return (
    <Section title={words.grant}>
      <View className='release__quiet'>{words.grantText}</View>
      {done && (
        <Notice tone='good' urgent>
          {done}
        </Notice>
      )}
      <TextField
        label={words.number}
        value={number}
        onChange={(next) => {
          granting.clear()
          setNumber(next)
        }}
        error={tried && missing.number ? words.missing.number : fields.number}
        required
      />
      <TextArea
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && missing.reason ? words.missing.reason : fields.reason}
        required
      />
      <View className='release__decide'>
        <Button onPress={ask}>{words.grant}</Button>
      </View>
      {asking && !atField && (
        <ConfirmSheet
          title={words.grant}
          confirmLabel={words.grant}
          running={granting.running}
          error={granting.error}
          onConfirm={() => void grant()}
          onClose={() => setAsking(false)}
        >
          {words.confirm(number.trim())}
        </ConfirmSheet>
      )}
    </Section>
  )
}
