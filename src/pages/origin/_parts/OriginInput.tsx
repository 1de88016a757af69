import type { OriginFormField } from '@/shared/origin/contract'
import { DateField, type FieldWords, Select, TextField } from '@/ui'
import { DivisionField } from './DivisionField'

const keyboards: Record<string, 'text' | 'number' | 'phone' | 'idcard'> = {
  mobile: 'phone',
  digits: 'number',
  postcode: 'number',
  'id-number': 'idcard',
}

interface OriginInputProps extends Pick<FieldWords, 'error' | 'warning' | 'required'> {
  field: OriginFormField
  value: string
  onChange(value: string): void
  onBlur?(): void
  /** Instead of the field's own name. */
  label?: string
}

/** One field of the form as its kind wants it: typed, chosen from a list, or chosen from the map of divisions. */
export function OriginInput({
  field,
  value,
  onChange,
  onBlur,
  label = field.label,
  required = field.required,
  error,
  warning,
}: OriginInputProps) {
  const words = { label, hint: field.hint ?? undefined, required, error, warning }
  if (field.kind === 'division') return <DivisionField {...words} value={value} onChange={onChange} />
  if (field.choices) {
    return (
      <Select
        {...words}
        value={value}
        choices={field.choices.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={onChange}
      />
    )
  }
  if (field.kind === 'date') return <DateField {...words} value={value} onChange={onChange} />
  return <TextField {...words} value={value} kind={keyboards[field.kind] ?? 'text'} onChange={onChange} onBlur={onBlur} />
}
