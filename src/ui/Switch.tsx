import { Text, View } from '@tarojs/components'
import { Press } from './Press'
import './Switch.scss'

/** On or off, taking effect at once. */
export function Switch({ label, on, onChange, disabled }: { label: string; on: boolean; onChange(on: boolean): void; disabled?: boolean }) {
  return (
    <Press className='switch' role='switch' aria-checked={on} disabled={disabled} onPress={() => onChange(!on)}>
      <Text className='switch__label'>{label}</Text>
      <View className={on ? 'switch__track switch__track--on' : 'switch__track'}>
        <View className='switch__knob' />
      </View>
    </Press>
  )
}
