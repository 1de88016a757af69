import { Text, View } from '@tarojs/components'
import { Icon, Section, TextArea } from '@/ui'
import { Choices } from './Choices'
import { longest, type Question } from './use-answers'
import { sheetWords as words } from './words'

export interface QuestionCardProps {
  question: Question
  /** Counted from 1. */
  number: number
  value: string
  onChange(value: string): void
  error?: string
}

/** One question with its answer; an error stands right under it. */
export function QuestionCard({ question, number, value, onChange, error }: QuestionCardProps) {
  const { code, text, kind, choices, required } = question
  const asked = `${number}. ${text}`
  const mark = required ? (
    <Text className='field__required'> *</Text>
  ) : (
    <Text className='departure__secondary'>{`（${words.survey.optional}）`}</Text>
  )
  return (
    <View id={`question-${code}`}>
      <Section>
        {kind === 'choice' ? (
          <View>
            <View className='departure__question'>
              {asked}
              {mark}
            </View>
            <Choices label={asked} choices={choices} value={value} onChange={onChange} invalid={Boolean(error)} />
            {error && (
              <View className='field__message field__message--bad'>
                <Icon name='warn' />
                <Text>{error}</Text>
              </View>
            )}
          </View>
        ) : (
          <TextArea
            label={required ? asked : `${asked}（${words.survey.optional}）`}
            value={value}
            onChange={onChange}
            maxLength={longest}
            error={error}
            required={required}
          />
        )}
      </Section>
    </View>
  )
}
