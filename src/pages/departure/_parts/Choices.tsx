import { Label, Radio, RadioGroup, Text } from '@tarojs/components'
import { createElement } from 'react'
import './Choices.scss'

export interface ChoicesProps {
  /** The question, for screen readers; also tells the groups of a page apart. */
  label: string
  choices: string[]
  value: string
  onChange(value: string): void
  invalid?: boolean
}

function BrowserChoices({ label, choices, value, onChange, invalid }: ChoicesProps) {
  const rows = choices.map((choice) => {
    const input = createElement('input', {
      className: 'choices__mark',
      type: 'radio',
      name: label,
      value: choice,
      checked: choice === value,
      onChange: () => onChange(choice),
    })
    return createElement('label', { key: choice, className: 'choices__row' }, input, createElement('span', null, choice))
  })
  return createElement('div', { className: 'choices', role: 'radiogroup', 'aria-label': label, 'aria-invalid': invalid || undefined }, rows)
}

/** One of a few answers, all in sight. */
export function Choices(props: ChoicesProps) {
  if (process.env.TARO_ENV === 'h5') return <BrowserChoices {...props} />
  const { label, choices, value, onChange } = props
  return (
    <RadioGroup className='choices' aria-label={label} onChange={(event) => onChange(event.detail.value)}>
      {choices.map((choice) => (
        <Label key={choice} className='choices__row'>
          <Radio value={choice} checked={choice === value} color='#1456d8' />
          <Text>{choice}</Text>
        </Label>
      ))}
    </RadioGroup>
  )
}
