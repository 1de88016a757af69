import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import './Button.scss'
import { Press } from './Press'
import { uiWording } from './wording'

export interface ButtonProps {
  children: ReactNode
  onPress(): void
  /** `accent` is for the one action that matters on the page; `plain` beside it; `bad` for what cannot be taken back; `quiet` is a link. */
  tone?: 'accent' | 'plain' | 'bad' | 'quiet'
  disabled?: boolean
  /** Shows words instead of the label and takes no second tap. */
  running?: boolean
  label?: string
}

/** A button with a label. */
export function Button({ children, onPress, tone = 'plain', disabled, running, label }: ButtonProps) {
  const press = () => {
    if (!running && !disabled) onPress()
  }
  return (
    <Press
      className={`button button--${tone}`}
      onPress={press}
      disabled={disabled || undefined}
      aria-busy={running || undefined}
      label={label}
    >
      <Text>{running ? uiWording.working : children}</Text>
    </Press>
  )
}
