import { Text, View } from '@tarojs/components'
import './Chip.scss'
import { Icon, type IconName } from './Icon'
import type { Tone } from './tone'

const iconOf: Record<Tone, IconName> = { neutral: 'dot', accent: 'clock', good: 'check', warn: 'warn', bad: 'cross' }

/** A state: icon and word in the tone's colour. */
export function Chip({ tone = 'neutral', icon = iconOf[tone], children }: { tone?: Tone; icon?: IconName; children: string }) {
  return (
    <View className={`chip chip--${tone}`}>
      <Icon name={icon} />
      <Text>{children}</Text>
    </View>
  )
}
