import { Text, View } from '@tarojs/components'
import './Ring.scss'
import { uiWording } from './wording'

/** How much of a whole is done: a ring with `5 / 8` inside and words beneath. */
export function Ring({ done, total, label }: { done: number; total: number; label: string }) {
  const degrees = total > 0 ? Math.round((done / total) * 360) : 0
  const said = uiWording.progress(done, total)
  return (
    <View className='ring' role='img' aria-label={`${label} ${said}`}>
      <View className='ring__circle' style={{ background: `conic-gradient(var(--good) ${degrees}deg, var(--line) 0)` }}>
        <View className='ring__inside'>
          <Text>{said}</Text>
        </View>
      </View>
      <Text className='ring__label'>{label}</Text>
    </View>
  )
}
