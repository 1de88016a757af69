import { Textarea, View } from '@tarojs/components'
import { createElement } from 'react'
import { Field, type FieldIds, type FieldWords } from './Field'
import { uiWording } from './wording'

export interface TextAreaProps extends FieldWords {
  value: string
  onChange(value: string): void
  /** Counted in code points. More can be typed, so that nothing pasted is lost; the field then says how much to delete. */
  maxLength: number
  placeholder?: string
}

function Area({
  value,
  onChange,
  placeholder,
  label,
  ...ids
}: FieldIds & Pick<TextAreaProps, 'value' | 'onChange' | 'placeholder' | 'label'>) {
  const className = 'field__input field__input--area'
  if (process.env.TARO_ENV === 'h5') {
    const onInput = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
    return createElement('textarea', { ...ids, className, value, placeholder, rows: 4, onChange: onInput })
  }
  return (
    <Textarea
      className={className}
      value={value}
      placeholder={placeholder}
      maxlength={-1}
      autoHeight
      aria-label={label}
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}

/** Several lines of text with a counter. */
export function TextArea({ value, onChange, maxLength, placeholder, ...words }: TextAreaProps) {
  const used = Array.from(value).length
  const over = used - maxLength
  return (
    <Field {...words} value={value} error={over > 0 ? uiWording.tooLong(over) : words.error}>
      {(ids) => (
        <View>
          <Area {...ids} value={value} onChange={onChange} placeholder={placeholder} label={words.label} />
          <View className={over > 0 ? 'field__counter field__counter--over' : 'field__counter'}>{uiWording.counter(used, maxLength)}</View>
        </View>
      )}
    </Field>
  )
}
