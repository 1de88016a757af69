import { Textarea } from '@tarojs/components'
import { createElement } from 'react'
import { Field, type FieldWords } from '@/ui'

interface PageTextProps extends FieldWords {
  value: string
  onChange(value: string): void
}

/** A text whose limit is the printed page and not a number of characters, so that it has no counter. */
export function PageText({ value, onChange, ...words }: PageTextProps) {
  const className = 'field__input field__input--area'
  return (
    <Field {...words} value={value}>
      {(ids) =>
        process.env.TARO_ENV === 'h5' ? (
          createElement('textarea', {
            ...ids,
            className,
            value,
            rows: 3,
            onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
          })
        ) : (
          <Textarea
            className={className}
            value={value}
            maxlength={-1}
            autoHeight
            aria-label={words.label}
            onInput={(event) => onChange(event.detail.value)}
          />
        )
      }
    </Field>
  )
}
