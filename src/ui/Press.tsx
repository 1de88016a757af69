import { Button } from '@tarojs/components'
import { type AriaAttributes, createElement, type ReactNode } from 'react'
import './Press.scss'

export interface PressProps extends AriaAttributes {
  onPress(): void
  children?: ReactNode
  className?: string
  /** What a screen reader says where the content is not words enough. */
  label?: string
  role?: 'switch' | 'checkbox' | 'tab' | 'link'
  disabled?: boolean
  id?: string
}

/**
 * Anything that can be tapped. In the browser it is a real `<button>`, because Taro's own has no role, no focus and no Enter key;
 * on the phone it is WeChat's button. No look of its own; at least 44 px high.
 */
export function Press({ onPress, children, className = '', label, ...rest }: PressProps) {
  const shared = { ...rest, className: `press ${rest.disabled ? 'press--off ' : ''}${className}`, 'aria-label': label, onClick: onPress }
  if (process.env.TARO_ENV === 'h5') return createElement('button', { type: 'button', ...shared }, children)
  return (
    <Button hoverClass='press--down' {...shared}>
      {children}
    </Button>
  )
}
