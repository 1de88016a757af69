import { type AskedField, choicesOf } from '@/shared/destination/check'
import { type FieldWords, Select, TextArea, TextField } from '@/ui'
import { DivisionSelects } from './DivisionSelects'

/** Longer texts get several lines. */
const oneLine = 60

interface InputProps extends Pick<FieldWords, 'error' | 'warning'> {
  field: AskedField
  value: string
  onChange(value: string): void
  onBlur?(): void
}

/** One field of a destination as its kind wants it. */
export function Input({ field, value, onChange, onBlur, error, warning }: InputProps) {
  const words = { label: field.label, hint: field.hint, required: field.required, error, warning }
  const choices = choicesOf(field)
  if (field.kind === 'division') return <DivisionSelects {...words} value={value} onChange={onChange} />
  if (choices)
    return <Select {...words} value={value} choices={choices.map(({ code, name }) => ({ value: code, label: name }))} onChange={onChange} />
  if ((field.max ?? 0) > oneLine) return <TextArea {...words} value={value} maxLength={field.max ?? oneLine} onChange={onChange} />
  return <TextField {...words} value={value} onChange={onChange} onBlur={onBlur} />
}
