import { Input } from '@tarojs/components'
import { createElement, type KeyboardEvent } from 'react'
import { Field, type FieldIds, type FieldWords } from './Field'

export interface TextFieldProps extends FieldWords {
  value: string
  onChange(value: string): void
  onBlur?(): void
  /** Enter in the browser, the keyboard's own “done” key on the phone. */
  onEnter?(): void
  /** Chooses the keyboard of the phone; `idcard` has the X. */
  kind?: 'text' | 'number' | 'decimal' | 'idcard' | 'phone' | 'password'
  maxLength?: number
  placeholder?: string
  /** The browser's autocomplete token, e.g. `current-password`. */
  autoComplete?: string
}

const inputMode = { text: 'text', number: 'numeric', decimal: 'decimal', idcard: 'text', phone: 'tel', password: 'text' } as const
const keyboard = { text: 'text', number: 'number', decimal: 'digit', idcard: 'idcard', phone: 'number', password: 'text' } as const

type InputProps = FieldIds & Omit<TextFieldProps, keyof FieldWords> & { label: string }

function BrowserInput({ onChange, onEnter, kind = 'text', label: _, ...rest }: InputProps) {
  const type = kind === 'password' ? 'password' : 'text'
  const onInput = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
  // Enter that only ends the choosing of a Chinese word is not meant for us.
  const onKeyDown = ({ key, nativeEvent }: KeyboardEvent) => key === 'Enter' && !nativeEvent.isComposing && onEnter?.()
  return createElement('input', { ...rest, className: 'field__input', type, inputMode: inputMode[kind], onChange: onInput, onKeyDown })
}

function PhoneInput({ onChange, onEnter, kind = 'text', label, maxLength = -1, value, placeholder, onBlur }: InputProps) {
  return (
    <Input
      className='field__input'
      value={value}
      placeholder={placeholder}
      type={keyboard[kind]}
      password={kind === 'password'}
      maxlength={maxLength}
      aria-label={label}
      onInput={(event) => onChange(event.detail.value)}
      onBlur={() => onBlur?.()}
      onConfirm={() => onEnter?.()}
    />
  )
}

/** One line of text. */
export function TextField({ value, onChange, onBlur, onEnter, kind, maxLength, placeholder, autoComplete, ...words }: TextFieldProps) {
  const shared = { value, onChange, onBlur, onEnter, kind, maxLength, placeholder, autoComplete, label: words.label }
  return (
    <Field {...words} value={value}>
      {(ids) => (process.env.TARO_ENV === 'h5' ? <BrowserInput {...shared} {...ids} /> : <PhoneInput {...shared} {...ids} />)}
    </Field>
  )
}
