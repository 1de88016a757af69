import { Text, View } from '@tarojs/components'
import './CheckRow.scss'
import { Icon } from './Icon'
import { Press } from './Press'

export interface CheckRowProps {
  checked: boolean
  onChange(checked: boolean): void
  children?: string
  /** Said by screen readers where there are no words beside the box. */
  label?: string
  disabled?: boolean
  error?: string
}

/** A tick box with its sentence; the whole row takes the tap. */
export function CheckRow({ checked, onChange, children, label, disabled, error }: CheckRowProps) {
  return (
    <View>
      <Press
        className='check-row'
        role='checkbox'
        aria-checked={checked}
        label={label}
        disabled={disabled}
        onPress={() => onChange(!checked)}
      >
        <View className={checked ? 'check-row__box check-row__box--on' : 'check-row__box'}>{checked && <Icon name='check' />}</View>
        {children && <Text className='check-row__words'>{children}</Text>}
      </Press>
      {error && (
        <View className='field__message field__message--bad'>
          <Icon name='warn' />
          <Text>{error}</Text>
        </View>
      )}
    </View>
  )
}
