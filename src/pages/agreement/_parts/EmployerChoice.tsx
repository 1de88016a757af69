import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { agreementWords } from '@/shared/agreement/wording'
import { Button, Icon, Section } from '@/ui'
import { draftWords as words } from '../wording'
import { type EmployerLine, EmployerPicker } from './EmployerPicker'

/** The employer of the draft, and the sheet to find another. */
export function EmployerChoice({
  employer,
  error,
  onPick,
}: {
  employer: EmployerLine | null
  error?: string
  onPick(employer: EmployerLine): void
}) {
  const [picking, setPicking] = useState(false)
  const pick = (found: EmployerLine) => {
    setPicking(false)
    onPick(found)
  }
  return (
    <Section title={agreementWords.contentFields.employerId}>
      <View className='agreement__employer'>
        {employer ? (
          <View className='agreement__employer-words'>
            <View className='agreement__employer-name'>{employer.name}</View>
            <View className='agreement__words'>{employer.creditCode}</View>
            <View className='agreement__words'>{employer.address}</View>
          </View>
        ) : (
          <View className='agreement__employer-words agreement__words'>{words.notPicked}</View>
        )}
        <Button onPress={() => setPicking(true)}>{employer ? words.pickAgain : words.pick}</Button>
      </View>
      {error && (
        <View className='field__message field__message--bad'>
          <Icon name='warn' />
          <Text>{error}</Text>
        </View>
      )}
      {picking && <EmployerPicker onPick={pick} onClose={() => setPicking(false)} />}
    </Section>
  )
}
