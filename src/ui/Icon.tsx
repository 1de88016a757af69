import { View } from '@tarojs/components'
import './Icon.scss'

export type IconName =
  | 'back'
  | 'bell'
  | 'blocked'
  | 'check'
  | 'clock'
  | 'cross'
  | 'dot'
  | 'down'
  | 'forward'
  | 'home'
  | 'info'
  | 'lock'
  | 'offline'
  | 'person'
  | 'phone'
  | 'swap'
  | 'warn'

/** A line icon in the colour of the text beside it. Decoration only: the word beside it carries the meaning. */
export function Icon({ name }: { name: IconName }) {
  return <View className={`icon icon--${name}`} aria-hidden='true' />
}
