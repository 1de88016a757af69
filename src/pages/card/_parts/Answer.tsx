import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './card.scss'

/** First line of a page: what is so, and what to do. */
export function Answer({ headline, text, children }: { headline: string; text?: string; children?: ReactNode }) {
  return (
    <View className='card__answer'>
      <View role='heading' aria-level={2} className='card__headline'>
        {headline}
      </View>
      {children}
      {text && <View className='card__words'>{text}</View>}
    </View>
  )
}
