import { TextField } from '@/ui'
import { caseWords as words } from '../office-wording'

export interface Opinions {
  opinion: string
  superiorOpinion: string
}

/** What the employer writes when it signs: its opinion, and its superior's where there is one. */
export function OpinionFields({
  value,
  onChange,
  fields,
}: {
  value: Opinions
  onChange(value: Opinions): void
  fields: Record<string, string>
}) {
  return (
    <>
      <TextField
        label={words.opinion}
        value={value.opinion}
        onChange={(opinion) => onChange({ ...value, opinion })}
        maxLength={100}
        error={fields.opinion}
        required
      />
      <TextField
        label={words.superior}
        hint={words.superiorHint}
        value={value.superiorOpinion}
        onChange={(superiorOpinion) => onChange({ ...value, superiorOpinion })}
        maxLength={100}
        error={fields.superiorOpinion}
      />
    </>
  )
}
