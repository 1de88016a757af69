import { Label, Radio, RadioGroup, Text } from '@tarojs/components'
import { createElement } from 'react'
import './Choices.scss'

export interface OneChoice {
  value: string
  label: string
}

export interface ChoicesProps {
  /** The question, for screen readers; also tells the groups of a page apart. */
  label: string
  choices: readonly OneChoice[]
  value: string
  onChange(value: string): void
  invalid?: boolean
  /** Side by side, for the steps of a scale. */
  across?: boolean
}

function BrowserChoices({ label, choices, value, onChange, invalid, across }: ChoicesProps) {
  const rows = choices.map((choice) => {
    const input = createElement('input', {
      className: 'choices__mark',
      type: 'radio',
      name: label,
      value: choice.value,
      checked: choice.value === value,
      onChange: () => onChange(choice.value),
    })
    return createElement(
      'label',
      { key: choice.value, className: 'choices__row' },
      input,
      createElement('span', { className: 'choices__words' }, choice.label),
    )
  })
  const className = across ? 'choices choices--across' : 'choices'
  return createElement('div', { className, role: 'radiogroup', 'aria-label': label, 'aria-invalid': invalid || undefined }, rows)
}

/** One of a few answers, all in sight. */
export function Choices(props: ChoicesProps) {
  if (process.env.TARO_ENV === 'h5') return <BrowserChoices {...props} />
  const { label, choices, value, onChange, across } = props
  return (
    <RadioGroup
      className={across ? 'choices choices--across' : 'choices'}
      aria-label={label}
      onChange={(event) => onChange(event.detail.value)}
    >
      {choices.map((choice) => (
        <Label key={choice.value} className='choices__row'>
          <Radio value={choice.value} checked={choice.value === value} color='#1456d8' />
          <Text className='choices__words'>{choice.label}</Text>
        </Label>
      ))}
    </RadioGroup>
  )
}
