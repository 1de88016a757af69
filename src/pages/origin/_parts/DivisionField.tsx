import { Text } from '@tarojs/components'
import { useState } from 'react'
import { divisionName } from '@/shared/codes/divisions'
import { Field, type FieldWords, Icon, Press } from '@/ui'
import { uiWording } from '@/ui/wording'
import './division.scss'
import { DivisionSheet } from './DivisionSheet'

/** A division of the country by its code; a tap opens the list of places. */
export function DivisionField({ value, onChange, ...words }: FieldWords & { value: string; onChange(code: string): void }) {
  const [open, setOpen] = useState(false)
  const name = divisionName(value) ?? value
  const choose = (code: string) => {
    setOpen(false)
    onChange(code)
  }
  return (
    <>
      <Field {...words} value={name}>
        {({ id, 'aria-describedby': describedBy }) => (
          <Press
            id={id}
            className='field__input field__picker division__field'
            label={`${words.label}：${name || uiWording.choose}`}
            aria-describedby={describedBy}
            aria-haspopup='dialog'
            onPress={() => setOpen(true)}
          >
            <Text className={name ? '' : 'field__empty'}>{name || uiWording.choose}</Text>
            <Icon name='down' />
          </Press>
        )}
      </Field>
      {open && <DivisionSheet title={words.label} value={value} onChoose={choose} onClose={() => setOpen(false)} />}
    </>
  )
}
