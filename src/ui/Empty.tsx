import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './Empty.scss'

/** Nothing here yet: says what will appear and when. `children` may hold the button that fills it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <View className='empty'>
      <Text className='empty__title'>{title}</Text>
      {children && <View className='empty__words'>{children}</View>}
    </View>
  )
}
