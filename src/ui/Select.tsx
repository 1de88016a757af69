import { Picker, Text, View } from '@tarojs/components'
import { createElement } from 'react'
import { Field, type FieldIds, type FieldWords } from './Field'
import { Icon } from './Icon'
import { uiWording } from './wording'

export interface Choice {
  value: string
  label: string
}

export interface SelectProps extends FieldWords {
  /** Empty string: nothing chosen yet. */
  value: string
  choices: readonly Choice[]
  onChange(value: string): void
  placeholder?: string
}

type InputProps = FieldIds & Omit<SelectProps, keyof FieldWords> & { label: string }

function BrowserSelect({ value, choices, onChange, placeholder, label: _, ...ids }: InputProps) {
  const onPick = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
  const options = choices.map((choice) => createElement('option', { key: choice.value, value: choice.value }, choice.label))
  const empty = createElement('option', { key: '', value: '', disabled: true }, placeholder ?? uiWording.choose)
  return createElement(
    'select',
    { ...ids, className: 'field__input', value, onChange: onPick },
    value === '' ? [empty, ...options] : options,
  )
}

function PhoneSelect({ value, choices, onChange, placeholder, label }: InputProps) {
  const at = choices.findIndex((choice) => choice.value === value)
  const pick = (index: number) => {
    const chosen = choices[index]
    if (chosen) onChange(chosen.value)
  }
  return (
    <Picker
      mode='selector'
      range={choices.map((choice) => choice.label)}
      value={Math.max(at, 0)}
      aria-label={label}
      onChange={(event) => pick(Number(event.detail.value))}
    >
      <View className='field__input field__picker'>
        <Text className={at < 0 ? 'field__empty' : ''}>{choices[at]?.label ?? placeholder ?? uiWording.choose}</Text>
        <Icon name='down' />
      </View>
    </Picker>
  )
}

/** One of a list: the system's own picker on every device. */
export function Select({ value, choices, onChange, placeholder, ...words }: SelectProps) {
  const shared = { value, choices, onChange, placeholder, label: words.label }
  return (
    <Field {...words} value={choices.find((choice) => choice.value === value)?.label}>
      {(ids) => (process.env.TARO_ENV === 'h5' ? <BrowserSelect {...shared} {...ids} /> : <PhoneSelect {...shared} {...ids} />)}
    </Field>
  )
}
