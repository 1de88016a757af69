import type { Output } from '@/shared/contracts'
import { Select, TextField } from '@/ui'
import { addWords as words } from './words'

export type RosterColumn = Output<'roster.studentForm'>['fields'][number]

interface RosterFieldProps {
  field: RosterColumn
  value: string
  error: string | undefined
  onChange(value: string): void
}

/** One column of the roster: a list where only certain words are allowed, else a line of text. */
export function RosterField({ field: { name, required, choices, example }, value, error, onChange }: RosterFieldProps) {
  const shared = { label: name, value, required, error, onChange }
  if (!choices) return <TextField {...shared} maxLength={100} hint={example ? words.example(example) : undefined} />
  const listed = choices.map((choice) => ({ value: choice, label: choice }))
  return <Select {...shared} choices={required ? listed : [{ value: '', label: words.none }, ...listed]} />
}
