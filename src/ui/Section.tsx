import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Icon } from './Icon'
import { Press } from './Press'
import './Section.scss'

export interface SectionProps {
  title?: string
  /** Beside the title: a chip, a deadline, a small button. */
  aside?: ReactNode
  /** Details that most readers do not need: closed until tapped. Needs a title. */
  folded?: boolean
  children: ReactNode
}

/** A white card with an optional heading. */
export function Section({ title, aside, folded = false, children }: SectionProps) {
  const [open, setOpen] = useState(!folded)
  const heading = (
    <View className='section__title' role='heading' aria-level={2}>
      {title}
    </View>
  )
  return (
    <View className='section'>
      {title && (
        <View className='section__head'>
          {folded ? (
            <Press className='section__fold' onPress={() => setOpen(!open)} aria-expanded={open}>
              <Text className='section__title'>{title}</Text>
              <View className={open ? 'section__arrow section__arrow--open' : 'section__arrow'}>
                <Icon name='down' />
              </View>
            </Press>
          ) : (
            heading
          )}
          {aside}
        </View>
      )}
      {open && children}
    </View>
  )
}
