import { View } from '@tarojs/components'
import type { Terms } from '@/shared/card/contract'
import { cardWords } from '@/shared/card/wording'
import { Section, Switch, TextArea, TextField } from '@/ui'
import { inviteWords as words } from '../wording'

const labels = cardWords.terms

/** Longest text of each field, in characters, as the contract has it. */
const lengths = { post: 40, place: 60, pay: 40, probation: 40, penalty: 40 } as const
type TextName = keyof typeof lengths
export const requiredTerms = ['post', 'place', 'pay'] as const

interface TermFieldsProps {
  terms: Terms
  problems: Record<string, string | undefined>
  onChange(part: Partial<Terms>): void
  note?: string
}

/** What the employer offers, in the words of the agreement (S0-36). */
export function TermFields({ terms, problems, onChange, note }: TermFieldsProps) {
  return (
    <Section title={words.terms}>
      {note && <View className='card__hint'>{note}</View>}
      {(Object.keys(lengths) as TextName[]).map((name) => (
        <TextField
          key={name}
          label={labels[name]}
          hint={words.hints[name]}
          value={terms[name]}
          onChange={(value) => onChange({ [name]: value })}
          maxLength={lengths[name]}
          error={problems[name]}
          required={(requiredTerms as readonly string[]).includes(name)}
        />
      ))}
      <Switch label={labels.voidOnAdmission} on={terms.voidOnAdmission} onChange={(voidOnAdmission) => onChange({ voidOnAdmission })} />
      <View className='card__hint'>{words.voidHint}</View>
      <TextArea
        label={labels.remarks}
        hint={words.hints.remarks}
        value={terms.remarks}
        onChange={(remarks) => onChange({ remarks })}
        maxLength={200}
        error={problems.remarks}
      />
    </Section>
  )
}
