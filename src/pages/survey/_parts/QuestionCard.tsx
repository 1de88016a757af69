import { Text, View } from '@tarojs/components'
import type { Answer } from '@/shared/survey/check'
import { CheckRow, Icon, Section, TextArea, TextField } from '@/ui'
import { surveyPageWords as words } from '../words'
import { Choices } from './Choices'
import type { Question } from './use-answers'

export interface QuestionCardProps {
  question: Question
  /** Counted from 1, over the questions that are asked. */
  number: number
  value: Answer
  onChange(value: Answer): void
  error?: string
}

export const anchorOf = (code: string): string => `question-${code}`

/** One question with its answer; an error stands right under it. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, number, value, onChange, error } = props
  const { kind, required } = question
  const asked = `${number}. ${question.text}`
  const text = Array.isArray(value) ? '' : value
  const label = required ? asked : `${asked}（${words.optional}）`
  return (
    <View id={anchorOf(question.code)} className='survey__question'>
      <Section>
        {kind === 'text' ? (
          <TextArea label={label} value={text} onChange={onChange} maxLength={question.longest} error={error} required={required} />
        ) : kind === 'number' ? (
          <TextField
            label={label}
            hint={words.between(question.min, question.max)}
            kind='number'
            value={text}
            onChange={onChange}
            error={error}
            required={required}
          />
        ) : (
          <View>
            <View className='survey__asked'>
              {asked}
              {required ? <Text className='field__required'> *</Text> : <Text className='survey__quiet'>{`（${words.optional}）`}</Text>}
            </View>
            {kind === 'choices' ? <Several {...props} /> : <One {...props} label={asked} />}
            {error && (
              <View className='field__message field__message--bad' role='alert'>
                <Icon name='warn' />
                <Text>{error}</Text>
              </View>
            )}
          </View>
        )}
      </Section>
    </View>
  )
}

function One({ question, value, onChange, error, label }: QuestionCardProps & { label: string }) {
  const { kind, choices, ends } = question
  const [min, max] = [question.min ?? 0, question.max ?? 0]
  const steps = Array.from({ length: max - min + 1 }, (_, at) => min + at)
  const options =
    kind === 'scale'
      ? steps.map((step) => ({ value: String(step), label: words.step(step, ends?.[0] ?? '', ends?.[1] ?? '', min, max) }))
      : choices.map((choice) => ({ value: choice, label: choice }))
  return (
    <Choices
      label={label}
      choices={options}
      value={Array.isArray(value) ? '' : value}
      onChange={onChange}
      invalid={Boolean(error)}
      across={kind === 'scale'}
    />
  )
}

/** Once as many are ticked as may be, the others wait until one is taken away. */
function Several({ question, value, onChange }: QuestionCardProps) {
  const { text, choices, most } = question
  const chosen = Array.isArray(value) ? value : []
  const full = most !== null && chosen.length >= most
  const tick = (choice: string, on: boolean) => onChange(choices.filter((one) => (one === choice ? on : chosen.includes(one))))
  return (
    <View role='group' aria-label={text}>
      <View className='survey__quiet'>{words.several(most, chosen.length)}</View>
      {choices.map((choice) => {
        const on = chosen.includes(choice)
        return (
          <CheckRow key={choice} checked={on} disabled={full && !on} onChange={(next) => tick(choice, next)}>
            {choice}
          </CheckRow>
        )
      })}
    </View>
  )
}
