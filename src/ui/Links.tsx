import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import './Links.scss'
import { Press } from './Press'

export interface LinkRow {
  key: string
  title: string
  /** Second line. */
  detail?: string
  /** Chip, deadline or number before the arrow. */
  aside?: ReactNode
  /** Third line, e.g. a deadline. */
  below?: ReactNode
  /** False for a row that leads nowhere else, e.g. one that only marks itself. */
  arrow?: boolean
  onPress(): void
}

/** Rows that each open something. */
export function Links({ rows }: { rows: LinkRow[] }) {
  return (
    <View className='links'>
      {rows.map(({ key, title, detail, aside, below, arrow = true, onPress }) => (
        <Press key={key} className='links__row' onPress={onPress}>
          <View className='links__words'>
            <Text className='links__title'>{title}</Text>
            {detail && <Text className='links__detail'>{detail}</Text>}
            {below}
          </View>
          {aside}
          {arrow && <Icon name='forward' />}
        </Press>
      ))}
    </View>
  )
}
