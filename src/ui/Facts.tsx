import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './Facts.scss'

export interface Fact {
  label: string
  value: ReactNode
}

/** Label and value in rows, to be read and not changed. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <View className='facts'>
      {facts.map(({ label, value }) => (
        <View key={label} className='facts__row'>
          <View className='facts__label'>{label}</View>
          <View className='facts__value'>{value}</View>
        </View>
      ))}
    </View>
  )
}
