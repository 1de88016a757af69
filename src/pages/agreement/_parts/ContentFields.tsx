import { View } from '@tarojs/components'
import type { AgreementContent } from '@/shared/agreement/contract'
import { agreementWords } from '@/shared/agreement/wording'
import { Section, Switch, TextArea, TextField } from '@/ui'
import { draftWords, agreementPageWords as words } from '../wording'

interface ContentFieldsProps {
  content: AgreementContent
  /** Field → what is missing or wrong. */
  problems: Record<string, string>
  onChange(part: Partial<AgreementContent>): void
  /** The terms come from an accepted invitation: only contacts and opinion are written here. */
  termsFixed: boolean
}

const labels = agreementWords.contentFields
const { hints } = draftWords

/** Longest text of each field, in characters, as the contract has it. */
const lengths = { mobile: 20, email: 80, opinion: 100, post: 40, place: 60, pay: 40, probation: 40, penalty: 40 } as const
type TextName = keyof typeof lengths
/** Terms that many agreements do not have. */
const optional: readonly TextName[] = ['probation', 'penalty']

/** Contacts, own opinion and terms of a draft (S0-33…36). */
export function ContentFields({ content, problems, onChange, termsFixed }: ContentFieldsProps) {
  const line = (name: TextName, kind?: 'phone') => (
    <TextField
      key={name}
      label={labels[name]}
      hint={hints[name]}
      kind={kind}
      value={content[name]}
      onChange={(value) => onChange({ [name]: value })}
      maxLength={lengths[name]}
      error={problems[name]}
      required={!optional.includes(name)}
    />
  )
  return (
    <>
      <Section title={words.contacts}>
        {line('mobile', 'phone')}
        {line('email')}
        {line('opinion')}
      </Section>
      {!termsFixed && (
        <Section title={words.terms}>
          {line('post')}
          {line('place')}
          {line('pay')}
          {line('probation')}
          {line('penalty')}
          <Switch
            label={labels.voidOnAdmission}
            on={content.voidOnAdmission}
            onChange={(voidOnAdmission) => onChange({ voidOnAdmission })}
          />
          <View className='agreement__hint'>{hints.voidOnAdmission}</View>
          <TextArea
            label={draftWords.remarks}
            hint={draftWords.remarksHint}
            value={content.remarks}
            onChange={(remarks) => onChange({ remarks })}
            maxLength={200}
            error={problems.remarks}
          />
        </Section>
      )}
    </>
  )
}
