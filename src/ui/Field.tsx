import { Text, View } from '@tarojs/components'
import { createElement, type ReactNode, useId } from 'react'
import './Field.scss'
import { Icon } from './Icon'
import { uiWording } from './wording'

/** What every field has around its input. */
export interface FieldWords {
  label: string
  /** How to fill it, below the input. */
  hint?: string
  /** What is wrong and how to mend it; replaces the hint. */
  error?: string
  /** Does not block, e.g. registry and student values differ. */
  warning?: string
  required?: boolean
  /** Why it cannot be changed here; the value is then shown as text. */
  locked?: string
}

/** Ids that tie label, input and message together for screen readers. */
export interface FieldIds {
  id: string
  'aria-describedby': string
  'aria-invalid': boolean | undefined
  'aria-required': boolean | undefined
}

function Label({ htmlFor, children }: { htmlFor: string; children: ReactNode }) {
  if (process.env.TARO_ENV === 'h5') return createElement('label', { className: 'field__label', htmlFor }, children)
  return <View className='field__label'>{children}</View>
}

function Message({ id, hint, error, warning, locked }: FieldWords & { id: string }) {
  const said = error ?? warning ?? locked ?? hint
  const tone = error ? 'bad' : warning ? 'warn' : 'hint'
  return (
    <View id={id} className={`field__message field__message--${tone}`}>
      {said && (error || warning) && <Icon name='warn' />}
      {said && !error && !warning && locked && <Icon name='lock' />}
      {said && <Text>{!error && warning ? `${uiWording.warning}：${said}` : said}</Text>}
    </View>
  )
}

/** Label, input and message. `children` gets the ids and draws the input; a locked field shows `value` instead. */
export function Field({ children, value, ...words }: FieldWords & { value?: string; children(ids: FieldIds): ReactNode }) {
  const id = useId()
  const messageId = `${id}-message`
  const { label, error, required, locked } = words
  const ids = { id, 'aria-describedby': messageId, 'aria-invalid': error ? true : undefined, 'aria-required': required || undefined }
  return (
    <View className={error ? 'field field--error' : 'field'}>
      <Label htmlFor={id}>
        {label}
        {required && !locked && <Text className='field__required'> *</Text>}
      </Label>
      {locked ? <View className='field__locked'>{value || '—'}</View> : children(ids)}
      <Message id={messageId} {...words} />
    </View>
  )
}
