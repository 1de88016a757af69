import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import './StageBar.scss'
import { uiWording } from './wording'

export interface Stage {
  name: string
  state: 'done' | 'now' | 'todo' | 'blocked'
}

const iconOf: Record<Stage['state'], IconName> = { done: 'check', now: 'clock', todo: 'dot', blocked: 'warn' }

/** Where a process stands, in at most six stages. */
export function StageBar({ stages, label }: { stages: Stage[]; label: string }) {
  return (
    <View className='stage-bar' role='list' aria-label={label}>
      {stages.slice(0, 6).map(({ name, state }) => (
        <View
          key={name}
          className={`stage-bar__stage stage-bar__stage--${state}`}
          role='listitem'
          aria-label={`${name}：${uiWording.stage[state]}`}
        >
          <View className='stage-bar__mark'>
            <Icon name={iconOf[state]} />
          </View>
          <Text className='stage-bar__name'>{name}</Text>
        </View>
      ))}
    </View>
  )
}
