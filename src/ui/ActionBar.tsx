import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './ActionBar.scss'

/** The page's buttons: fixed at the bottom above the safe area on a phone, in line on a desktop. Put the accent button last. */
export function ActionBar({ children, note }: { children: ReactNode; note?: string }) {
  return (
    <View className='action-bar'>
      <View className='action-bar__inside'>
        {note && <View className='action-bar__note'>{note}</View>}
        <View className='action-bar__buttons'>{children}</View>
      </View>
    </View>
  )
}
