import { Picker, Text, View } from '@tarojs/components'
import { createElement } from 'react'
import { Field, type FieldIds, type FieldWords } from './Field'
import { Icon } from './Icon'
import { uiWording } from './wording'

export interface DateFieldProps extends FieldWords {
  /** `2026-06-08`, or empty. */
  value: string
  onChange(value: string): void
  /** First and last day that can be chosen, `2026-06-08`. */
  from?: string
  until?: string
}

function DateInput({ value, onChange, from, until, label, ...ids }: FieldIds & Omit<DateFieldProps, keyof FieldWords> & { label: string }) {
  if (process.env.TARO_ENV === 'h5') {
    const onPick = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
    return createElement('input', { ...ids, className: 'field__input', type: 'date', value, min: from, max: until, onChange: onPick })
  }
  return (
    <Picker mode='date' value={value} start={from} end={until} aria-label={label} onChange={(event) => onChange(event.detail.value)}>
      <View className='field__input field__picker'>
        <Text className={value ? '' : 'field__empty'}>{value || uiWording.choose}</Text>
        <Icon name='down' />
      </View>
    </Picker>
  )
}

/** A day of the calendar, as a string without time. */
export function DateField({ value, onChange, from, until, ...words }: DateFieldProps) {
  return (
    <Field {...words} value={value}>
      {(ids) => <DateInput {...ids} value={value} onChange={onChange} from={from} until={until} label={words.label} />}
    </Field>
  )
}
