import { Text, View } from '@tarojs/components'
import { spokenMinute } from '@/shared/calendar'
import './Trail.scss'
import { uiWording } from './wording'

/** One step of a case as the server tells it. `at` is an ISO instant. */
export interface TrailStep {
  at: string
  who: string
  role: string
  onBehalfOf: string | null
  label: string
  state: string
  reason: string | null
}

/** Who did what when, in the order given. */
export function Trail({ steps }: { steps: TrailStep[] }) {
  return (
    <View className='trail' role='list'>
      {steps.map((step) => (
        <View key={`${step.at} ${step.label} ${step.who}`} className='trail__step' role='listitem'>
          <View className='trail__what'>{`${step.label} → ${step.state}`}</View>
          <View className='trail__who'>
            <Text>{`${spokenMinute(new Date(step.at))} · ${step.who}（${step.role}）`}</Text>
            {step.onBehalfOf && <Text>{uiWording.onBehalfOf(step.onBehalfOf)}</Text>}
          </View>
          {step.reason && <View className='trail__reason'>{`${uiWording.reason}：${step.reason}`}</View>}
        </View>
      ))}
    </View>
  )
}
